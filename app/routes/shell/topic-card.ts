import type { LoaderFunctionArgs } from "@remix-run/node";
import { getTopicCard } from "#app/http/cards.server.ts";
import { demandOpenClub } from "#app/http/machine-page.server.ts";
import { pictureAnswer } from "#app/http/picture-answer.server.ts";
import { respondJson } from "#app/http/respond.server.ts";

/** Whoever fetched it may keep it so long after the topic was hidden. */
const keepSeconds = 3_600;

/** What a link to a topic that guests may read shows; with a guest's eyes, whoever asks. */
export const loader = respondJson(async ({ params }: LoaderFunctionArgs) => {
  const club = await demandOpenClub();
  const seq = Number(/^(\d{1,9})\.png$/.exec(params.file ?? "")?.[1] ?? Number.NaN);
  const { bytes, version } = await getTopicCard(club, seq);
  return pictureAnswer({ bytes, type: "image/png", keepSeconds }, params.version === version);
});
