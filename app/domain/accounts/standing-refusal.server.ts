import { clubSettings } from "#app/domain/core/club.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import type { Database } from "#app/platform/db/client.server.ts";
import type { Standing } from "#prisma/client";
import { accountDefaults } from "./rules.ts";

type Held = { standingUntil: Date | null; standingReason?: string | null };

/**
 * What somebody who may not write or sign in is told: until when, why, and where they can say that it is wrong.
 * @returns the refusal, with `values.reason` and `values.appeal`, each "" where there is none
 */
export async function standingRefusal(
  standing: Exclude<Standing, "active">,
  member: Held,
  database?: Database,
): Promise<DomainError> {
  const { appealUrl } = await clubSettings("accounts", accountDefaults, database);
  const code = standing === "removed" ? "account_closed" : standing;
  const values = { reason: member.standingReason ?? "", appeal: appealUrl };
  return new DomainError(code, { until: member.standingUntil ?? undefined, values });
}
