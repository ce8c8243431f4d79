import type { RequestCode } from "./schema.ts";
import { type CodeRequestOrigin, type SentCode, sendCode } from "./send-code.server.ts";
import { readTarget } from "./target.server.ts";

/**
 * Sends a one-time code to the number or mailbox somebody wants to sign in or join with. Known and unknown ones, and
 * those of suspended members, are answered alike.
 * @throws DomainError phone_unreadable, phone_not_mobile, phone_foreign, mail_unreadable, code_sent_recently,
 *   codes_paused, sms_not_sent, mail_not_sent
 */
export async function requestCode(input: RequestCode, origin: CodeRequestOrigin): Promise<SentCode> {
  const field = "target";
  return sendCode({ target: await readTarget(input.target, field), purpose: "sign_in", field }, origin);
}
