import { clubSettings } from "#app/domain/core/club.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { parsePhone } from "#app/platform/persian/phone.ts";
import { accountDefaults } from "./rules.ts";

/**
 * A mobile number as people type it, in the form it is stored and limited by (E.164).
 * @throws DomainError phone_unreadable, phone_not_mobile, phone_foreign, on `field`
 */
export async function readPhone(typed: string, field = "phone"): Promise<string> {
  const { foreignNumbers } = await clubSettings("accounts", accountDefaults);
  const parsed = parsePhone(typed, { allowForeign: foreignNumbers });
  if (!parsed.ok) throw new DomainError(parsed.code, { field });
  return parsed.e164;
}
