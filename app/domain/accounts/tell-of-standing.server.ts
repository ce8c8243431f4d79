import { getClub } from "#app/domain/core/club.server.ts";
import type { Fact } from "#app/domain/core/events.ts";
import { translatorFor } from "#app/i18n/translator.server.ts";
import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { isLanguage } from "#app/platform/language.ts";
import { sendSms } from "#app/platform/messages/send.server.ts";
import { formatUntil } from "#app/platform/persian/until.ts";
import { standingAt } from "./rules.ts";

const messages = {
  active: "standingActiveSms",
  silenced: "standingSilencedSms",
  suspended: "standingSuspendedSms",
  removed: "standingRemovedSms",
} as const;

/**
 * Tells a member by SMS that their standing changed, where staff wished it, the standing is still the same, and a number
 * is known. A message that may have gone out is not sent again; one that was refused is tried again with the reaction.
 */
export async function tellOfStanding({ payload }: Fact<"member.standing_changed">): Promise<void> {
  if (!payload.tell) return;
  const member = await db.member.findUnique({
    where: { id: payload.memberId },
    select: { phone: true, locale: true, standing: true, standingUntil: true, standingReason: true },
  });
  if (!member?.phone || standingAt(member, now()) !== payload.to) return;
  const { name, locale, timeZone } = await getClub();
  const language = isLanguage(member.locale) ? member.locale : locale;
  const t = translatorFor(language, "accounts");
  const until = member.standingUntil
    ? formatUntil(member.standingUntil, now(), { locale: language, timeZone })
    : "none";
  const values = { club: name || t("theClub"), until, reason: member.standingReason ?? "" };
  const outcome = await sendSms({ to: member.phone, text: t(messages[payload.to], values) });
  if (outcome === "refused") throw new Error("No gateway took the message about a standing");
}
