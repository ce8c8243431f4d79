import type { ActionFunctionArgs } from "@remix-run/node";
import { getPost } from "#app/domain/forums/list-replies.server.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { Reply } from "#app/domain/forums/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { respondDeed } from "#app/http/deed.server.ts";
import { readFormWithImage } from "#app/http/image-form.server.ts";
import { parseInput } from "#app/http/json.server.ts";
import { postPath } from "#app/paths.ts";

/** A reply sent without leaving the page: answers the post as it stands now. */
export const action = respondDeed(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const { form, refused } = await readFormWithImage(request, actor);
  if (refused) throw refused;
  const { postId } = await reply(actor, parseInput(Reply, { ...Object.fromEntries(form), topicId: params.topic }));
  return { data: { post: await getPost(actor, postId) }, back: postPath(postId) };
});
