import { appendFile, chown, cp, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { canReach } from "#app/platform/db/embedded/account.server.ts";
import { emptyFolder, expectToStop, projectDir, startClub } from "#tests/setup/club.ts";

const nobody = { uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;
const forNobody = isRoot && (await canReach(nobody, process.execPath));

let checkout: string;

beforeAll(async () => {
  checkout = await copyProject();
});

describe("the pages", () => {
  const build = () => startClub({}, { root: checkout, script: "scripts/build.ts", cwd: checkout, detached: true });

  it("are built when their sources changed, and not again", async () => {
    await appendFile(join(checkout, "app/app.css"), "/* changed */\n");
    expect(await build().ended).toMatchObject({ code: 0, said: expect.stringContaining("Building the pages") });
    expect(await build().ended).toEqual({ code: 0, signal: null, said: "" });
  }, 180_000);

  it("of a build that was killed are not used, even when their sources are as before", async () => {
    const path = join(checkout, "app/app.css");
    const before = await readFile(path, "utf8");
    await writeFile(path, `${before}/* changed again */\n`);
    await killedWhileBuilding();
    await writeFile(path, before);
    await killedWhileBuilding();
  });

  /** Ends it together with the programs it started. */
  async function killedWhileBuilding(): Promise<void> {
    const building = build();
    onTestFinished(() => void (building.process.exitCode ?? building.process.kill("SIGKILL")));
    await building.hear(/Building the pages/);
    process.kill(-building.process.pid!, "SIGKILL");
    await building.ended;
  }
});

describe.runIf(isRoot ? forNobody : true)("an ordinary user", () => {
  it("starts the club in a checkout of their own, and again", async () => {
    if (isRoot) await giveAway(checkout);
    const how = { root: checkout, script: "scripts/start.ts", cwd: checkout, ...(isRoot && nobody) };
    for (const time of ["first", "second"]) {
      const club = startClub({ HOME: checkout }, how);
      const origin = await club.ready();
      const { 1: link } = await club.hear(/Set it up here: (\S+)/);
      await club.hear(/No SMS gateway is configured.+\/dev\/outbox/);
      expect((await fetch(link!)).status, time).toBe(200);
      expect((await fetch(`${origin}/ready`)).status, time).toBe(200);
      await expectToStop(club);
    }
  }, 180_000);
});

/** The project as a fresh clone with its packages, which are only linked to. */
async function copyProject(): Promise<string> {
  const copy = emptyFolder();
  const left = new Set([".git", "node_modules", "var", "tests", "build", ".env"]);
  await cp(projectDir, copy, { recursive: true, filter: (path) => path === projectDir || !left.has(basename(path)) });
  await mkdir(join(copy, "node_modules"));
  for (const name of await readdir(join(projectDir, "node_modules")))
    if (!name.startsWith(".vite"))
      await symlink(join(projectDir, "node_modules", name), join(copy, "node_modules", name));
  return copy;
}

async function giveAway(folder: string): Promise<void> {
  await chown(folder, nobody.uid, nobody.gid);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (!entry.isSymbolicLink()) await chown(join(entry.parentPath, entry.name), nobody.uid, nobody.gid);
}
