import { Readable } from "node:stream";
import type { ConnectionOptions } from "node:tls";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { uuidv7 } from "#app/platform/ids.ts";
import { htmlOf, type Mail, type Mailer } from "./mail.ts";
import type { SmsAnswer } from "./sms.ts";

/** A mail server: `url` as `smtp://user:password@host:587` or `smtps://…`, `from` the sender's address. */
export type SmtpSettings = { url: string; from: string; tls?: ConnectionOptions };

/** What came back when something went wrong. */
type Failure = { code?: string; responseCode?: number };

/** No step before the message itself takes longer, in milliseconds. */
const stepMs = 10_000;

/**
 * Sends mail through an SMTP server (RFC 5321). The session is taken step by step, because what became of a message
 * hangs on how far it came: nobody gets a message of which not a byte was handed over, and a server that answers with an
 * error has not taken it. A password travels only over TLS.
 */
export function smtpMailer({ url, from, tls = {} }: SmtpSettings): Mailer {
  return async (mail, signal) => {
    const message = await compose(mail, from);
    const connection = new SMTPConnection(optionsOf(url, tls));
    const broken = Promise.withResolvers<never>();
    connection.on("error", broken.reject);
    signal.addEventListener("abort", () => broken.reject({ code: "ETIMEDOUT" }), { once: true });
    const body = { handedOver: false };
    try {
      const stream = watched(message, body);
      await Promise.race([broken.promise, converse(connection, new URL(url), { from, to: mail.to }, stream)]);
      connection.quit();
      return { outcome: "sent", reason: "accepted" };
    } catch (error) {
      connection.close();
      return answerOf(error as Failure, body.handedOver);
    }
  };
}

/**
 * Whether a mail server would take mail of ours: connects and signs in, and sends nothing.
 * @returns null when it would; else a word for what went wrong, without the password
 */
export async function tryMailServer(
  { url, tls = {} }: Omit<SmtpSettings, "from">,
  signal: AbortSignal,
): Promise<string | null> {
  const connection = new SMTPConnection(optionsOf(url, tls));
  const broken = Promise.withResolvers<never>();
  connection.on("error", broken.reject);
  signal.addEventListener("abort", () => broken.reject({ code: "ETIMEDOUT" }), { once: true });
  try {
    await Promise.race([broken.promise, signIn(connection, new URL(url))]);
    connection.quit();
    return null;
  } catch (error) {
    connection.close();
    const { code, responseCode } = error as Failure;
    return [code, responseCode].filter(Boolean).join(" ") || "unknown";
  }
}

/**
 * Without a password, and where TLS was not asked for, the line is encrypted if the server can, whoever it says it is
 * (RFC 7435): a relay on the same machine has no certificate that anybody signed.
 */
function optionsOf(url: string, tls: ConnectionOptions) {
  const { protocol, hostname, port, username } = new URL(url);
  const opportunistic = protocol === "smtp:" && username === "";
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port ? Number(port) : undefined,
    secure: protocol === "smtps:",
    requireTLS: username !== "",
    tls: { ...tls, rejectUnauthorized: !opportunistic },
    connectionTimeout: stepMs,
    greetingTimeout: stepMs,
    dnsTimeout: stepMs,
  };
}

type Envelope = { from: string; to: string };

async function signIn(connection: SMTPConnection, { username, password }: URL): Promise<void> {
  await step((done) => connection.connect(done));
  const credentials = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  if (username) await step((done) => connection.login({ credentials }, done));
}

async function converse(connection: SMTPConnection, server: URL, envelope: Envelope, message: Readable): Promise<void> {
  await signIn(connection, server);
  await step((done) => connection.send(envelope, message, done));
}

function step(take: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => take((error) => (error ? reject(error) : resolve())));
}

/** The message as a stream that is asked for its bytes only when the server is ready for them. */
function watched(message: Buffer, body: { handedOver: boolean }): Readable {
  return new Readable({
    read() {
      body.handedOver = true;
      this.push(message);
      this.push(null);
    },
  });
}

function compose(mail: Mail, address: string): Promise<Buffer> {
  const composer = new MailComposer({
    from: { name: mail.from, address },
    to: { name: "", address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html ?? htmlOf(mail),
    textEncoding: "B",
    messageId: `<${mail.id ?? uuidv7()}@${address.split("@").at(-1)}>`,
    headers: { "Auto-Submitted": "auto-generated", ...mail.headers },
    disableUrlAccess: true,
    disableFileAccess: true,
  });
  return composer.compile().build();
}

/** The reason holds no answer's text, which may name the address. */
function answerOf({ code = "failed", responseCode }: Failure, handedOver: boolean): SmsAnswer {
  const reason = responseCode ? `SMTP ${responseCode}` : code;
  return { outcome: handedOver && !responseCode ? "unknown" : "refused", reason };
}
