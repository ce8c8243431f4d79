import { now } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import type { Mail } from "./mail.ts";
import { messagesHanded } from "./message-metrics.server.ts";
import { hasSmsGateway } from "./send.server.ts";
import type { SmsOutcome } from "./sms.ts";
import { smtpMailer } from "./smtp.server.ts";

/** How long a mail server may take for everything, in milliseconds. */
const patienceMs = 20_000;

/** Whether mail goes out through a server; otherwise it is shown at the outbox page, or there is none. */
export function hasMailServer(): boolean {
  return env.SMTP_URL !== undefined && env.MAIL_FROM !== undefined;
}

/**
 * Whether the club has mail at all: a mail server, or nothing configured yet. A club with an SMS gateway and no mail
 * server has none, since its outbox page, where codes could be read, is closed.
 */
export function hasMail(): boolean {
  return hasMailServer() || !hasSmsGateway();
}

/**
 * Sends a mail, or keeps it for the outbox page and the log while no server is configured. Call it outside
 * transactions: a server may take many seconds.
 * @param limitMs how long the server may take, in milliseconds
 */
export async function sendMail(mail: Mail, limitMs = patienceMs): Promise<SmsOutcome> {
  const { SMTP_URL: url, MAIL_FROM: from } = env;
  if (url && from) {
    const { outcome, reason } = await smtpMailer({ url, from })(mail, AbortSignal.timeout(limitMs));
    messagesHanded.inc({ gateway: "smtp", outcome });
    if (outcome !== "sent") log.warn({ gateway: "smtp", outcome, reason }, "the mail server did not confirm");
    return outcome;
  }
  if (!hasMail()) return "refused";
  const { to, subject, text } = mail;
  await db.outboxMessage.create({
    data: { channel: "mail", recipient: to, text: `${subject}\n\n${text}`, createdAt: now() },
  });
  log.info({ to, text }, "no mail server is configured; the message is at /dev/outbox");
  return "sent";
}
