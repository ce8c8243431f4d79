import type { ActionFunctionArgs } from "@remix-run/node";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { acceptAnswer } from "#app/domain/forums/accept-answer.server.ts";
import { deletePost } from "#app/domain/forums/delete-post.server.ts";
import { hideContent } from "#app/domain/forums/hide-content.server.ts";
import { restoreContent } from "#app/domain/forums/restore-content.server.ts";
import { restorePost } from "#app/domain/forums/restore-post.server.ts";
import { AcceptAnswer, DeletePost, HideContent, RestoreContent, RestorePost } from "#app/domain/forums/schema.ts";
import { withdrawAnswer } from "#app/domain/forums/withdraw-answer.server.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { respondDeed } from "#app/http/deed.server.ts";
import { readForm } from "#app/http/forms.server.ts";
import { parseInput } from "#app/http/json.server.ts";
import { postPath } from "#app/paths.ts";

type Deed = (actor: MemberActor, postId: string, form: Record<string, unknown>) => Promise<unknown>;

/** What a button under a post can do, by the last part of its address. */
const deeds: Record<string, Deed> = {
  accept: (actor, postId) => acceptAnswer(actor, parseInput(AcceptAnswer, { postId })),
  withdraw: (actor, postId) => withdrawAnswer(actor, parseInput(AcceptAnswer, { postId })),
  delete: (actor, postId, form) => deletePost(actor, parseInput(DeletePost, { ...form, postId })),
  restore: (actor, postId, form) => restorePost(actor, parseInput(RestorePost, { ...form, postId })),
  hide: (actor, id, form) => hideContent(actor, parseInput(HideContent, { ...form, kind: "post", id })),
  show: (actor, id, form) => restoreContent(actor, parseInput(RestoreContent, { ...form, kind: "post", id })),
};

export const action = respondDeed(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request);
  const deed = Object.hasOwn(deeds, params.deed!) ? deeds[params.deed!] : undefined;
  if (!deed) throw new DomainError("not_found");
  await deed(actor, params.post!, Object.fromEntries(await readForm(request)));
  return { data: { done: params.deed }, back: postPath(params.post!) };
});
