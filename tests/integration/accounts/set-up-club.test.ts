import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkSetupLink } from "#app/domain/accounts/check-setup-link.server.ts";
import { findActorBySession } from "#app/domain/accounts/find-actor.server.ts";
import { requestSetupCode } from "#app/domain/accounts/request-setup-code.server.ts";
import { setUpClub } from "#app/domain/accounts/set-up-club.server.ts";
import { ensureSetupLink } from "#app/domain/accounts/setup-token.server.ts";
import { getClub } from "#app/domain/core/club.server.ts";
import { setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { device, lastCode, origin, stopClock, wrongCode } from "#tests/factories/codes.ts";

const phone = "+989121234567";
const details = {
  clubName: "باشگاه دوربین",
  language: "en" as const,
  timeZone: "Europe/Berlin",
  readers: "members" as const,
  country: "DE",
  currencyUnit: "rial" as const,
  brandHue: 120,
  name: "مدیر نخست",
  phone,
};

beforeEach(() => {
  stopClock();
});
afterEach(() => setClock(null));

async function setupToken(): Promise<string> {
  const link = await ensureSetupLink("https://club.example");
  return new URL(link!).searchParams.get("token")!;
}

async function codeFor(token: string, number = phone): Promise<string> {
  await requestSetupCode({ ...details, phone: number, token }, origin);
  return lastCode(number);
}

describe("setting up the club", () => {
  it("names it, makes the first administrator, signs them in, and leaves an audit line", async () => {
    const token = await setupToken();
    const { session, memberId } = await setUpClub({ ...details, token, code: await codeFor(token) }, device);
    expect(await getClub()).toMatchObject({
      name: "باشگاه دوربین",
      locale: "en",
      timeZone: "Europe/Berlin",
      readers: "members",
      isSetUp: true,
    });
    const actor = await findActorBySession(session.id);
    expect(actor?.id).toBe(memberId);
    expect(actor?.permissions.has("roles.grant")).toBe(true);
    expect(await db.auditEntry.findMany()).toMatchObject([{ action: "club.set_up", actorId: memberId }]);
  });

  it("ends the link, for the page and for those who try again", async () => {
    const token = await setupToken();
    await setUpClub({ ...details, token, code: await codeFor(token) }, device);
    await expect(checkSetupLink(token)).rejects.toMatchObject({ code: "already_set_up" });
    await expect(requestSetupCode({ ...details, token }, origin)).rejects.toMatchObject({ code: "already_set_up" });
    await expect(setUpClub({ ...details, token, code: "12345" }, device)).rejects.toMatchObject({
      code: "already_set_up",
    });
    expect(await ensureSetupLink("https://club.example")).toBeNull();
  });

  it("makes one administrator when two people finish at once", async () => {
    const token = await setupToken();
    const other = "+989120000002";
    const inputs = [
      { ...details, token, code: await codeFor(token) },
      { ...details, token, phone: other, name: "دیگری", clubName: "باشگاه دیگر", code: await codeFor(token, other) },
    ];
    const settled = await Promise.allSettled(inputs.map((input) => setUpClub(input, device)));
    expect(settled.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(settled.find((one) => one.status === "rejected")).toMatchObject({ reason: { code: "already_set_up" } });
    expect(await db.memberRole.count()).toBe(1);
    expect(await db.member.count()).toBe(1);
  });

  it("works with the newest link only", async () => {
    const former = await setupToken();
    const token = await setupToken();
    await expect(checkSetupLink(former)).rejects.toMatchObject({ code: "setup_link_wrong" });
    await checkSetupLink(token);
    for (const wrong of ["", "x", `${token}x`]) {
      await expect(checkSetupLink(wrong)).rejects.toMatchObject({ code: "setup_link_wrong" });
      await expect(setUpClub({ ...details, token: wrong, code: "12345" }, device)).rejects.toMatchObject({
        code: "setup_link_wrong",
      });
    }
  });

  it("refuses every token while no link was made", async () => {
    await expect(checkSetupLink("")).rejects.toMatchObject({ code: "setup_link_wrong" });
    await db.club.create({ data: {} });
    await expect(checkSetupLink("")).rejects.toMatchObject({ code: "setup_link_wrong" });
    await expect(setUpClub({ ...details, token: "", code: "12345" }, device)).rejects.toMatchObject({
      code: "setup_link_wrong",
    });
  });

  it("counts wrong codes and changes nothing until the right one", async () => {
    const token = await setupToken();
    const code = await codeFor(token);
    await expect(setUpClub({ ...details, token, code: wrongCode(code) }, device)).rejects.toMatchObject({
      code: "code_wrong",
      details: { field: "code" },
    });
    expect((await db.loginCode.findFirstOrThrow()).tries).toBe(1);
    expect(await getClub()).toMatchObject({ name: "", isSetUp: false });
    await setUpClub({ ...details, token, code }, device);
    expect(await getClub()).toMatchObject({ isSetUp: true });
  });

  it("makes a member who is there already the administrator", async () => {
    const member = await makeMember({ phone, name: "زهرا" });
    const token = await setupToken();
    const { memberId } = await setUpClub({ ...details, token, code: await codeFor(token) }, device);
    expect(memberId).toBe(member.id);
    expect(await db.member.findMany()).toMatchObject([{ name: "زهرا" }]);
  });

  it("offers no link while somebody administers the club", async () => {
    await makeStaff("administrator");
    expect(await ensureSetupLink("https://club.example")).toBeNull();
  });
});
