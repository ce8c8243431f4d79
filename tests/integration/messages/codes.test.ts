import { afterEach, describe, expect, it, vi } from "vitest";
import { requestCode } from "#app/domain/accounts/request-code.server.ts";
import { verifyCode } from "#app/domain/accounts/verify-code.server.ts";
import { codeRequestOrigin } from "#app/http/signing-in.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { env, readEnv } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { gatewaysOf } from "#app/platform/messages/gateways.server.ts";
import { hasSmsGateway } from "#app/platform/messages/send.server.ts";
import * as outboxPage from "#app/routes/accounts/outbox.tsx";
import { device, lastMessage, origin } from "#tests/factories/codes.ts";
import { deadOrigin, type Manner, manners, startGateway } from "./gateway-server.ts";

const phone = "+989121234567";
const before = { ...env };
let stop: (() => Promise<unknown>) | undefined;

afterEach(async () => {
  Object.assign(env, before, { SMS_HTTP_URL: before.SMS_HTTP_URL });
  vi.restoreAllMocks();
  await stop?.();
  stop = undefined;
});

/** Configures the generic gateway, answering in some manner. */
async function configure(manner: Manner) {
  const gateway = await startGateway(manner);
  stop = gateway.stop;
  Object.assign(env, { SMS_HTTP_URL: `${gateway.origin}/send` });
  return gateway;
}

const ask = () => requestCode({ target: phone }, origin);

/** The HTTP status of the outbox page. */
async function outboxStatus(): Promise<number> {
  const request = new Request("http://club.example/dev/outbox");
  const answer: unknown = await outboxPage.loader({ request, params: {}, context: {} }).catch((thrown) => thrown);
  if (answer instanceof Response) return answer.status;
  return (answer as { init?: { status?: number } }).init?.status ?? 200;
}

describe("codes with a gateway", () => {
  it("go out once and are right, and neither outbox, its page nor the log has them", async () => {
    const lines = [vi.spyOn(log, "info"), vi.spyOn(log, "warn"), vi.spyOn(log, "error")];
    const { seen } = await configure(manners.says(200, {}));
    await ask();
    expect(seen).toHaveLength(1);
    const { to, text } = JSON.parse(seen[0]!.body);
    expect(to).toBe(phone);
    expect(await verifyCode({ target: phone, code: text.slice(-5) }, device)).toHaveProperty("joining");
    expect(await db.outboxMessage.count()).toBe(0);
    expect(await outboxStatus()).toBe(404);
    expect(JSON.stringify(lines.map((line) => line.mock.calls))).not.toMatch(/912|#\d{5}/);
  });

  it("name the site's host where the settings do, and none that only the request names", async () => {
    const { seen } = await configure(manners.says(200, {}));
    const request = new Request("http://evil.example/sign-in", { method: "POST" });
    await requestCode({ target: phone }, await codeRequestOrigin(request));
    expect(JSON.parse(seen[0]!.body).text).not.toMatch(/evil|@/);
    Object.assign(env, { PUBLIC_URL: "https://club.example" });
    await requestCode({ target: "09129999999" }, await codeRequestOrigin(request));
    Object.assign(env, { PUBLIC_URL: undefined });
    expect(JSON.parse(seen[1]!.body).text).toMatch(/\n\n@club\.example #\d{5}$/);
  });

  it("that were refused are told of and count for no limit", async () => {
    const warned = vi.spyOn(log, "warn");
    await configure(manners.says(402, {}));
    for (let time = 0; time < 2; time++)
      await expect(ask()).rejects.toMatchObject({
        code: "sms_not_sent",
        kind: "unavailable",
        details: { field: "target" },
      });
    expect(await db.loginCode.count()).toBe(0);
    expect(await db.outboxMessage.count()).toBe(0);
    expect(warned.mock.calls.map(([line]) => line)).toEqual(
      Array(2).fill({ gateway: "http", outcome: "refused", reason: "HTTP 402" }),
    );
  });

  it("are told of when the gateway cannot be reached", async () => {
    Object.assign(env, { SMS_HTTP_URL: await deadOrigin() });
    await expect(ask()).rejects.toMatchObject({ code: "sms_not_sent" });
  });

  it("that may have gone out count, and are asked for", async () => {
    const { seen } = await configure(manners.cutsBeforeAnswering);
    expect(await ask()).toHaveProperty("expiresAt");
    await expect(ask()).rejects.toMatchObject({ code: "code_sent_recently" });
    expect(seen).toHaveLength(1);
    expect(await db.loginCode.count()).toBe(1);
  });

  it("are shown at the outbox while there is none", async () => {
    expect(hasSmsGateway()).toBe(false);
    await ask();
    expect(await lastMessage(phone)).toMatch(/#\d{5}$/);
    expect(await outboxStatus()).toBe(200);
  });
});

describe("the settings of gateways", () => {
  const names = (settings: Record<string, string>) => gatewaysOf(readEnv(settings)).map((gateway) => gateway.name);
  const both = { SMS_KAVENEGAR_KEY: "k", SMS_HTTP_URL: "https://sms.example.com/?n={to}&m={text}" };

  it("give the order", () => {
    expect(names({})).toEqual([]);
    expect(names({ SMS_ORDER: "http" })).toEqual([]);
    expect(names(both)).toEqual(["kavenegar", "http"]);
    expect(names({ ...both, SMS_ORDER: "http, kavenegar" })).toEqual(["http", "kavenegar"]);
    expect(names({ SMS_HTTP_URL: both.SMS_HTTP_URL })).toEqual(["http"]);
  });

  it.each([
    [{ SMS_KAVENEGAR_TEMPLATE: "verify" }, "SMS_KAVENEGAR_TEMPLATE: needs SMS_KAVENEGAR_KEY"],
    [{ SMS_HTTP_TOKEN: "t" }, "SMS_HTTP_TOKEN: needs SMS_HTTP_URL"],
    [{ SMS_HTTP_URL: "ftp://sms.example.com" }, "SMS_HTTP_URL: must be an address"],
    [{ SMS_HTTP_URL: "https://me:secret@sms.example.com" }, "SMS_HTTP_URL: may not hold a user name"],
    [{ ...both, SMS_HTTP_BODY: "{to}" }, "SMS_HTTP_BODY: must be JSON"],
    [{ ...both, SMS_ORDER: "telegram" }, "SMS_ORDER: may hold kavenegar, http"],
    [{ SMS_KAVENEGAR_KEY: "a b" }, "SMS_KAVENEGAR_KEY: must be"],
  ])("are refused when wrong: %o", (settings: Record<string, string>, problem) => {
    expect(() => readEnv(settings)).toThrow(problem);
  });
});
