import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { findMemberCards } from "#app/domain/accounts/find-member-cards.server.ts";
import { findMembers } from "#app/domain/accounts/find-members.server.ts";
import { getMember } from "#app/domain/accounts/get-member.server.ts";
import { removeAvatar, setAvatar } from "#app/domain/accounts/set-avatar.server.ts";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { guest } from "#app/domain/core/actor.ts";
import { getMediaFile } from "#app/domain/media/get-media-file.server.ts";
import { maxImageBytes, unattachedSeconds } from "#app/domain/media/rules.ts";
import { sweepMedia } from "#app/domain/media/sweep-media.server.ts";
import { addSeconds, now, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { greyPng, havePhotos, photo } from "../media/photos.ts";

const dataDir = vi.hoisted(() => {
  process.env.DATA_DIR = `${process.env.TMPDIR ?? "/tmp"}/bashgah-avatars-${process.pid}`;
  return process.env.DATA_DIR;
});
let actor: MemberActor;

beforeEach(async () => {
  actor = await asActor(await makeMember({ name: "زهرا کریمی" }));
});
afterEach(() => setClock(null));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const cardOf = async (id = actor.id) => (await findMemberCards([id])).get(id)!;
const fileOf = (address: string | null) => getMediaFile(address!.replace("/media/", ""));
const keptFiles = () =>
  readdirSync(join(dataDir, "files"), { recursive: true }).filter((name) => /webp$/.test(String(name))).length;

async function refusal(bytes: Uint8Array) {
  const error = await setAvatar(actor, { bytes }).then(
    () => null,
    (thrown: unknown) => thrown as { code: string; details: { field?: string } },
  );
  return error && [error.code, error.details.field];
}

describe("an avatar", () => {
  it("is the middle square of the picture, small beside what somebody wrote and large on their page", async () => {
    const [left, middle, right] = ["#f00", "#0f0", "#00f"];
    const stripe = (background: string) =>
      sharp({ create: { width: 300, height: 300, channels: 3, background } })
        .png()
        .toBuffer();
    const bytes = await sharp({ create: { width: 900, height: 300, channels: 3, background: "#000" } })
      .composite([
        { input: await stripe(left!), left: 0, top: 0 },
        { input: await stripe(middle!), left: 300, top: 0 },
        { input: await stripe(right!), left: 600, top: 0 },
      ])
      .png()
      .toBuffer();
    await setAvatar(actor, { bytes });
    const { avatarUrl, pictureUrl } = await getMember(guest, actor.id);
    for (const [address, side] of [
      [avatarUrl, 96],
      [pictureUrl, 192],
    ] as const) {
      const picture = sharp(await fileOf(address));
      expect(await picture.metadata()).toMatchObject({ width: side, height: side, format: "webp" });
      const { channels } = await picture.stats();
      expect(channels.slice(0, 3).map(({ mean }) => Math.round(mean / 255))).toEqual([0, 1, 0]);
    }
  });

  it("is never enlarged, and stands on every card", async () => {
    await setAvatar(actor, { bytes: greyPng(60, 500) });
    const { avatarUrl, pictureUrl } = await getMember(guest, actor.id);
    expect(await sharp(await fileOf(avatarUrl)).metadata()).toMatchObject({ width: 60, height: 60 });
    expect(pictureUrl).toBe(avatarUrl);
    expect((await cardOf()).avatarUrl).toBe(avatarUrl);
    const [found] = await findMembers(await asActor(await makeMember({ name: "دیگری" })), "زهرا");
    expect(found?.avatarUrl).toBe(avatarUrl);
  });

  it("outlives the sweep; the one before it does not", async () => {
    await setAvatar(actor, { bytes: greyPng(200, 200) });
    const first = (await cardOf()).avatarUrl;
    await setAvatar(actor, { bytes: greyPng(200, 200) });
    setClock(addSeconds(now(), unattachedSeconds + 60));
    expect(await sweepMedia()).toBe(1);
    await expect(fileOf(first)).rejects.toMatchObject({ code: "not_found" });
    expect((await fileOf((await cardOf()).avatarUrl)).byteLength).toBeGreaterThan(0);
  });

  it("is one, also of two sent at once", async () => {
    await Promise.all([1, 2, 3].map(() => setAvatar(actor, { bytes: greyPng(100, 100) })));
    expect(await db.media.count({ where: { attachedAt: { not: null } } })).toBe(1);
    const { avatarMediaId } = await db.member.findUniqueOrThrow({ where: { id: actor.id } });
    expect(await db.media.findUnique({ where: { id: avatarMediaId! } })).toMatchObject({
      attachedAt: expect.any(Date),
    });
  });

  it("can be removed, twice", async () => {
    await setAvatar(actor, { bytes: greyPng(200, 200) });
    await removeAvatar(actor);
    await removeAvatar(actor);
    expect((await cardOf()).avatarUrl).toBeNull();
    setClock(addSeconds(now(), unattachedSeconds + 60));
    expect(await sweepMedia()).toBe(1);
  });

  it("stays as it is while its member is silenced", async () => {
    await setAvatar(actor, { bytes: greyPng(200, 200) });
    await db.member.update({ where: { id: actor.id }, data: { standing: "silenced" } });
    const silenced = await asActor(actor);
    await expect(setAvatar(silenced, { bytes: greyPng(90, 90) })).rejects.toMatchObject({ code: "silenced" });
    await expect(removeAvatar(silenced)).rejects.toMatchObject({ code: "silenced" });
    expect((await cardOf()).avatarUrl).not.toBeNull();
  });
});

describe("a bad avatar has a sentence of its own", () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><script>alert(1)</script></svg>';
  it.each([
    ["nothing", new Uint8Array(), "file_missing"],
    ["a drawing with a script", Buffer.from(svg), "image_type_unsupported"],
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>"), "image_not_readable"],
    ["a PDF", Buffer.from("%PDF-1.7\n"), "image_type_unsupported"],
    ["half a picture", greyPng(400, 400).subarray(0, 60), "image_not_readable"],
    ["a dot", greyPng(1, 1), "image_too_small"],
    ["a line", greyPng(2_000, 47), "image_too_small"],
    ["a bomb", greyPng(20_000, 20_000), "image_too_many_pixels"],
    ["too many bytes", Buffer.alloc(maxImageBytes + 1), "file_too_large"],
  ])("%s", async (_, bytes, code) => {
    expect(await refusal(bytes)).toEqual([code, "avatar"]);
    expect((await cardOf()).avatarUrl).toBeNull();
    expect(await db.media.count()).toBe(0);
  });

  it("of a picture that is a page too only the picture stays", async () => {
    const polyglot = Buffer.concat([greyPng(200, 200), Buffer.from("<script>alert(1)</script>")]);
    await setAvatar(actor, { bytes: polyglot });
    expect(Buffer.from(await fileOf((await cardOf()).avatarUrl)).includes("script")).toBe(false);
  });

  it.runIf(havePhotos).each([
    ["IMG_5195.HEIC", "image_type_unsupported"],
    ["samplefilehub.heif", "image_type_unsupported"],
    ["DudleyLeavittUtah.tiff", "image_type_unsupported"],
    ["corrupted.jpg", "image_not_readable"],
  ])("%s", async (name, code) => {
    expect(await refusal(photo(name))).toEqual([code, "avatar"]);
  });

  it.runIf(havePhotos)("of a photograph with its place neither place nor camera is kept", async () => {
    const bytes = photo("DSCN0010.jpg");
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    await setAvatar(actor, { bytes });
    const kept = await sharp(await fileOf((await cardOf()).avatarUrl)).metadata();
    expect([kept.exif, kept.xmp, kept.icc]).toEqual([undefined, undefined, undefined]);
    expect(keptFiles()).toBeGreaterThan(0);
  });
});
