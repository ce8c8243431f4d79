import type { ActionFunctionArgs } from "@remix-run/node";
import { memberCallerId } from "#app/domain/accounts/caller-id.ts";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { getPost } from "#app/domain/forums/list-replies.server.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { Reply } from "#app/domain/forums/schema.ts";
import { answerOnce } from "#app/domain/integrations/answer-once.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { respondDeed } from "#app/http/deed.server.ts";
import { readFormWithImage } from "#app/http/image-form.server.ts";
import { parseInput } from "#app/http/json.server.ts";
import { postPath } from "#app/paths.ts";

/** A reply sent without leaving the page: answers the post as it stands now, also when its answer was lost and it is sent again. */
export const action = respondDeed(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const { form, refused } = await readFormWithImage(request, actor);
  if (refused) throw refused;
  const input = parseInput(Reply, { ...Object.fromEntries(form), topicId: params.topic });
  const postId = await once(actor, form.get("key"), input.topicId, async () => (await reply(actor, input)).postId);
  return { data: { post: await getPost(actor, postId) }, back: postPath(postId) };
});

/** Does what the page sent under a key of its own once, however often it sends it. */
async function once(actor: MemberActor, key: unknown, topicId: string, deed: () => Promise<string>): Promise<string> {
  if (typeof key !== "string" || !/^[\w-]{16,64}$/.test(key)) return deed();
  const request = { callerId: memberCallerId(actor.id), key: `page:${key}`, requestHash: topicId };
  const { answer } = await answerOnce(request, async () => ({ status: 200, headers: {}, body: await deed() }));
  return answer.body;
}
