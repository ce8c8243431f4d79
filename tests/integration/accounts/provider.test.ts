import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { join } from "#app/domain/accounts/join.server.ts";
import { makeProof, readProof } from "#app/domain/accounts/proof.server.ts";
import { beginProviderSignIn, finishProviderSignIn } from "#app/domain/accounts/provider-sign-in.server.ts";
import { waysIn } from "#app/domain/accounts/ways-in.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { env, readEnv } from "#app/platform/env.server.ts";
import { log } from "#app/platform/log.server.ts";
import { makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { device, expectSignedIn } from "#tests/factories/codes.ts";
import { enrol, openBrowser, outcomes, setAccounts } from "#tests/factories/sign-in.ts";
import { clientSettings, type Person, startProvider, walkThrough } from "./provider-server.ts";

const returnTo = "https://club.example/sign-in/provider/return";
const before = { ...env };
const email = "agent@company.example";
let provider: Awaited<ReturnType<typeof startProvider>>;

async function start(idTokenTellsAll = false) {
  provider = await startProvider(returnTo, idTokenTellsAll);
  Object.assign(env, { ...clientSettings, OIDC_ISSUER: provider.issuer, OIDC_NAME: "شرکت" });
}

beforeEach(() => start());
afterEach(async () => {
  Object.assign(env, before, { OIDC_ISSUER: undefined, OIDC_NAME: undefined });
  await provider.stop();
  vi.restoreAllMocks();
});

/** Signs in at the provider as somebody, up to the way back. */
async function comeBack(person: Person, to = "/") {
  provider.state.person = person;
  const { address, proof } = await beginProviderSignIn(to, returnTo);
  return { cameTo: await walkThrough(address), proof };
}

async function signIn(person: Person, to = "/") {
  const { cameTo, proof } = await comeBack(person, to);
  return finishProviderSignIn(cameTo, proof, device);
}

const agent: Person = { sub: "agent-7", email, email_verified: true };
const staff = async () => {
  const member = await makeStaff("agent");
  return db.member.update({ where: { id: member.id }, data: { email } });
};

describe("staff who sign in through the organisation's provider", () => {
  it.each([false, true])(
    "are known by their verified mail at first, then by who they are there (id token: %s)",
    async (tellsAll) => {
      await provider.stop();
      await start(tellsAll);
      const member = await staff();
      const { verified, to } = await signIn({ ...agent, email: "Agent@Company.example" }, "/forums?a=1");
      expect(expectSignedIn(verified).memberId).toBe(member.id);
      expect(to).toBe("/forums?a=1");
      expect(await db.identity.findMany()).toMatchObject([
        { issuer: provider.issuer, subject: "agent-7", memberId: member.id },
      ]);
      expect(await db.auditEntry.count({ where: { action: "member.identity_linked" } })).toBe(1);
      await db.member.update({ where: { id: member.id }, data: { email: "other@company.example" } });
      const again = await signIn({ sub: "agent-7" });
      expect(expectSignedIn(again.verified).memberId).toBe(member.id);
      expect(await db.identity.count()).toBe(1);
      expect(await db.session.findMany()).toMatchObject([{ strong: false }, { strong: false }]);
    },
  );

  it("are asked for their second factor, unless the provider says it asked for one", async () => {
    const member = await staff();
    await enrol(member, await openBrowser(member));
    expect((await signIn(agent)).verified).toHaveProperty("secondFactor");
    expect((await signIn({ ...agent, amr: ["pwd", "otp"] })).verified).toHaveProperty("secondFactor");
    expect((await signIn({ ...agent, amr: ["pwd", "mfa"] })).verified).toHaveProperty("session");
    expect(await db.session.count({ where: { strong: true } })).toBe(2);
  });

  it("are refused without a verified address, without a role, and when nobody has the address", async () => {
    const refuse = (person: Person, code: string) => expect(signIn(person)).rejects.toMatchObject({ code });
    await refuse(agent, "provider_member_unknown");
    await makeMember({ email: "member@company.example" });
    await refuse({ ...agent, email: "member@company.example" }, "provider_member_unknown");
    await staff();
    await refuse({ ...agent, email_verified: false }, "provider_mail_unverified");
    await refuse({ sub: "agent-7" }, "provider_mail_unverified");
    await refuse({ ...agent, email: "a@b\r\nBcc: c@d.example" }, "provider_mail_unverified");
    expect(await db.identity.count()).toBe(0);
    expect(await db.session.count()).toBe(0);
  });

  it("are kept out when suspended or removed, also if known before", async () => {
    const member = await staff();
    await signIn(agent);
    await db.member.update({ where: { id: member.id }, data: { standing: "suspended" } });
    await expect(signIn(agent)).rejects.toMatchObject({ code: "suspended" });
    await db.member.update({ where: { id: member.id }, data: { standing: "removed" } });
    await expect(signIn(agent)).rejects.toMatchObject({ code: "account_closed" });
  });

  it("are linked once when two windows come back together", async () => {
    await staff();
    const journeys = [await comeBack(agent), await comeBack(agent), await comeBack(agent)];
    const ends = await outcomes(journeys.map(({ cameTo, proof }) => finishProviderSignIn(cameTo, proof, device)));
    expect(ends).toEqual({ done: 3, refusals: [] });
    expect(await db.identity.count()).toBe(1);
  });

  it("may join where the club lets the provider make members", async () => {
    await setAccounts({ providerMakesMembers: true });
    const { verified } = await signIn(agent);
    if (!("joining" in verified)) throw new Error("Known");
    const joined = join({ token: verified.joining, name: "کارمند", acceptRules: true, locale: "fa" } as never, device);
    const { memberId } = expectSignedIn(await joined);
    expect(await db.member.findUnique({ where: { id: memberId } })).toMatchObject({ email, phone: null });
    expect(expectSignedIn((await signIn({ sub: "agent-7" })).verified).memberId).toBe(memberId);
  });
});

describe("what comes back from the provider", () => {
  const refused = { code: "provider_refused" };

  it("serves once: its code cannot be replayed", async () => {
    await staff();
    const { cameTo, proof } = await comeBack(agent);
    await finishProviderSignIn(cameTo, proof, device);
    await expect(finishProviderSignIn(cameTo, proof, device)).rejects.toMatchObject(refused);
    expect(await db.session.count()).toBe(1);
  });

  it("has to belong to the browser that went there", async () => {
    await staff();
    const { cameTo } = await comeBack(agent);
    const { proof: others } = await comeBack(agent);
    await expect(finishProviderSignIn(cameTo, others, device)).rejects.toMatchObject(refused);
    for (const proof of ["", "x", makeProof("joining", {}, 60)])
      await expect(finishProviderSignIn(cameTo, proof, device)).rejects.toMatchObject(refused);
  });

  it.each(["state", "nonce", "verifier"])("is refused with another %s", async (name) => {
    await staff();
    const { cameTo, proof } = await comeBack(agent);
    const changed = { ...readProof<object>("provider", proof), [name]: "x".repeat(43) };
    await expect(finishProviderSignIn(cameTo, makeProof("provider", changed, 60), device)).rejects.toMatchObject(
      refused,
    );
    expect(await db.session.count()).toBe(0);
  });

  it("is refused with a changed code, another issuer, or the provider's own refusal", async () => {
    const { cameTo, proof } = await comeBack(agent);
    const finish = (change: (params: URLSearchParams) => void) => {
      const changed = new URL(cameTo);
      change(changed.searchParams);
      return finishProviderSignIn(changed, proof, device);
    };
    await expect(finish((params) => params.set("code", "x".repeat(43)))).rejects.toMatchObject(refused);
    await expect(finish((params) => params.set("iss", "https://evil.example"))).rejects.toMatchObject(refused);
    const denied = (params: URLSearchParams) => {
      params.delete("code");
      params.set("error", "access_denied");
    };
    await expect(finish(denied)).rejects.toMatchObject(refused);
  });

  it("is told apart from a provider that is away, and the log names nobody", async () => {
    const lines = vi.spyOn(log, "warn");
    await staff();
    const { cameTo, proof } = await comeBack(agent);
    await provider.stop();
    await expect(finishProviderSignIn(cameTo, proof, device)).rejects.toMatchObject({
      code: "provider_unavailable",
      kind: "unavailable",
    });
    Object.assign(env, { OIDC_CLIENT_ID: "another" });
    await expect(beginProviderSignIn("/", returnTo)).rejects.toMatchObject({ code: "provider_unavailable" });
    expect(lines).toHaveBeenCalledTimes(2);
    expect(JSON.stringify(lines.mock.calls)).not.toMatch(/agent|company/);
  });
});

describe("the provider's settings", () => {
  it("show the way in only where there is one", async () => {
    expect(await waysIn()).toMatchObject({ provider: "شرکت" });
    Object.assign(env, { OIDC_ISSUER: undefined });
    expect(await waysIn()).toMatchObject({ provider: null });
    await expect(beginProviderSignIn("/", returnTo)).rejects.toMatchObject({ code: "not_found" });
  });

  const whole = {
    OIDC_ISSUER: "https://login.example.com",
    OIDC_CLIENT_ID: "club",
    OIDC_CLIENT_SECRET: "secret",
    PUBLIC_URL: "https://club.example",
  };

  it.each([
    [{ OIDC_CLIENT_ID: "" }, "OIDC_ISSUER: needs OIDC_CLIENT_ID"],
    [{ PUBLIC_URL: "" }, "OIDC_ISSUER: needs PUBLIC_URL"],
    [{ OIDC_ISSUER: "" }, "OIDC_CLIENT_ID: needs OIDC_ISSUER"],
    [{ OIDC_ISSUER: "http://login.example.com" }, "must begin with https://"],
  ])("are refused when wrong: %o", (settings, problem) => {
    expect(() => readEnv({ ...whole, ...settings })).toThrow(problem);
    expect(readEnv(whole).OIDC_ISSUER).toBe(whole.OIDC_ISSUER);
  });
});
