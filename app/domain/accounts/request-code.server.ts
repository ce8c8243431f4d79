import { readPhone } from "./read-phone.server.ts";
import type { RequestCode } from "./schema.ts";
import { type CodeRequestOrigin, sendCode } from "./send-code.server.ts";

/**
 * Sends a one-time code to the number somebody wants to sign in or join with. Known and unknown numbers, and those of
 * suspended members, are answered alike.
 * @throws DomainError phone_unreadable, phone_not_mobile, phone_foreign, code_sent_recently, codes_paused,
 *   sms_not_sent
 */
export async function requestCode(input: RequestCode, origin: CodeRequestOrigin): Promise<{ expiresAt: Date }> {
  return sendCode(await readPhone(input.phone), origin);
}
