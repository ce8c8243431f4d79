import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#app/platform/db/client.server.ts";
import { makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeToken, serveApi } from "./server.ts";

const ask = serveApi();
const json = { address: "https://93.184.216.34/hook", kinds: ["member.joined"] };
let token: string;

beforeEach(async () => {
  token = await makeToken(await makeStaff("integrator"));
});

describe("webhooks through the API", () => {
  test("are made once for an Idempotency-Key; the secret is told again, and readable in no table", async () => {
    const sent = { method: "POST", token, json, headers: { "Idempotency-Key": "crm-1" } };
    const first = await ask("/webhooks", sent);
    expect([first.status, first.headers.location]).toEqual([201, `/api/v1/webhooks/${first.json.id}`]);
    expect(first.headers["cache-control"]).toBe("no-store");
    const again = await ask("/webhooks", sent);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(await db.webhook.count()).toBe(1);
    const secret = String(first.json.secret);
    expect(secret).toMatch(/^whsec_/);
    const kept = [await db.idempotentAnswer.findMany(), await db.webhook.findMany(), await db.auditEntry.findMany()];
    expect(JSON.stringify(kept)).not.toContain(secret.slice(6, 30));
    expect((await ask(`/webhooks/${first.json.id}`, { token })).body).not.toContain('secret"');
  });

  test("belong to the club, so a token of the system manages them, as far as its scopes go", async () => {
    const system = await makeToken(null, ["webhooks:read", "webhooks:write"]);
    const made = await ask("/webhooks", { method: "POST", token: system, json });
    expect(made.status).toBe(201);
    const reader = await makeToken(null, ["webhooks:read"]);
    expect((await ask("/webhooks", { token: reader })).json.items).toHaveLength(1);
    const refused = await ask(`/webhooks/${made.json.id}`, { method: "DELETE", token: reader });
    expect(refused).toMatchObject({ status: 403, json: { code: "scope_missing" } });
  });

  test("are closed to a member's token without the right, whatever its scopes", async () => {
    const member = await makeToken(await makeMember());
    expect(await ask("/webhooks", { token: member })).toMatchObject({ status: 403, json: { code: "forbidden" } });
    const made = await ask("/webhooks", { method: "POST", token: member, json });
    expect(made).toMatchObject({ status: 403, json: { code: "forbidden" } });
  });

  test.each([
    [{ ...json, address: "https://169.254.169.254/latest" }, "address_private", "address"],
    [{ ...json, address: "http://93.184.216.34/" }, "address_not_https", "address"],
    [{ ...json, address: "hook" }, "address_unreadable", "address"],
    [{ ...json, kinds: ["member.followed"] }, "fact_unknown", "kinds.0"],
    [{ ...json, kinds: [] }, "facts_missing", "kinds"],
    [{ ...json, kinds: "member.joined" }, "invalid", "kinds"],
    [{ ...json, secret: "whsec_mine" }, "unknown_field", "secret"],
    [{ kinds: json.kinds }, "required", "address"],
  ])("refuse %j: %s at %s", async (given, code, field) => {
    const answer = await ask("/webhooks", { method: "POST", token, json: given });
    expect(answer).toMatchObject({ status: 422, json: { code, errors: { [field]: code } } });
    expect(await db.webhook.count()).toBe(0);
  });
});
