import type { Env } from "#app/platform/env.server.ts";
import { gatewaysOf } from "#app/platform/messages/gateways.server.ts";
import { tryMailServer } from "#app/platform/messages/smtp.server.ts";
import { type Finding, fine, warning, wrong } from "./finding.ts";

const patienceMs = 10_000;

/** Looks at what the club needs from outside: its address, SMS, mail, the provider to sign in with. Sends nothing to anybody. */
export async function checkOutside(env: Env): Promise<Finding[]> {
  return [checkAddress(env), checkSms(env), ...(await checkMail(env)), ...(await checkProvider(env))];
}

function checkAddress({ PUBLIC_URL: url }: Env): Finding {
  const remedy = "Set PUBLIC_URL to the address that people type, with https://; see TLS in docs/operations.md.";
  if (!url) return warning("address", "PUBLIC_URL is not set: links in messages are made from requests.", remedy);
  if (url.startsWith("https://")) return fine("address", url);
  return warning("address", `${url} is not encrypted: who is between reads codes and cookies.`, remedy);
}

function checkSms(env: Env): Finding {
  const names = gatewaysOf(env).map(({ name }) => name);
  if (names.length > 0) return fine("sms", `through ${names.join(", then ")}`);
  const remedy = "Set SMS_KAVENEGAR_KEY or SMS_HTTP_URL.";
  return warning(
    "sms",
    "No gateway is configured: codes are sent to nobody, and who reaches /dev/outbox or the log reads them.",
    remedy,
  );
}

async function checkMail({ SMTP_URL: url }: Env): Promise<Finding[]> {
  if (!url) return [];
  const { host } = new URL(url);
  const problem = await tryMailServer({ url }, AbortSignal.timeout(patienceMs));
  if (problem === null) return [fine("mail", `${host} takes our mail`)];
  return [wrong("mail", `${host} does not take our mail: ${problem}`, "Check SMTP_URL and the mail server.")];
}

async function checkProvider({ OIDC_ISSUER: issuer }: Env): Promise<Finding[]> {
  if (!issuer) return [];
  const remedy = "Check OIDC_ISSUER and that this machine may reach it.";
  const address = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(patienceMs) });
    if (answer.ok) return [fine("provider", issuer)];
    return [wrong("provider", `${address} answers ${answer.status}.`, remedy)];
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { code?: string } };
    return [wrong("provider", `${issuer} cannot be reached: ${cause?.code ?? message}.`, remedy)];
  }
}
