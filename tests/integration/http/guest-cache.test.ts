import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setHearing } from "#app/domain/core/committed.server.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { tellAnything } from "#app/domain/core/tell-anything.server.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { hideContent } from "#app/domain/forums/hide-content.server.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { addSeconds, setClock } from "#app/platform/clock.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makePost, makeTopic } from "#tests/factories/forums.ts";
import { type SmallSite, serveSmallSite, sessionOf } from "./small-site.ts";

let site: SmallSite;

beforeEach(async () => {
  setHearing(true);
  site = await serveSmallSite();
});
afterEach(() => {
  setHearing(false);
  setClock(null);
});

async function get(path: string, headers: Record<string, string> = {}, method = "GET") {
  const answer = await fetch(site.origin + path, { method, redirect: "manual", headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

const numbersIn = (text: string) => [...text.matchAll(/\[(\d+)\]/g)].map(([, number]) => Number(number));

describe("a page that is kept", () => {
  it("is made once for everybody, whatever is hung on its address, and again with other parameters of its own", async () => {
    const first = await get("/odd/page?from=1");
    for (const path of ["/odd/page?from=1", "/odd/page?from=1&utm_source=a", "/odd/page?fbclid=b&from=1"])
      expect((await get(path)).text).toBe(first.text);
    expect(site.made()).toBe(1);
    expect((await get("/odd/page?from=2")).text).not.toBe(first.text);
    for (const path of ["/odd/page?from=1&sort=new", "/odd/page?from=1&from=1"])
      expect((await get(path)).text).not.toBe(first.text);
    expect(site.made()).toBe(4);
  });

  it("is one for each language and theme", async () => {
    const looks = ["", "language=ImZhIg%3D%3D", "language=ImVuIg%3D%3D", "theme=ImRhcmsi; language=ImVuIg%3D%3D"];
    for (const cookie of [...looks, ...looks, "_ga=1"]) await get("/odd/page", cookie ? { Cookie: cookie } : {});
    expect(site.made()).toBe(looks.length);
  });

  it("goes out as small as its reader takes it, the same page each time, and not at all to who has it", async () => {
    const answers = await Promise.all(
      ["br", "gzip", "identity"].map((encoding) => get("/odd/page", { "Accept-Encoding": encoding })),
    );
    expect(answers.map(({ headers }) => headers.get("Content-Encoding"))).toEqual(["br", "gzip", null]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const { headers } = answers[0]!;
    expect(headers.get("Cache-Control")).toBe("public, max-age=0, must-revalidate");
    expect(headers.get("Vary")).toBe("Cookie, Accept-Encoding");
    const etag = headers.get("ETag")!;
    for (const known of [etag, `"other", ${etag}`, etag.slice(2), "*"]) {
      const nothing = await get("/odd/page", { "If-None-Match": known });
      expect([nothing.status, nothing.text, nothing.headers.get("ETag")]).toEqual([304, "", etag]);
    }
    expect((await get("/odd/page", { "If-None-Match": '"other"' })).status).toBe(200);
    const head = await get("/odd/page", { "Accept-Encoding": "gzip" }, "HEAD");
    expect([head.status, head.text, head.headers.get("Content-Length")]).toEqual([
      ...[200, ""],
      answers[1]!.headers.get("Content-Length"),
    ]);
    expect(head.headers.get("X-Request-Id")).not.toBe(headers.get("X-Request-Id"));
    expect(site.made()).toBe(1);
  });

  it("allows the scripts that were its own by what they say, and no other", async () => {
    const { headers, text } = await get("/odd/page");
    const hash = (code: string) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`;
    expect(headers.get("Content-Security-Policy")).toContain(`script-src 'self' ${hash("own()")};`);
    expect(text).toContain("<script>own()</script><script>alien()</script>");
    expect(text).not.toContain("nonce");
  });

  it("is made anew after a minute", async () => {
    const begun = new Date("2027-03-21T08:30:00Z");
    setClock(begun);
    await get("/odd/page");
    setClock(addSeconds(begun, 59));
    await get("/odd/page");
    expect(site.made()).toBe(1);
    setClock(addSeconds(begun, 60));
    await get("/odd/page");
    expect(site.made()).toBe(2);
  });
});

describe("nothing is kept", () => {
  it.each(["cookie", "missing", "moved", "silent"])("of an answer that is for one (%s)", async (what) => {
    const answers = [await get(`/odd/${what}`), await get(`/odd/${what}`)];
    expect(site.made()).toBe(2);
    for (const { headers } of answers) expect(headers.get("Cache-Control")).toBe("private, no-cache");
  });

  it("of a page that does not share itself, or was asked for otherwise than by reading", async () => {
    for (const method of ["GET", "GET", "POST"]) await get("/own", { Origin: site.origin }, method);
    for (let times = 0; times < 2; times++) await get("/odd/page", { Origin: site.origin }, "POST");
    expect(site.made()).toBe(5);
  });

  it("of what a member is shown, nor by their browser, and members are shown nothing that is kept", async () => {
    const member = await makeMember({ name: "نرگس محمدی" });
    const own = { Cookie: await sessionOf({ ...member, standingReason: null }) };
    const guests = await get("/odd/page");
    for (let times = 0; times < 2; times++) {
      const { text, headers } = await get("/odd/page", own);
      expect(text).toContain("نرگس محمدی");
      expect(headers.get("Cache-Control")).toBe("private, no-store");
    }
    expect((await get("/odd/page")).text).toBe(guests.text);
    expect(guests.text).not.toContain("نرگس");
  });

  it("for a browser that has just changed something as a member", async () => {
    const member = await makeMember();
    const own = { Cookie: await sessionOf({ ...member, standingReason: null }), Origin: site.origin };
    const changed = await get("/own", own, "POST");
    const marker = changed.headers.getSetCookie().find((cookie) => cookie.startsWith("writer="))!;
    expect(marker).toContain("Max-Age=60");
    await get("/odd/page");
    const made = site.made();
    await get("/odd/page", { Cookie: marker.split(";")[0]! });
    expect(site.made()).toBe(made + 1);
    expect((await get("/own", { Origin: site.origin }, "POST")).headers.getSetCookie()).toEqual([]);
  });

  it("while what others commit is not heard, and what was kept before is gone then", async () => {
    const kept = await get("/odd/page");
    setHearing(false);
    expect((await get("/odd/page")).text).not.toBe(kept.text);
    await get("/odd/page");
    expect(site.made()).toBe(3);
    setHearing(true);
    expect((await get("/odd/page")).text).not.toBe(kept.text);
    await get("/odd/page");
    expect(site.made()).toBe(4);
  });

  it("beyond its limit, or at all without room", async () => {
    site = await serveSmallSite(12_000);
    for (let from = 0; from < 50; from++) await get(`/odd/page?from=${from}`);
    const made = site.made();
    for (const from of [48, 49]) await get(`/odd/page?from=${from}`);
    expect(site.made()).toBe(made);
    await get("/odd/page?from=0");
    expect(site.made()).toBe(made + 1);
    site = await serveSmallSite(0);
    for (let times = 0; times < 2; times++) await get("/odd/page");
    expect(site.made()).toBe(2);
  });
});

describe("while a page is being made", () => {
  it("who asks for the same waits for it", async () => {
    const finish = site.hold();
    const asked = Array.from({ length: 8 }, () => get("/odd/page"));
    await expect.poll(() => site.made()).toBe(1);
    finish();
    expect(new Set((await Promise.all(asked)).map(({ text }) => text)).size).toBe(1);
    expect(site.made()).toBe(1);
  });

  it("and something changes, who asks afterwards does not get it, and it is not kept if it shows that", async () => {
    const finish = site.hold();
    const before = get("/odd/page");
    await expect.poll(() => site.made()).toBe(1);
    await transaction((tx) => publish(tx, "rules.published", { version: 2 }, null));
    site.holdNoMore();
    const fresh = await get("/odd/page");
    expect(site.made()).toBe(2);
    finish();
    expect((await before).text).not.toBe(fresh.text);
    expect((await get("/odd/page")).text).toBe(fresh.text);
  });

  it("and something else changes, it is kept", async () => {
    const finish = site.hold();
    const asked = get("/odd/page");
    await expect.poll(() => site.made()).toBe(1);
    await transaction((tx) => publish(tx, "member.joined", { memberId: crypto.randomUUID() }, null));
    const topic = await makeTopic();
    await reply(await asActor(await makeMember()), { topicId: topic.id, body: "چیز دیگری" });
    finish();
    const before = await asked;
    expect((await get("/odd/page")).text).toBe(before.text);
    await tellAnything();
    expect((await get("/odd/page")).text).not.toBe(before.text);
  });

  it("its first reader may leave without taking it from the others", async () => {
    const finish = site.hold();
    const leaving = new AbortController();
    const first = fetch(`${site.origin}/odd/page`, { signal: leaving.signal }).catch(() => "left");
    await expect.poll(() => site.made()).toBe(1);
    const second = get("/odd/page");
    leaving.abort();
    expect(await first).toBe("left");
    finish();
    expect((await second).status).toBe(200);
    expect(site.made()).toBe(1);
  });
});

describe("a topic", () => {
  it("shows every guest each reply from the moment in which its writer has been answered", async () => {
    const topic = await makeTopic();
    const path = `/topics/${topic.seq}`;
    const writers = await Promise.all(Array.from({ length: 15 }, async () => asActor(await makeMember())));
    let answered = 1;
    let over = false;
    const missed: string[] = [];
    let reads = 0;
    const read = async () => {
      while (!over) {
        const least = answered;
        const seen = Math.max(...numbersIn((await get(path)).text));
        if (seen < least) missed.push(`${seen} where ${least} had been answered`);
        reads++;
      }
    };
    const readers = Array.from({ length: 12 }, read);
    for (const writer of writers) {
      const { number } = await reply(writer, { topicId: topic.id, body: "پاسخی تازه" });
      answered = number;
      await Promise.all([get(path), get(path)]);
    }
    over = true;
    await Promise.all(readers);
    expect(missed).toEqual([]);
    expect(reads).toBeGreaterThan(site.made());
    expect(numbersIn((await get(path)).text)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
  });

  it("that is hidden is gone at once", async () => {
    const topic = await makeTopic();
    await makePost({ topicId: topic.id });
    const path = `/topics/${topic.seq}`;
    expect(numbersIn((await get(path)).text)).toEqual([1, 2]);
    const moderator = await asActor(await makeStaff("moderator"));
    await hideContent(moderator, { kind: "topic", id: topic.id, reason: "آگهی" });
    expect(numbersIn((await get(path)).text)).toEqual([]);
    expect(await db.topic.count({ where: { hiddenAt: { not: null } } })).toBe(1);
  });
});
