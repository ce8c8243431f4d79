import { rmSync } from "node:fs";
import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { openSession } from "#app/domain/accounts/session.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { maxImageBytes } from "#app/domain/media/rules.ts";
import { sessionCookie } from "#app/http/cookies.server.ts";
import { requestContext, withRequestContext } from "#app/http/request-context.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { action } from "#app/routes/media/upload.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { greyPng } from "./photos.ts";

const dataDir = vi.hoisted(() => {
  process.env.DATA_DIR = `${process.env.TMPDIR ?? "/tmp"}/bashgah-uploads-${process.pid}`;
  return process.env.DATA_DIR;
});
let cookie: string;

beforeEach(async () => {
  const member = await makeMember();
  const session = await transaction((tx) => openSession(tx, member, { userAgent: "" }));
  cookie = (await sessionCookie.serialize(session.id)).split(";")[0]!;
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function post(init: RequestInit, guest = false) {
  const headers = { ...(!guest && { Cookie: cookie }), ...(init.headers as Record<string, string>) };
  const request = new Request("http://club.example/media", { method: "POST", ...init, headers });
  const answer = () => action({ request, params: {}, context: {} });
  const response = await withRequestContext({ ...requestContext(), actor: undefined }, answer);
  return { status: response.status, body: await response.json() };
}

function form(content: Uint8Array | string, name = "picture.jpg"): RequestInit {
  const body = new FormData();
  body.set("file", new File([content as BlobPart], name));
  return { body };
}

/** A body that never ends, and tells how much of it was taken. */
function endless() {
  const taken = { bytes: 0 };
  const chunk = new Uint8Array(1024 * 1024);
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken.bytes += chunk.byteLength;
      controller.enqueue(chunk);
    },
  });
  return {
    taken,
    init: { body, duplex: "half", headers: { "Content-Type": "multipart/form-data; boundary=x" } } as RequestInit,
  };
}

it("takes a member's picture and says where it is", async () => {
  const { status, body } = await post(form(greyPng(700, 350)));
  expect([status, body]).toEqual([201, { id: expect.any(String), width: 700, height: 350, src: expect.any(String) }]);
  expect(body.src).toMatch(/^\/media\/[\w-]{22}-700\.webp$/);
});

it("refuses guests, forms without a file, forms that are none, and letters that call themselves pictures", async () => {
  expect(await post(form(greyPng(9, 9)), true)).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
  const empty = new FormData();
  empty.set("file", "text");
  expect(await post({ body: empty })).toMatchObject({ status: 422, body: { code: "file_missing" } });
  expect(await post({ body: "{}", headers: { "Content-Type": "application/json" } })).toMatchObject({ status: 422 });
  expect(await post(form("a letter"))).toMatchObject({
    ...{ status: 422, body: { code: "image_not_readable", errors: { file: "image_not_readable" } } },
  });
  expect(await db.media.count()).toBe(0);
});

it("stops reading where a file is too large", async () => {
  const { taken, init } = endless();
  expect(await post(init)).toMatchObject({ status: 413, body: { code: "file_too_large", values: { max: 30 } } });
  expect(taken.bytes).toBeLessThan(maxImageBytes + 8 * 1024 * 1024);
});

it("does not read a guest's upload at all", async () => {
  const { taken, init } = endless();
  expect(await post(init, true)).toMatchObject({ status: 401 });
  expect(taken.bytes).toBeLessThan(8 * 1024 * 1024);
});
