import type { LoaderFunctionArgs } from "@remix-run/node";
import { getClub } from "#app/domain/core/club.server.ts";
import { getClubCard } from "#app/http/cards.server.ts";
import { pictureAnswer } from "#app/http/picture-answer.server.ts";
import { respondJson } from "#app/http/respond.server.ts";

/** What a link to the club shows. */
export const loader = respondJson(async ({ params }: LoaderFunctionArgs) => {
  const { bytes, version } = await getClubCard(await getClub());
  return pictureAnswer({ bytes, type: "image/png" }, params.version === version);
});
