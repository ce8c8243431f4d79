import { afterEach, describe, expect, it } from "vitest";
import { deliver } from "#app/platform/messages/deliver.server.ts";
import { httpGateway } from "#app/platform/messages/http-gateway.server.ts";
import { kavenegar } from "#app/platform/messages/kavenegar.server.ts";
import { deadOrigin, type Manner, manners, startGateway } from "./gateway-server.ts";

const sms = { to: "+989121234567", text: "کد شما: 12345", code: "12345" };
const body = '{"to":"{to}","text":"{text}"}';
const { says, kavenegarSays } = manners;
const stops: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function gateway(manner: Manner) {
  const started = await startGateway(manner);
  stops.push(started.stop);
  return started;
}

const makers = {
  kavenegar: (origin: string) => kavenegar({ key: "secret-key", template: "verify" }, origin),
  http: (origin: string) => httpGateway({ url: `${origin}/send`, body }),
};
type Maker = keyof typeof makers;

/** Sends through a gateway of some manner, then one that takes everything; counts what each was asked. */
async function sendThrough(maker: Maker, manner: Manner, limitMs?: number) {
  const first = await gateway(manner);
  const second = await gateway(says(200, {}));
  const outcome = await deliver([makers[maker](first.origin), makers.http(second.origin)], sms, limitMs);
  return { outcome, first: first.seen.length, second: second.seen.length };
}

describe("a message with two gateways", () => {
  it.each<[string, Maker, Manner]>([
    ["Kavenegar has no credit (418)", "kavenegar", kavenegarSays(418)],
    ["Kavenegar has no such template (424)", "kavenegar", kavenegarSays(424)],
    ["Kavenegar dislikes the token (431)", "kavenegar", kavenegarSays(431)],
    ["Kavenegar refuses with an HTTP error too", "kavenegar", kavenegarSays(409, 500)],
    ["Kavenegar answers 403 in HTML", "kavenegar", says(403, "<html>")],
    ["HTTP 401", "http", says(401, {})],
    ["HTTP 429", "http", says(429, {})],
    ["HTTP 503", "http", says(503, {})],
  ])("goes through the second when the first refused it: %s", async (_name, maker, manner) => {
    expect(await sendThrough(maker, manner)).toEqual({ outcome: "sent", first: 1, second: 1 });
  });

  it.each<[string, Maker, Manner]>([
    ["Kavenegar, 500 without a status", "kavenegar", says(500, "oops")],
    ["Kavenegar, garbage instead of JSON", "kavenegar", says(200, '{"return":')],
    ["Kavenegar, JSON of another shape", "kavenegar", says(200, { return: null })],
    ["Kavenegar, JSON null", "kavenegar", says(200, "null")],
    ["Kavenegar, cut in the middle of its answer", "kavenegar", manners.cutsInTheMiddle],
    ["Kavenegar, cut before its answer", "kavenegar", manners.cutsBeforeAnswering],
    ["HTTP 500", "http", says(500, {})],
    ["HTTP 502", "http", says(502, {})],
    ["HTTP 504", "http", says(504, {})],
    ["HTTP 302", "http", says(302, {})],
    ["cut before its answer", "http", manners.cutsBeforeAnswering],
  ])("is not sent again when the first may have sent it: %s", async (_name, maker, manner) => {
    expect(await sendThrough(maker, manner)).toEqual({ outcome: "unknown", first: 1, second: 0 });
  });

  it.each<[Maker]>([["kavenegar"], ["http"]])("is not sent again when the first hangs: %s", async (maker) => {
    const { outcome, second } = await sendThrough(maker, manners.hangs, 400);
    expect({ outcome, second }).toEqual({ outcome: "unknown", second: 0 });
  });

  it.each<[string, Maker, Manner]>([
    ["Kavenegar", "kavenegar", kavenegarSays(200)],
    ["Kavenegar, slow", "kavenegar", manners.slowThenOk],
    ["any other, slow", "http", manners.slowThenOk],
    ["any other, 202 with garbage", "http", says(202, "{")],
    ["any other, cut after its 200", "http", manners.cutsInTheMiddle],
  ])("stops at the first that takes it: %s", async (_name, maker, manner) => {
    expect(await sendThrough(maker, manner)).toEqual({ outcome: "sent", first: 1, second: 0 });
  });

  it.each([["a port where nobody listens"], ["a name that does not exist"]])("skips %s", async (where) => {
    const origin = where.startsWith("a port") ? await deadOrigin() : "http://gateway.invalid";
    const second = await gateway(says(200, {}));
    expect(await deliver([makers.kavenegar(origin), makers.http(second.origin)], sms)).toBe("sent");
    expect(second.seen).toHaveLength(1);
  });

  it("is refused when both refuse", async () => {
    const second = await gateway(says(400, {}));
    expect(await deliver([makers.http(await deadOrigin()), makers.http(second.origin)], sms)).toBe("refused");
    expect(second.seen).toHaveLength(1);
  });
});

describe("what a gateway is asked", () => {
  async function asked(
    send: (origin: string) => ReturnType<typeof kavenegar>,
    message: typeof sms | { to: string; text: string },
  ) {
    const { origin, seen } = await gateway(kavenegarSays(200));
    expect(await deliver([send(origin)], message)).toBe("sent");
    return seen[0]!;
  }
  const fields = (text: string) => Object.fromEntries(new URLSearchParams(text));

  it("Kavenegar: a code by template, with nothing about the person in the address", async () => {
    const request = await asked(makers.kavenegar, sms);
    expect(request).toMatchObject({ method: "POST", path: "/v1/secret-key/verify/lookup.json" });
    expect(fields(request.body)).toEqual({ receptor: "09121234567", token: "12345", template: "verify" });
  });

  it("Kavenegar: a message without a code, or without a template, as a text", async () => {
    const plain = await asked(makers.kavenegar, { to: "+4915112345678", text: "سلام" });
    expect(plain.path).toBe("/v1/secret-key/sms/send.json");
    expect(fields(plain.body)).toEqual({ receptor: "004915112345678", message: "سلام" });
    const from = await asked((origin) => kavenegar({ key: "k", sender: "10004346" }, origin), sms);
    expect(fields(from.body)).toEqual({ receptor: "09121234567", message: sms.text, sender: "10004346" });
  });

  it("Kavenegar: a code with anything but Latin digits is never a token", async () => {
    for (const code of ["12 345", "۱۲۳۴۵", "12_345"])
      expect((await asked(makers.kavenegar, { ...sms, code })).path).toContain("/sms/send.json");
  });

  it("any other: GET with both in the address, whatever they hold", async () => {
    const message = { to: "+989121234567", text: "{to} & <b>\nسلام?#" };
    const { method, path } = await asked((origin) => httpGateway({ url: `${origin}/?n={to}&m={text}`, body }), message);
    expect(method).toBe("GET");
    expect(Object.fromEntries(new URL(path, "http://x").searchParams)).toEqual({ n: message.to, m: message.text });
  });

  it("any other: POST of a JSON body with a bearer token", async () => {
    const settings = { body: '{"a":[{"n":"{to}","m":"- {text} -"}],"v":1}', token: "t0ken" };
    const message = { to: "+989121234567", text: 'a "quote"\n{to}' };
    const request = await asked((origin) => httpGateway({ url: `${origin}/send`, ...settings }), message);
    expect(request).toMatchObject({ method: "POST", path: "/send", authorization: "Bearer t0ken" });
    expect(JSON.parse(request.body)).toEqual({ a: [{ n: message.to, m: `- ${message.text} -` }], v: 1 });
  });
});
