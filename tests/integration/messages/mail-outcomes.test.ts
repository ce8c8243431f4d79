import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { requestCode } from "#app/domain/accounts/request-code.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { env, readEnv } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { hasMail } from "#app/platform/messages/send-mail.server.ts";
import { origin } from "#tests/factories/codes.ts";
import { setAccounts } from "#tests/factories/sign-in.ts";
import { refusal, startMailServer, startRoughServer } from "./mail-server.ts";

const mail = "zahra@example.org";
const before = { ...env };
let stop: (() => Promise<unknown>) | undefined;

beforeEach(() => setAccounts({ mailCodes: true }));
afterEach(async () => {
  Object.assign(env, before, { SMTP_URL: undefined, MAIL_FROM: undefined, SMS_HTTP_URL: before.SMS_HTTP_URL });
  vi.restoreAllMocks();
  await stop?.();
  stop = undefined;
});

const configure = (server: { port: number; stop(): Promise<unknown> }) => {
  stop = server.stop;
  Object.assign(env, { SMTP_URL: `smtp://127.0.0.1:${server.port}`, MAIL_FROM: "club@example.com" });
};

const ask = () => requestCode({ target: mail }, origin);
const spies = () => [vi.spyOn(log, "info"), vi.spyOn(log, "warn"), vi.spyOn(log, "error")];

describe("codes by mail", () => {
  it("go out once, and neither outbox nor log has them", async () => {
    const lines = spies();
    const server = await startMailServer();
    configure(server);
    await ask();
    expect(server.received).toMatchObject([{ from: "club@example.com", to: [mail] }]);
    expect(await db.outboxMessage.count()).toBe(0);
    expect(JSON.stringify(lines.map((line) => line.mock.calls))).not.toMatch(/zahra|\d{5}/);
  });

  it("that were refused are told of and count for no limit; the log names nobody", async () => {
    const lines = spies();
    const onRcptTo = (_to: unknown, _session: unknown, done: (error: Error) => void) => done(refusal(550));
    configure(await startMailServer({ onRcptTo }));
    for (let time = 0; time < 2; time++)
      await expect(ask()).rejects.toMatchObject({ code: "mail_not_sent", details: { field: "target" } });
    expect(await db.loginCode.count()).toBe(0);
    expect(lines[1]!.mock.calls.map(([line]) => line)).toEqual(
      Array(2).fill({ gateway: "smtp", outcome: "refused", reason: "SMTP 550" }),
    );
  });

  it("that may have gone out count, and are asked for", async () => {
    const polite = { greeting: "220 hi", EHLO: "250 ok", MAIL: "250 ok", RCPT: "250 ok", DATA: "354 go on" };
    configure(await startRoughServer({ ...polite, message: "hang up" }));
    expect(await ask()).toHaveProperty("expiresAt");
    await expect(ask()).rejects.toMatchObject({ code: "code_sent_recently" });
  });

  it("are at the outbox only while neither mail nor SMS goes out", async () => {
    await ask();
    expect(await db.outboxMessage.findFirst()).toMatchObject({ channel: "mail", recipient: mail });
    Object.assign(env, { SMS_HTTP_URL: "http://127.0.0.1:1/" });
    expect(hasMail()).toBe(false);
    await expect(requestCode({ target: "other@example.org" }, origin)).rejects.toMatchObject({
      code: "phone_unreadable",
    });
  });
});

describe("the settings of mail", () => {
  it.each([
    [{ SMTP_URL: "smtp://mail.example.com" }, "SMTP_URL: needs MAIL_FROM"],
    [{ MAIL_FROM: "club@example.com" }, "MAIL_FROM: needs SMTP_URL"],
    [{ SMTP_URL: "https://mail.example.com", MAIL_FROM: "club@example.com" }, "SMTP_URL: must be an address"],
    [{ SMTP_URL: "smtp://mail.example.com", MAIL_FROM: "Club <club@example.com>" }, "MAIL_FROM: must be"],
  ])("are refused when wrong: %o", (settings: Record<string, string>, problem) => {
    expect(() => readEnv(settings)).toThrow(problem);
  });
});
