import { checkSetupLink } from "./check-setup-link.server.ts";
import type { ClubDetails } from "./schema.ts";
import { type CodeRequestOrigin, type SentCode, sendCode } from "./send-code.server.ts";
import { readNumber } from "./target.server.ts";

/**
 * The first step of setting up the club: what was filled in is right, and a code goes to the administrator-to-be.
 * @throws DomainError already_set_up, setup_link_wrong, and those of `requestCode`
 */
export async function requestSetupCode(
  input: ClubDetails & { token: string },
  origin: CodeRequestOrigin,
): Promise<SentCode> {
  await checkSetupLink(input.token);
  return sendCode({ target: await readNumber(input.phone, "phone"), purpose: "set_up", field: "phone" }, origin);
}
