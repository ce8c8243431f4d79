import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { limitedAddress } from "#app/domain/accounts/rules.ts";
import { guest } from "#app/domain/core/actor.ts";
import type { Club } from "#app/domain/core/club.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { cardVersion } from "#app/domain/core/picture-version.ts";
import { getTopicNames } from "#app/domain/forums/get-topic-names.server.ts";
import { translatorFor } from "#app/i18n/translator.server.ts";
import { addSeconds, now } from "#app/platform/clock.ts";
import { drawCard, drawClubCard } from "#app/platform/drawing/card.server.ts";
import { iconParts, whenItsTurn } from "./icons.server.ts";
import { requestContext } from "./request-context.server.ts";

/** A card weighs about 20 kB and costs about a tenth of a second of a core: so many are kept, so many drawn for one address a minute. */
const mostKept = 200;
const drawnForAddress = new RateLimiterMemory({ keyPrefix: "cards", points: 20, duration: 60 });

/** Cards by what they look like, the one asked for last at the end. */
const kept = new Map<string, Promise<Buffer>>();

export type Card = { bytes: Buffer; version: string };

/**
 * What a link to the club shows where links are shared.
 * @throws DomainError rate_limited, with until; unavailable when too much is being drawn
 */
export async function getClubCard(club: Club): Promise<Card> {
  const version = cardVersion(club);
  return { version, bytes: await keep(`club ${version}`, async () => drawClubCard(await partsOf(club))) };
}

/**
 * What a link to a topic shows: its title as a guest reads it.
 * @throws DomainError not_found for a topic that guests may not read; and as `getClubCard`
 */
export async function getTopicCard(club: Club, seq: number): Promise<Card> {
  const { title, forum } = await getTopicNames(guest, seq);
  const version = cardVersion(club, title, forum.name);
  const bytes = await keep(`topic ${version}`, async () =>
    drawCard({ ...(await partsOf(club)), title, note: forum.name }),
  );
  return { version, bytes };
}

async function partsOf(club: Club) {
  const t = translatorFor(club.locale, "outside");
  return { icon: await iconParts(club), hue: club.brandHue, club: club.name || t("unnamedClub"), note: t("cardText") };
}

async function keep(key: string, draw: () => Promise<Buffer>): Promise<Buffer> {
  const found = kept.get(key);
  if (!found) await spend();
  const card = found ?? kept.get(key) ?? whenItsTurn(draw);
  kept.delete(key);
  kept.set(key, card);
  card.catch(() => kept.delete(key));
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
  return card;
}

async function spend(): Promise<void> {
  await drawnForAddress.consume(limitedAddress(requestContext().ip)).catch((reason: unknown) => {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    throw new DomainError("rate_limited", { until: addSeconds(now(), Math.ceil(reason.msBeforeNext / 1000)) });
  });
}
