import { answerOfStatus, exchange } from "./exchange.server.ts";
import type { Sms, SmsAnswer, SmsGateway } from "./sms.ts";

/** An account at Kavenegar: `template` for one-time codes, `sender` for other messages; both are optional. */
export type KavenegarAccount = { key: string; template?: string; sender?: string };

type KavenegarRequest = { method: "verify/lookup" | "sms/send"; fields: Record<string, string> };

const kavenegarOrigin = "https://api.kavenegar.com";

/**
 * Kavenegar's REST interface: `verify/lookup` for codes when there is a template, `sms/send` for all else. The key stands
 * in the path, so the address is never logged; number and text go in the body.
 * @param origin where the interface answers
 */
export function kavenegar(account: KavenegarAccount, origin = kavenegarOrigin): SmsGateway {
  return {
    name: "kavenegar",
    send: (sms, signal) => {
      const { method, fields } = requestFor(account, sms);
      const url = `${origin}/v1/${encodeURIComponent(account.key)}/${method}.json`;
      return exchange(url, { method: "POST", body: new URLSearchParams(fields), signal }, readAnswer);
    },
  };
}

function requestFor({ template, sender }: KavenegarAccount, { to, text, code }: Sms): KavenegarRequest {
  const receptor = receptorOf(to);
  // A token with anything but digits can be refused (431), and a voice call reads digits only (428).
  if (template && code && /^[0-9]+$/.test(code))
    return { method: "verify/lookup", fields: { receptor, token: code, template } };
  return { method: "sms/send", fields: { receptor, message: text, ...(sender && { sender }) } };
}

/** Iranian numbers as they are dialled at home, others with 00. */
function receptorOf(to: string): string {
  return to.startsWith("+98") ? `0${to.slice(3)}` : to.replace("+", "00");
}

/** Refusals such as 418 (no credit), 424 (no such template) and 431 (bad token) come inside HTTP 200. */
async function readAnswer(response: Response): Promise<SmsAnswer> {
  const status = statusIn(await response.text());
  if (status === undefined) return answerWithoutStatus(response.status);
  return { outcome: status === 200 ? "sent" : "refused", reason: `status ${status}` };
}

function statusIn(text: string): number | undefined {
  try {
    const status: unknown = JSON.parse(text)?.return?.status;
    return typeof status === "number" ? status : undefined;
  } catch {
    return undefined;
  }
}

/** HTTP 200 alone says nothing here. */
function answerWithoutStatus(status: number): SmsAnswer {
  const answer = answerOfStatus(status);
  return answer.outcome === "sent" ? { outcome: "unknown", reason: `${answer.reason} without a status` } : answer;
}
