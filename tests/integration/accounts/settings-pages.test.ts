import { rmSync } from "node:fs";
import type { ActionFunctionArgs } from "@remix-run/node";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { openSession } from "#app/domain/accounts/session.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { maxImageBytes } from "#app/domain/media/rules.ts";
import { sessionCookie } from "#app/http/cookies.server.ts";
import { requestContext, withRequestContext } from "#app/http/request-context.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import * as settingsPage from "#app/routes/accounts/settings.tsx";
import * as privacyPage from "#app/routes/accounts/settings-privacy.tsx";
import { makeMember } from "#tests/factories/accounts.ts";
import { greyPng } from "../media/photos.ts";

const dataDir = vi.hoisted(() => {
  process.env.DATA_DIR = `${process.env.TMPDIR ?? "/tmp"}/bashgah-settings-${process.pid}`;
  return process.env.DATA_DIR;
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

let member: { id: string };
let cookie: string;

beforeEach(async () => {
  const made = await makeMember({ name: "زهرا", bio: "عکاس" });
  const session = await transaction((tx) => openSession(tx, { ...made, totpSince: null }, { userAgent: "" }));
  member = made;
  cookie = (await sessionCookie.serialize(session.id)).split(";")[0]!;
});

type Page = { action: (args: ActionFunctionArgs) => Promise<unknown> };

/** Sends a form as a browser without scripts would; answers the status, where it leads, and each field's problem. */
async function post(page: Page, body: FormData | URLSearchParams) {
  const request = new Request("http://club.example/settings", { method: "POST", body, headers: { Cookie: cookie } });
  const context = { ...requestContext(), actor: undefined, gate: undefined };
  const answer = await withRequestContext(context, () => page.action({ request, params: {}, context: {} }));
  if (answer instanceof Response) return { status: answer.status, to: answer.headers.get("Location") };
  const { data, init } = answer as { data: { errors: Record<string, { code: string }> }; init: { status: number } };
  const errors = Object.entries(data.errors).map(([field, { code }]) => [field, code]);
  return { status: init.status, errors: Object.fromEntries(errors) as Record<string, string> };
}

function picture(bytes: Uint8Array): FormData {
  const form = new FormData();
  form.set("intent", "avatar");
  form.set("avatar", new File([bytes as BlobPart], "me.png"));
  return form;
}

const avatarOf = async () => (await db.member.findUniqueOrThrow({ where: { id: member.id } })).avatarMediaId;
const profile = { intent: "profile", name: "زهرا", locale: "fa" };

describe("the page of one's profile", () => {
  it("takes a picture without scripts, and takes it away", async () => {
    expect(await post(settingsPage, picture(greyPng(200, 200)))).toEqual({ status: 303, to: "/settings?saved" });
    expect(await avatarOf()).not.toBeNull();
    expect(await post(settingsPage, new URLSearchParams({ intent: "remove-avatar" }))).toMatchObject({ status: 303 });
    expect(await avatarOf()).toBeNull();
  });

  it("says at the picture what is wrong with it", async () => {
    for (const [bytes, status, code] of [
      [new Uint8Array(), 422, "file_missing"],
      [Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), 422, "image_type_unsupported"],
      [Buffer.alloc(maxImageBytes + 128 * 1024), 413, "file_too_large"],
    ] as const)
      expect(await post(settingsPage, picture(bytes))).toEqual({ status, errors: { avatar: code } });
    expect(await avatarOf()).toBeNull();
  });

  it("says at each field what is wrong with it, and changes nothing", async () => {
    const wrong = {
      ...{ name: "ز", bio: "ا".repeat(301), occupation: "ا\u202E", city: "ا".repeat(41), birthday: "1404/12/30" },
      ...{ interests: "<b>", calendar: "maya", locale: "tlh" },
    };
    expect(await post(settingsPage, new URLSearchParams({ ...profile, ...wrong }))).toEqual({
      status: 422,
      errors: {
        ...{ name: "name_too_short", bio: "text_too_long", occupation: "name_forbidden_characters" },
        ...{ city: "text_too_long", birthday: "date_malformed", interests: "interest_malformed" },
        ...{ calendar: "invalid", locale: "invalid" },
      },
    });
    const place = await post(settingsPage, new URLSearchParams({ ...profile, place: "bavaria/munich" }));
    expect(place).toEqual({ status: 422, errors: { place: "place_unknown" } });
    expect(await db.member.findUnique({ where: { id: member.id } })).toMatchObject({ name: "زهرا", bio: "عکاس" });
  });

  it("saves the profile, and leads on", async () => {
    const fields = { ...profile, place: "alborz/karaj", birthday: "۱۳۷۰/۵/۱۲", interests: "کوه، کوه", calendar: "" };
    expect(await post(settingsPage, new URLSearchParams(fields))).toEqual({ status: 303, to: "/settings?saved" });
    expect(await db.member.findUnique({ where: { id: member.id } })).toMatchObject({
      ...{ province: "alborz", city: "karaj", birthday: "1370-05-12", birthCalendar: "persian", interests: ["کوه"] },
      ...{ calendar: null, bio: "", autoFollow: false },
    });
  });
});

describe("the page of privacy", () => {
  const all = { city: "nobody", occupation: "nobody", bio: "members", birthday: "everyone", interests: "nobody" };
  it("takes a choice for every field, and nothing else", async () => {
    const whole = { ...all, products: "members", activity: "nobody" };
    expect(await post(privacyPage, new URLSearchParams(whole))).toEqual({ status: 303, to: "/settings/privacy?saved" });
    expect(await db.member.findUnique({ where: { id: member.id } })).toMatchObject({ privacy: whole });
    expect(await post(privacyPage, new URLSearchParams({ ...whole, bio: "friends", phone: "everyone" }))).toEqual({
      status: 422,
      errors: { bio: "invalid" },
    });
    expect(await post(privacyPage, new URLSearchParams(all))).toMatchObject({
      status: 422,
      errors: { products: "required", activity: "required" },
    });
  });
});
