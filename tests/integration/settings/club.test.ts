import { beforeEach, describe, expect, it } from "vitest";
import { accountDefaults, logoMaxBytes } from "#app/domain/accounts/rules.ts";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { clubSettings, getClub } from "#app/domain/core/club.server.ts";
import { sweepMedia } from "#app/domain/media/sweep-media.server.ts";
import { uploadImage } from "#app/domain/media/upload-image.server.ts";
import { getClubSettings } from "#app/domain/settings/get-club-settings.server.ts";
import { UpdateClub } from "#app/domain/settings/schema.ts";
import { setLogo } from "#app/domain/settings/set-logo.server.ts";
import { updateClub } from "#app/domain/settings/update-club.server.ts";
import { addSeconds, daySeconds, now, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import * as file from "#app/routes/media/file.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { greyPng } from "../media/photos.ts";

let boss: MemberActor;

const form = {
  clubName: "باشگاه عکاسان",
  language: "fa",
  timeZone: "Asia/Tehran",
  readers: "members",
  country: "IR",
  currencyUnit: "rial",
  brandHue: "۱۵۰",
  secondsBetweenCodes: "۹۰",
  codesBeforePause: "5",
  codesPauseSeconds: "600",
  codesPerNumberAndDay: "20",
  codesPerIp: "30",
  codesPerClub: "1000",
  appealUrl: "https://club.example/appeal",
  mailCodes: "on",
};

beforeEach(async () => {
  boss = await asActor(await makeStaff("administrator"));
  const settings = { accounts: { codesPerClubSeconds: 1800, foreignNumbers: true }, media: { uploadsPerHour: 7 } };
  await db.club.create({ data: { name: "باشگاه", brandHue: 250, settings } });
});

describe("the club's settings", () => {
  it("change what is asked and leave the rest, from the next request on", async () => {
    await updateClub(boss, UpdateClub.parse(form));
    expect(await getClub()).toMatchObject({
      name: "باشگاه عکاسان",
      brandHue: 150,
      readers: "members",
      currencyUnit: "rial",
      country: "IR",
    });
    expect(await clubSettings("accounts", accountDefaults)).toMatchObject({
      ...{ secondsBetweenCodes: 90, mailCodes: true, foreignNumbers: false, codesPerClubSeconds: 1800 },
      appealUrl: "https://club.example/appeal",
    });
    expect(await clubSettings("media", { uploadsPerHour: 60 })).toEqual({ uploadsPerHour: 7 });
    expect(await getClubSettings(boss)).toEqual(UpdateClub.parse(form));
  });

  it("leave a line with what differs, and none where nothing does", async () => {
    for (let time = 0; time < 2; time++) await updateClub(boss, UpdateClub.parse({ ...form, readers: "everyone" }));
    const [line, ...more] = await db.auditEntry.findMany();
    expect(more).toEqual([]);
    expect(line).toMatchObject({ action: "club.updated", actorId: boss.id });
    expect(line!.before).toMatchObject({ clubName: "باشگاه", brandHue: 250, foreignNumbers: true });
    expect(line!.after).toMatchObject({ clubName: "باشگاه عکاسان", brandHue: 150, foreignNumbers: false });
    expect(line!.after).not.toHaveProperty("readers");
    expect(await db.event.count({ where: { kind: "club.updated" } })).toBe(1);
  });

  it("are whole when two save at once", async () => {
    const hues = [10, 20, 30, 40];
    await Promise.all(
      hues.map((brandHue) => updateClub(boss, UpdateClub.parse({ ...form, brandHue, codesPerIp: brandHue }))),
    );
    const { brandHue } = await getClub();
    expect(await clubSettings("accounts", accountDefaults)).toMatchObject({ codesPerIp: brandHue });
    const lines = await db.auditEntry.findMany({ select: { before: true, after: true } });
    expect(lines).toHaveLength(4);
  });

  it("are the administrators' to see and change", async () => {
    for (const person of [await makeMember(), await makeStaff("moderator", "manager")]) {
      const actor = await asActor(person);
      await expect(getClubSettings(actor)).rejects.toMatchObject({ code: "forbidden" });
      await expect(updateClub(actor, UpdateClub.parse(form))).rejects.toMatchObject({ code: "forbidden" });
      await expect(setLogo(actor, null)).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  it.each([
    ["clubName", ["", "ب", "ب\u202e‌اشگاه", "ب".repeat(10_000)]],
    ["timeZone", ["Tehran", "", "../etc"]],
    ["country", ["ZZ", "ir", "SU", "Iran"]],
    ["currencyUnit", ["dollar"]],
    ["readers", ["staff", "group"]],
    ["brandHue", ["360", "-1", "1.5", "red", "1e9", ""]],
    ["secondsBetweenCodes", ["0", "29", "601", "NaN"]],
    ["codesPerClub", ["1", "100001"]],
    [
      "appealUrl",
      ["javascript:alert(1)", "club.example", "//club.example", "mail at club", "x".repeat(400), "https://localhost"],
    ],
  ])("take no odd %s", (name, values) => {
    for (const value of values) expect(UpdateClub.safeParse({ ...form, [name]: value }).success, value).toBe(false);
  });

  it("take a mail address or no address to object to", () => {
    for (const appealUrl of ["", " help@club.example ", "http://club.example/a?b=1"])
      expect(UpdateClub.parse({ ...form, appealUrl }).appealUrl).toBe(appealUrl.trim());
  });
});

describe("the logo", () => {
  it("is written anew, shown, kept by the sweep, and let go when another comes", async () => {
    await setLogo(boss, greyPng(400, 100));
    const first = await getClub();
    expect(first.logoUrl).toMatch(/^\/media\/[\w-]{22}-320\.webp$/);
    const later = addSeconds(now(), 3 * daySeconds);
    setClock(later);
    try {
      expect(await sweepMedia()).toBe(0);
      await setLogo(boss, greyPng(200, 100));
      expect((await getClub()).logoUrl).not.toBe(first.logoUrl);
      expect(await sweepMedia()).toBe(1);
      await setLogo(boss, null);
      await setLogo(boss, null);
    } finally {
      setClock(null);
    }
    expect((await getClub()).logoUrl).toBeNull();
    expect(await db.auditEntry.count({ where: { action: "club.updated" } })).toBe(3);
  });

  it("is seen by guests of a club for members only, as no other picture is", async () => {
    await db.club.update({ where: { id: 1 }, data: { readers: "members" } });
    const other = await uploadImage(boss, { bytes: greyPng(400, 100) });
    await setLogo(boss, greyPng(400, 100));
    const ask = (path: string) =>
      file.loader({
        request: new Request(`http://club.example${path}`),
        params: { file: path.split("/").at(-1)! },
        context: {},
      });
    expect((await ask((await getClub()).logoUrl!)).status).toBe(200);
    expect((await ask(other.src)).status).not.toBe(200);
  });

  it("is a picture of at most five megabytes", async () => {
    await expect(setLogo(boss, new Uint8Array(logoMaxBytes + 1))).rejects.toMatchObject({
      code: "file_too_large",
      details: { field: "logo", values: { max: 5 } },
    });
    const notAPicture = new TextEncoder().encode("<svg onload=alert(1)>");
    await expect(setLogo(boss, notAPicture)).rejects.toMatchObject({ details: { field: "logo" } });
    expect((await getClub()).logoUrl).toBeNull();
  });
});
