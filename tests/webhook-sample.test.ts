import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { newWebhookSecret, signMessage } from "#app/domain/integrations/webhook-message.server.ts";

type Sample = { isFromClub(secret: string, headers: Record<string, string>, body: string): boolean };

const page = readFileSync(new URL("../docs/api.md", import.meta.url), "utf8");
const [, code = ""] = /## Webhooks.*?```js\n(.*?)```/s.exec(page) ?? [];
const { isFromClub }: Sample = await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);

const [secret, other] = [newWebhookSecret(), newWebhookSecret()];
const body = '{"type":"topic.created","data":{"title":"سلام"}}';

function headers(secrets: string[], secondsAgo = 0): Record<string, string> {
  const at = Math.floor(Date.now() / 1000) - secondsAgo;
  const signature = signMessage(secrets, "0198c0de", at, body);
  return { "webhook-id": "0198c0de", "webhook-timestamp": String(at), "webhook-signature": signature };
}

test("the documented way to verify a message takes what the club signs, also while a secret is changed", () => {
  expect(isFromClub(secret, headers([secret]), body)).toBe(true);
  expect(isFromClub(secret, headers([other, secret]), body)).toBe(true);
});

test("it refuses another secret, body, id or time, an old message, and nonsense", () => {
  const good = headers([secret]);
  expect(isFromClub(other, good, body)).toBe(false);
  expect(isFromClub(secret, good, `${body} `)).toBe(false);
  expect(isFromClub(secret, { ...good, "webhook-id": "0198c0df" }, body)).toBe(false);
  expect(
    isFromClub(secret, { ...good, "webhook-timestamp": String(Number(good["webhook-timestamp"]) + 1) }, body),
  ).toBe(false);
  expect(isFromClub(secret, headers([secret], 301), body)).toBe(false);
  for (const signature of ["", "v1", "v1,", "v1,AAAA", good["webhook-signature"]!.replace("v1,", "v2,")])
    expect(isFromClub(secret, { ...good, "webhook-signature": signature }, body)).toBe(false);
  expect(isFromClub(secret, { ...good, "webhook-timestamp": "soon" }, body)).toBe(false);
});
