import { accountDefaults } from "#app/domain/accounts/rules.ts";
import { holds, type MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { db } from "#app/platform/db/client.server.ts";
import { isLanguage } from "#app/platform/language.ts";
import type { Club } from "#prisma/client";
import type { UpdateClub } from "./schema.ts";

/**
 * What the club has set, for who may change it.
 * @throws DomainError forbidden
 */
export async function getClubSettings(actor: MemberActor): Promise<UpdateClub> {
  if (!holds(actor, "club.manage")) throw new DomainError("forbidden");
  return clubValues(await db.club.findUniqueOrThrow({ where: { id: 1 } }));
}

/** The club's row as the form of its settings knows it. */
export function clubValues(row: Club): UpdateClub {
  const { accounts = {} } = row.settings as { accounts?: Partial<typeof accountDefaults> };
  const {
    foreignNumbers,
    mailCodes,
    mailPasswords,
    staffNeedSecondFactor,
    providerMakesMembers,
    appealUrl,
    ...limits
  } = {
    ...accountDefaults,
    ...accounts,
  };
  const { secondsBetweenCodes, codesBeforePause, codesPauseSeconds, codesPerNumberAndDay, codesPerIp, codesPerClub } =
    limits;
  return {
    clubName: row.name,
    language: isLanguage(row.locale) ? row.locale : "fa",
    readers: row.readers === "members" ? "members" : "everyone",
    currencyUnit: row.currencyUnit === "rial" ? "rial" : "toman",
    ...{ timeZone: row.timeZone, country: row.country, brandHue: row.brandHue },
    ...{ foreignNumbers, mailCodes, mailPasswords, staffNeedSecondFactor, providerMakesMembers, appealUrl },
    ...{ secondsBetweenCodes, codesBeforePause, codesPauseSeconds, codesPerNumberAndDay, codesPerIp, codesPerClub },
  };
}
