import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { beforeEach, describe, expect, it } from "vitest";
import { getClub } from "#app/domain/core/club.server.ts";
import { setLogo } from "#app/domain/settings/set-logo.server.ts";
import { newRequestContext, withRequestContext } from "#app/http/request-context.server.ts";
import { clubCardPath, iconPath, topicCardPath } from "#app/paths.ts";
import { brandRamp } from "#app/platform/brand-ramp.ts";
import { db } from "#app/platform/db/client.server.ts";
import { drawIcon, toPng } from "#app/platform/drawing/icon.server.ts";
import { loader as clubCard } from "#app/routes/shell/club-card.ts";
import { loader as icon } from "#app/routes/shell/icon.ts";
import { loader as topicCard } from "#app/routes/shell/topic-card.ts";
import { asActor, makeStaff } from "#tests/factories/accounts.ts";
import { makeForum, makeTopic } from "#tests/factories/forums.ts";
import { projectDir } from "#tests/setup/club.ts";

const club = { name: "باشگاه نور", brandHue: 30, logoUrl: null };
const loaders = { icons: icon, cards: clubCard };

beforeEach(async () => {
  const data = { id: 1, name: club.name, brandHue: club.brandHue };
  await db.club.upsert({ where: { id: 1 }, create: data, update: data });
});

/** What the route of an address answers. */
function ask(path: string): Promise<Response> {
  const [, kind, version, ...rest] = path.split("/");
  const load = rest[0] === "topics" ? topicCard : loaders[kind as keyof typeof loaders];
  return load({
    request: new Request(`http://club.test${path}`),
    params: { version, file: rest.at(-1)! },
    context: {},
  });
}

async function pictureOf(answer: Response) {
  expect(answer.status).toBe(200);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const { width, height } = await sharp(bytes).metadata();
  return { bytes, size: `${width}x${height}` };
}

async function colourAt(bytes: Buffer, x: number, y: number): Promise<string> {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return `#${data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 3).toString("hex")}`;
}

describe("icons", () => {
  it("show the club's letter on its colour, for ever under an address that changes with it", async () => {
    const path = iconPath(club, "maskable-192.png");
    const answer = await ask(path);
    expect(answer.headers.get("Cache-Control")).toContain("immutable");
    const { bytes, size } = await pictureOf(answer);
    expect(size).toBe("192x192");
    expect(await colourAt(bytes, 4, 4)).toBe(brandRamp(club.brandHue)[600]);
    const { dominant } = await sharp(bytes)
      .extract({ left: 48, top: 48, width: 96, height: 96 })
      .threshold(250)
      .stats();
    expect(dominant.r).toBeLessThan(250); // mostly ground …
    expect((await sharp(bytes).greyscale().stats()).channels[0]!.max).toBe(255); // … and a letter in white
    expect(iconPath({ ...club, brandHue: 31 }, "icon-96.png")).not.toBe(iconPath(club, "icon-96.png"));
    expect(iconPath({ ...club, name: "نور" }, "icon-96.png")).not.toBe(iconPath(club, "icon-96.png"));
  });

  it("under an old version are the present ones, and kept for minutes only", async () => {
    const answer = await ask("/icons/old/icon-96.png");
    expect(answer.headers.get("Cache-Control")).toBe("public, max-age=300");
    expect((await pictureOf(answer)).size).toBe("96x96");
  });

  it("are the logo where there is one", async () => {
    const admin = await asActor(await makeStaff("administrator"));
    const red = { create: { width: 320, height: 320, channels: 3 as const, background: "#d01020" } };
    await setLogo(admin, await sharp(red).png().toBuffer());
    const withLogo = await getClub();
    const { bytes } = await pictureOf(await ask(iconPath(withLogo, "icon-192.png")));
    const [red8, green8] = [1, 3].map(async (at) =>
      Number.parseInt((await colourAt(bytes, 96, 96)).slice(at, at + 2), 16),
    );
    expect(await red8).toBeGreaterThan(190);
    expect(await green8).toBeLessThan(40);
  });

  it("have no other names", async () => {
    for (const file of ["icon-64.png", "constructor", "..", ""])
      expect((await ask(`/icons/x/${file}`)).status).toBe(404);
  });

  it("are drawn alike on a machine without any font", async () => {
    const folder = await mkdtemp(join(tmpdir(), "bashgah-no-fonts-"));
    const config = join(folder, "fonts.conf");
    await writeFile(config, '<?xml version="1.0"?><fontconfig></fontconfig>');
    const parts = { logo: null, letter: "گ", ground: "#204060", ink: "#ffffff" };
    const script = `const { drawIcon, toPng } = await import("#app/platform/drawing/icon.server.ts");
      const bytes = await toPng(await drawIcon(${JSON.stringify(parts)}, 96, "whole"));
      process.stdout.write(bytes.toString("base64"));`;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], {
      cwd: projectDir,
      env: { ...process.env, FONTCONFIG_FILE: config },
    });
    const here = await toPng(await drawIcon(parts, 96, "whole"));
    const difference = await sharp(here)
      .removeAlpha()
      .composite([{ input: Buffer.from(stdout, "base64"), blend: "difference" }])
      .png()
      .toBuffer();
    const { channels } = await sharp(difference).stats();
    expect(channels[0]!.mean).toBeLessThan(8); // of 255: edges are smoothed as each machine is set; a letter not found differs by 20
    await rm(folder, { recursive: true });
  });
});

describe("cards of links", () => {
  const names = (topic: { seq: number; title: string }, forum: { name: string }) => ({ ...topic, forum });

  it("are drawn once, in the size that previews ask for", async () => {
    const forum = await makeForum();
    const topic = await makeTopic({ forumId: forum.id, title: "کدام <لنز> & چرا؟ 😀" });
    const answer = await ask(topicCardPath(club, names(topic, forum)));
    expect(answer.headers.get("Cache-Control")).toBe("public, max-age=3600");
    expect((await pictureOf(answer)).size).toBe("1200x630");
    expect((await pictureOf(await ask(clubCardPath(club)))).size).toBe("1200x630");
  });

  it("do not exist for what guests may not read", async () => {
    const group = await makeTopic({ forumId: (await makeForum({ readers: "group" })).id });
    const members = await makeTopic({ forumId: (await makeForum({ readers: "members" })).id });
    const hidden = await makeTopic({ hiddenAt: new Date() });
    const gone = await makeTopic({ deletedAt: new Date() });
    const seqs = [group.seq, members.seq, hidden.seq, gone.seq, 2_000_000_000, "x", "-1"];
    for (const seq of seqs) expect((await ask(`/cards/x/topics/${seq}.png`)).status, String(seq)).toBe(404);
    const open = await makeTopic();
    await db.club.update({ where: { id: 1 }, data: { readers: "members" } });
    expect((await ask(`/cards/x/topics/${open.seq}.png`)).headers.get("Location")).toMatch(/^\/sign-in/);
  });

  it("cannot be used to keep a core busy: an address draws so many a minute, and what is drawn is free", async () => {
    const context = { ...newRequestContext({ id: "cards", route: "" }), ip: "203.0.113.9" };
    const forum = await makeForum();
    const first = await makeTopic({ forumId: forum.id, title: "موضوع شمارهٔ یک" });
    await withRequestContext(context, async () => {
      const statuses: number[] = [];
      const path = topicCardPath(club, names(first, forum));
      for (let number = 0; number < 21; number++) {
        const title = number === 0 ? first.title : `موضوع شمارهٔ ${number}`;
        await db.topic.update({ where: { id: first.id }, data: { title } });
        statuses.push((await ask(path)).status);
      }
      expect(statuses.indexOf(429)).toBe(20);
      await db.topic.update({ where: { id: first.id }, data: { title: first.title } });
      expect((await ask(path)).status).toBe(200);
    });
  });
});
