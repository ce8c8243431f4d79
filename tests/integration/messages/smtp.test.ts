import type { SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import type { Mail } from "#app/platform/messages/mail.ts";
import { smtpMailer } from "#app/platform/messages/smtp.server.ts";
import { cert } from "./certificate.ts";
import { deadOrigin } from "./gateway-server.ts";
import { refusal, startMailServer, startRoughServer } from "./mail-server.ts";

const from = "club@example.com";
const mail: Mail = {
  to: "zahra@example.org",
  from: "باشگاه دوربین",
  subject: "کد ورود: ۱۲۳۴۵",
  text: "کد شما: 12345\n\n<b>&",
  language: "fa",
};
const stops: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function started<Server extends { stop(): Promise<unknown> }>(starting: Promise<Server>): Promise<Server> {
  const server = await starting;
  stops.push(server.stop);
  return server;
}

const patient = () => AbortSignal.timeout(20_000);
const send = (port: number, given: Partial<Mail> = {}, signal = patient()) =>
  smtpMailer({ url: `smtp://127.0.0.1:${port}`, from })({ ...mail, ...given }, signal);

/** Encoded words (RFC 2047) in base64, as text. */
function decodeWords(header: string): string {
  const words = [...header.matchAll(/=\?UTF-8\?B\?([^?]*)\?=/gi)].map(([, word]) => Buffer.from(word!, "base64"));
  return Buffer.concat(words).toString();
}

const headerOf = (raw: string, name: string) =>
  new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, "im").exec(raw)?.[1] ?? "";

describe("a mail", () => {
  it("arrives with a Persian subject and sender, as text and as HTML from right to left", async () => {
    const { port, received } = await started(startMailServer());
    expect(await send(port)).toEqual({ outcome: "sent", reason: "accepted" });
    const [one] = received;
    expect(one).toMatchObject({ from, to: [mail.to] });
    expect(decodeWords(headerOf(one!.raw, "Subject"))).toBe(mail.subject);
    expect(decodeWords(headerOf(one!.raw, "From"))).toBe(mail.from);
    expect(headerOf(one!.raw, "Auto-Submitted")).toBe("auto-generated");
    const parts = [...one!.raw.matchAll(/base64\r\n\r\n([\w+/=\r\n]+?)\r\n--/g)].map(([, part]) =>
      Buffer.from(part!, "base64").toString(),
    );
    expect(parts[0]).toBe(mail.text);
    expect(parts[1]).toContain('<html lang="fa" dir="rtl">');
    expect(parts[1]).toContain("<p>&lt;b&gt;&amp;</p>");
  });

  it("cannot be given more headers or recipients by what it says", async () => {
    const { port, received } = await started(startMailServer());
    await send(port, { subject: "a\r\nBcc: other@example.org", from: 'x" <evil@example.org>\r\nX-Evil: 1' });
    expect(received[0]).toMatchObject({ from, to: [mail.to] });
    expect(headerOf(received[0]!.raw, "Bcc")).toBe("");
    expect(headerOf(received[0]!.raw, "X-Evil")).toBe("");
  });
});

describe("signing in at the mail server", () => {
  const url = (port: number, scheme = "smtp", password = "p%40ss%20word") =>
    `${scheme}://club:${password}@localhost:${port}`;
  const tls = { ca: cert };
  const through = (address: string, options: object = tls) =>
    smtpMailer({ url: address, from, tls: options })(mail, patient());

  it("happens over STARTTLS", async () => {
    const { port, received } = await started(startMailServer({ authOptional: false }));
    expect(await through(url(port))).toMatchObject({ outcome: "sent" });
    expect(received[0]).toMatchObject({ user: "club", secure: true });
  });

  it("happens over TLS from the start", async () => {
    const { port, received } = await started(startMailServer({ authOptional: false, secure: true }));
    expect(await through(url(port, "smtps"))).toMatchObject({ outcome: "sent" });
    expect(received[0]).toMatchObject({ user: "club", secure: true });
  });

  it("is refused with the wrong password", async () => {
    const { port } = await started(startMailServer({ authOptional: false }));
    expect(await through(url(port, "smtp", "wrong"))).toEqual({ outcome: "refused", reason: "SMTP 535" });
  });

  it("never sends the password where the line or the server cannot be trusted", async () => {
    const seen: string[] = [];
    const onAuth: SMTPServerOptions["onAuth"] = ({ password }, _session, done) => {
      seen.push(password ?? "");
      done(new Error("Invalid"));
    };
    const plain = await started(startMailServer({ onAuth, disabledCommands: ["STARTTLS"], allowInsecureAuth: true }));
    expect((await through(url(plain.port))).outcome).toBe("refused");
    const selfSigned = await started(startMailServer({ onAuth }));
    expect((await through(url(selfSigned.port), {})).outcome).toBe("refused");
    expect(seen).toEqual([]);
  });
});

describe("what became of a mail", () => {
  it.each([
    [
      "the sender",
      { onMailFrom: (_from: unknown, _session: unknown, done: (e: Error) => void) => done(refusal(550)) },
      550,
    ],
    [
      "the recipient",
      { onRcptTo: (_to: unknown, _session: unknown, done: (e: Error) => void) => done(refusal(450)) },
      450,
    ],
    ["the connection", { onConnect: (_session: unknown, done: (e: Error) => void) => done(refusal(554)) }, 554],
  ])("is certain where the server refuses %s", async (_what, options, status) => {
    const { port, received } = await started(startMailServer(options));
    expect(await send(port)).toEqual({ outcome: "refused", reason: `SMTP ${status}` });
    expect(received).toEqual([]);
  });

  it.each([451, 552, 554])("is certain where the server refuses the whole with %i", async (status) => {
    const { port } = await started(
      startMailServer({
        onData: async (stream, _session, done) => {
          await stream.toArray();
          done(refusal(status));
        },
      }),
    );
    expect(await send(port)).toEqual({ outcome: "refused", reason: `SMTP ${status}` });
  });

  const polite = { greeting: "220 hi", EHLO: "250 ok", MAIL: "250 ok", RCPT: "250 ok", DATA: "354 go on" };

  it.each<[string, Record<string, string>]>([
    ["at once", { greeting: "hang up" }],
    ["after the greeting", { ...polite, EHLO: "hang up" }],
    ["before the recipient", { ...polite, RCPT: "hang up" }],
    ["before the message", { ...polite, DATA: "hang up" }],
  ])("is certain where the server hangs up %s", async (_when, answers) => {
    const { port } = await started(startRoughServer(answers));
    expect((await send(port)).outcome).toBe("refused");
  });

  it("is unknown where the server hangs up after the message", async () => {
    const { port } = await started(startRoughServer({ ...polite, message: "hang up" }));
    expect((await send(port)).outcome).toBe("unknown");
  });

  it.each<[string, Record<string, string>, string]>([
    ["before its greeting", {}, "refused"],
    ["before the message", { greeting: "220 hi", EHLO: "250 ok", MAIL: "250 ok" }, "refused"],
    ["after the message", polite, "unknown"],
  ])("is decided by how far it came where the server hangs %s", async (_when, answers, outcome) => {
    const { port } = await started(startRoughServer(answers));
    expect(await send(port, {}, AbortSignal.timeout(600))).toEqual({ outcome, reason: "ETIMEDOUT" });
  });

  it("is certain where the server says its greeting byte by byte, without an end", async () => {
    const { port } = await started(startRoughServer({ greeting: "drip" }));
    expect(await send(port, {}, AbortSignal.timeout(600))).toEqual({ outcome: "refused", reason: "ETIMEDOUT" });
  });

  it("is certain where nobody listens, or nobody has the name", async () => {
    const port = Number(new URL(await deadOrigin()).port);
    expect((await send(port)).outcome).toBe("refused");
    const nowhere = smtpMailer({ url: "smtp://mail.invalid", from });
    expect((await nowhere(mail, patient())).outcome).toBe("refused");
  });
});
