import { rmSync } from "node:fs";
import { afterAll, beforeEach, expect, it, vi } from "vitest";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { parseRichText } from "#app/domain/core/rich-text/parse.ts";
import { maxBytes } from "#app/domain/core/rich-text/rules.ts";
import { readFormWithImage } from "#app/http/image-form.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { greyPng } from "./photos.ts";

const dataDir = vi.hoisted(() => {
  process.env.DATA_DIR = `${process.env.TMPDIR ?? "/tmp"}/bashgah-image-form-${process.pid}`;
  return process.env.DATA_DIR;
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

let actor: MemberActor;
beforeEach(async () => {
  actor = await asActor(await makeMember());
});

/** Reads a form of writing as a browser without scripts sends it. */
function read(fields: Record<string, string | File>) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return readFormWithImage(new Request("http://club.example/x", { method: "POST", body }), actor);
}

const picture = () => new File([new Uint8Array(greyPng(60, 40))], "a.png", { type: "image/png" });

it("puts the picture behind the words, and again when the form comes back with its name", async () => {
  const first = await read({ body: "سلام", image: picture() });
  const imageId = String(first.form.get("imageId"));
  const again = await read({ body: "سلام", imageId, image: new File([], "") });
  for (const { form, refused } of [first, again]) {
    expect(refused).toBeNull();
    const parsed = parseRichText(form.get("bodyJson"));
    expect(parsed.ok && parsed.document.root.children.map(({ type }) => type)).toEqual(["paragraph", "image"]);
  }
  expect(await db.media.count()).toBe(1);
});

it("makes no document of more words than any text may have", async () => {
  const { form, refused } = await read({ body: "a\n".repeat(maxBytes), image: picture() });
  expect([refused, form.has("bodyJson")]).toEqual([null, false]);
  expect(await db.media.findMany({ select: { id: true } })).toEqual([{ id: form.get("imageId") }]);
});

it("takes no picture of somebody else's, and says so at its field", async () => {
  const { form } = await read({ body: "سلام", image: picture() });
  actor = await asActor(await makeMember());
  const { refused } = await read({ body: "سلام", imageId: String(form.get("imageId")) });
  expect(refused).toMatchObject({ code: "image_missing", details: { field: "image" } });
});
