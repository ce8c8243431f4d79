import { readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { guest, type MemberActor } from "#app/domain/core/actor.ts";
import { documentFromText } from "#app/domain/core/rich-text/from-text.ts";
import { parseRichText } from "#app/domain/core/rich-text/parse.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { appendImage } from "#app/domain/media/append-image.ts";
import { attachMedia, mediaById } from "#app/domain/media/attach-media.server.ts";
import { getMediaFile } from "#app/domain/media/get-media-file.server.ts";
import { maxImageBytes, mostUnreadable, unattachedSeconds } from "#app/domain/media/rules.ts";
import { sweepMedia } from "#app/domain/media/sweep-media.server.ts";
import { uploadImage } from "#app/domain/media/upload-image.server.ts";
import { addSeconds, now, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { loader } from "#app/routes/media/file.ts";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { sessionOf } from "#tests/integration/http/small-site.ts";
import { greyPng } from "./photos.ts";

const dataDir = vi.hoisted(() => {
  process.env.DATA_DIR = `${process.env.TMPDIR ?? "/tmp"}/bashgah-media-${process.pid}`;
  return process.env.DATA_DIR;
});

afterEach(() => setClock(null));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const picture = () => ({ bytes: greyPng(900, 600) });
const member = async () => asActor(await makeMember());
const nameOf = (src: string) => src.replace("/media/", "");
const keptFiles = () =>
  readdirSync(join(dataDir, "files"), { recursive: true }).filter((name) => /webp$/.test(String(name)));

async function get(file: string): Promise<Response> {
  return loader({ request: new Request("http://club.example/media/x"), params: { file }, context: {} });
}

describe("uploadImage", () => {
  it("keeps each rendition under an address that cannot be guessed", async () => {
    const actor = await member();
    const [one, two] = await Promise.all([uploadImage(actor, picture()), uploadImage(actor, picture())]);
    expect(one).toMatchObject({ width: 900, height: 600, alt: "" });
    expect(one.src).toMatch(/^\/media\/[\w-]{22}-900\.webp$/);
    expect(one.src).not.toBe(two.src);
    expect(one.srcset).toMatch(/-320\.webp 320w, .+-800\.webp 800w, .+-900\.webp 900w$/);
    for (const address of one.srcset!.split(", ").map((part) => part.split(" ")[0]!)) {
      const { width } = await sharp(await getMediaFile(nameOf(address))).metadata();
      expect(address).toContain(`-${width}.webp`);
    }
  });

  it("refuses guests, the silenced, nothing, too much, and what is no picture; nothing is kept", async () => {
    const actor = await member();
    const silenced = await asActor(await makeMember({ standing: "silenced" }));
    const refused = async (who: typeof actor | typeof guest, bytes: Uint8Array) =>
      uploadImage(who, { bytes }).then(
        () => "taken",
        (error) => [error.code, error.details.values],
      );
    expect(await refused(guest, greyPng(9, 9))).toEqual(["unauthenticated", undefined]);
    expect(await refused(silenced, greyPng(9, 9))).toEqual(["silenced", undefined]);
    expect(await refused(actor, new Uint8Array(0))).toEqual(["file_missing", undefined]);
    expect(await refused(actor, new Uint8Array(maxImageBytes + 1))).toEqual(["file_too_large", { max: 30 }]);
    expect(await refused(actor, Buffer.from("a letter"))).toEqual(["image_not_readable", undefined]);
    expect(await refused(actor, Buffer.from("<svg></svg>"))).toEqual(["image_type_unsupported", undefined]);
    expect(await refused(actor, greyPng(30_000, 30_000))).toEqual(["image_too_many_pixels", { max: 50 }]);
    expect(await db.media.count()).toBe(0);
  });

  it("keeps to the hour's number of uploads, at the same moment too, and says when there are more", async () => {
    await db.club.create({ data: { id: 1, settings: { media: { uploadsPerHour: 3 } } } });
    setClock(new Date("2026-11-22T08:00:00Z"));
    const actor = await member();
    const answers = await Promise.allSettled(Array.from({ length: 6 }, () => uploadImage(actor, picture())));
    const refused = answers.filter((answer) => answer.status === "rejected");
    expect(refused).toHaveLength(3);
    const until = new Date("2026-11-22T09:00:00Z");
    for (const { reason } of refused) expect(reason).toMatchObject({ code: "rate_limited", details: { until } });
    setClock(until);
    await expect(uploadImage(actor, picture())).resolves.toMatchObject({ width: 900 });
  });

  it("takes none in a club that wants none", async () => {
    await db.club.create({ data: { id: 1, settings: { media: { uploadsPerDay: 0 } } } });
    await expect(uploadImage(await member(), picture())).rejects.toMatchObject({ code: "rate_limited" });
  });

  it("keeps to the day's number, so that nobody fills the disk hour by hour", async () => {
    await db.club.create({ data: { id: 1, settings: { media: { uploadsPerHour: 2, uploadsPerDay: 3 } } } });
    const actor = await member();
    const at = (hour: number) => setClock(new Date(Date.UTC(2026, 10, 22, hour)));
    for (const hour of [8, 9, 11]) {
      at(hour);
      await uploadImage(actor, picture());
    }
    at(15);
    const until = new Date("2026-11-23T08:00:00Z");
    await expect(uploadImage(actor, picture())).rejects.toMatchObject({ code: "rate_limited", details: { until } });
    setClock(until);
    await uploadImage(actor, picture());
  });
});

it("leaves nothing of a picture that cannot be written, and says that it was not taken", async () => {
  const actor = await member();
  await uploadImage(actor, picture());
  const [folder, aside] = [join(dataDir, "files/media"), join(dataDir, "aside")];
  renameSync(folder, aside);
  writeFileSync(folder, "no folder");
  try {
    await expect(uploadImage(actor, picture())).rejects.toMatchObject({ code: "unavailable" });
    expect(await db.media.count()).toBe(1);
  } finally {
    rmSync(folder);
    renameSync(aside, folder);
  }
  await uploadImage(actor, picture());
  expect(await db.media.count()).toBe(2);
});

describe("files that are damaged", () => {
  const whole = greyPng(900, 600);
  const damaged = whole.subarray(0, whole.length - 40);
  const send = (actor: MemberActor, bytes: Uint8Array) =>
    uploadImage(actor, { bytes }).then(
      () => "taken",
      (error) => error.code,
    );

  it("may be sent so many times only, for decoding them costs what decoding a good one does", async () => {
    const actor = await member();
    for (let sent = 0; sent < mostUnreadable; sent++) expect(await send(actor, damaged)).toBe("image_not_readable");
    await expect(uploadImage(actor, picture())).rejects.toMatchObject({
      code: "rate_limited",
      details: { until: expect.any(Date) },
    });
    expect(await send(await member(), whole)).toBe("taken");
  });

  it("do not count where their header tells already", async () => {
    const actor = await member();
    for (let sent = 0; sent <= mostUnreadable; sent++)
      expect(await send(actor, Buffer.from("%PDF-1.7 …"))).toBe("image_type_unsupported");
    expect(await send(actor, whole)).toBe("taken");
  });
});

describe("GET /media/:file", () => {
  it("answers a picture for good, and as nothing else", async () => {
    const { src } = await uploadImage(await member(), picture());
    const response = await get(nameOf(src));
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/webp",
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
    });
    expect((await sharp(await response.arrayBuffer()).metadata()).format).toBe("webp");
  });

  it("where only members may read is kept by their browsers alone", async () => {
    const me = await makeMember();
    const { src } = await uploadImage(await asActor(me), picture());
    await db.club.create({ data: { id: 1, readers: "members" } });
    const headers = { Cookie: await sessionOf(me) };
    const request = new Request(`http://club.example${src}`, { headers });
    const answer = await loader({ request, params: { file: nameOf(src) }, context: {} });
    expect(answer.headers.get("Cache-Control")).toMatch(/^private, /);
  });

  it.each([
    "",
    "..",
    "../session-secret",
    "..%2Fsession-secret",
    "/etc/passwd",
    "media",
    `${"a".repeat(22)}-320.webp`,
    `${"a".repeat(22)}-320.webp/../../../session-secret`,
    `${"a".repeat(22)}-320.webp\0`,
    `../${"a".repeat(19)}-320.webp`,
  ])("does not know %j", async (name) => {
    expect((await get(name)).status).toBe(404);
  });
});

describe("attachMedia and sweepMedia", () => {
  it("what something shows stays, what nothing shows goes after a day, row and files", async () => {
    const actor = await member();
    const [shown, left] = [await uploadImage(actor, picture()), await uploadImage(actor, picture())];
    await transaction((tx) => attachMedia(tx, actor, [shown.id, shown.id]));
    expect(await sweepMedia()).toBe(0);
    setClock(addSeconds(now(), unattachedSeconds + 60));
    expect(await sweepMedia()).toBe(1);
    expect([...(await mediaById(db, [shown.id, left.id])).keys()]).toEqual([shown.id]);
    await expect(getMediaFile(nameOf(shown.src))).resolves.toBeInstanceOf(Uint8Array);
    await expect(getMediaFile(nameOf(left.src))).rejects.toMatchObject({ code: "not_found" });
    for (const key of [left.src, ...left.srcset!.split(" ")])
      expect(keptFiles().join()).not.toContain(nameOf(key).slice(0, 22));
    expect(await sweepMedia()).toBe(0);
  });

  it("what stands in its owner's draft stays", async () => {
    const actor = await member();
    const drafted = await uploadImage(actor, picture());
    const body = appendImage(documentFromText("نیمه‌کاره"), drafted);
    await db.draft.create({ data: { memberId: actor.id, key: "topic:x", body } });
    setClock(addSeconds(now(), unattachedSeconds + 60));
    expect(await sweepMedia()).toBe(0);
    await db.draft.deleteMany();
    expect(await sweepMedia()).toBe(1);
  });

  it("refuses somebody else's picture and one that is not there, except where it was shown before", async () => {
    const [owner, other] = await Promise.all([member(), member()]);
    const { id } = await uploadImage(owner, picture());
    for (const wanted of [id, uuidv7()])
      await expect(transaction((tx) => attachMedia(tx, other, [wanted]))).rejects.toMatchObject({
        code: "image_missing",
      });
    expect(await transaction((tx) => attachMedia(tx, other, [id], [id]))).toHaveProperty("size", 1);
  });
});

it("a picture goes to the end of a plain text", async () => {
  const media = await uploadImage(await member(), { ...picture(), alt: "نمای جلو" });
  const parsed = parseRichText(appendImage(documentFromText("این گوشی را ببینید"), media));
  expect(parsed).toMatchObject({ ok: true, text: "این گوشی را ببینید\nنمای جلو" });
  expect(parsed.ok && parsed.document.root.children.at(-1)).toEqual({
    ...{ type: "image", mediaId: media.id, alt: "نمای جلو", width: 900, height: 600 },
  });
});
