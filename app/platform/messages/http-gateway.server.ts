import { answerOfStatus, exchange } from "./exchange.server.ts";
import type { Sms, SmsGateway } from "./sms.ts";

/**
 * A gateway of any maker: `{to}` and `{text}` are filled in in the address, and in the texts of a JSON body. An address
 * with `{text}` is asked for with GET; any other gets the body with POST. `token` is sent as a bearer token (RFC 6750).
 */
export type HttpGatewaySettings = { url: string; body: string; token?: string };

/** The generic HTTP gateway; a status of 2xx means that it took the message. */
export function httpGateway({ url, body, token }: HttpGatewaySettings): SmsGateway {
  const headers = new Headers(token ? { Authorization: `Bearer ${token}` } : {});
  const posts = !url.includes("{text}");
  if (posts) headers.set("Content-Type", "application/json");
  return {
    name: "http",
    send: (sms, signal) => {
      const address = fill(url, sms, encodeURIComponent);
      const init = posts ? { method: "POST", body: filledBody(body, sms) } : {};
      return exchange(address, { ...init, headers, signal }, async (response) => {
        await response.body?.cancel().catch(() => undefined); // the status has said it all, even if the rest was cut
        return answerOfStatus(response.status);
      });
    },
  };
}

function filledBody(body: string, sms: Sms): string {
  return JSON.stringify(
    JSON.parse(body, (_name, value: unknown) => (typeof value === "string" ? fill(value, sms) : value)),
  );
}

/** Fills both places in one pass, so that a text which itself says "{to}" stays as it is. */
function fill(template: string, { to, text }: Sms, encode = (value: string) => value): string {
  return template.replace(/\{(to|text)\}/g, (_place, name: string) => encode(name === "to" ? to : text));
}
