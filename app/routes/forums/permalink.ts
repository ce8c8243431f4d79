import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { DomainError } from "#app/domain/core/errors.ts";
import { findPostPlace } from "#app/domain/forums/find-post-place.server.ts";
import { optionalActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { postAnchor, topicPath } from "#app/paths.ts";

/** A post's lasting address: leads to the page of its topic that holds it, wherever it stands now. */
export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const place = await findPostPlace(await optionalActor(request), params.post!);
  if (!place) throw new DomainError("not_found");
  const { number, forumSlug, ...topic } = place;
  const path = topicPath({ ...topic, forum: { slug: forumSlug } }, pageBeginning(number));
  throw redirect(`${path}#${postAnchor(number)}`);
});

const postsBefore = 2;

/** The page begins a little before the post, so that what it answers is in sight; near the top, with the topic. */
function pageBeginning(number: number): number {
  const nearTop = 10;
  return number <= nearTop ? 1 : number - postsBefore;
}
