import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { glob, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { StartError } from "#app/platform/start-error.ts";
import { generateClient, isGenerated } from "./generate.ts";
import { packTexts } from "./pack-texts.ts";
import { shortenManifest } from "./vite/short-manifest.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const buildDir = `${root}build`;
const markPath = `${buildDir}/made-from.txt`;
const sources = [
  "app/**/*",
  "realtime/**/*",
  "search/**/*",
  "public/**/*",
  "*.config.*",
  "scripts/vite/*",
  "package-lock.json",
];
const remixCli = fileURLToPath(new URL("./dist/cli.js", import.meta.resolve("@remix-run/dev/package.json")));

/**
 * Builds the Prisma client and the pages, unless what they are made from has not changed. Of several processes that
 * want to build at once one does, and the others wait for it.
 * @throws StartError when it cannot be done
 */
export async function build(): Promise<void> {
  if ((await isGenerated()) && (await isBuilt())) return;
  const release = await lockBuild();
  try {
    await generateClient();
    if (!(await isBuilt())) await buildPages();
  } finally {
    release();
  }
}

async function isBuilt(): Promise<boolean> {
  const made = await readFile(markPath, "utf8").catch(() => "absent");
  return existsSync(`${buildDir}/server/index.js`) && made === (await fingerprint());
}

/** The mark goes first and comes back last: a build that was killed half-way carries none. */
async function buildPages(): Promise<void> {
  const mark = await fingerprint();
  await rm(markPath, { force: true });
  console.error("Building the pages …");
  await run(process.execPath, [remixCli, "vite:build", "--logLevel", "warn"]);
  await shortenManifest(`${buildDir}/client`);
  await packTexts(`${buildDir}/client`);
  await writeFile(markPath, mark);
}

/** A lock of the kernel's, through SQLite: it ends with its process, however that dies. */
async function lockBuild(): Promise<() => void> {
  try {
    await mkdir(buildDir, { recursive: true });
    const lock = new DatabaseSync(`${buildDir}/lock`, { timeout: 0 });
    while (!tryLock(lock)) await delay(200);
    return () => lock.close();
  } catch (cause) {
    throw new StartError(
      `The pages must be built, and this user cannot write there: ${(cause as Error).message}.`,
      "Run “npm run build” as the owner of this folder.",
      { cause },
    );
  }
}

function tryLock(lock: DatabaseSync): boolean {
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return true;
  } catch (error) {
    if ((error as { errcode?: number }).errcode === sqliteBusy) return false;
    throw error;
  }
}

const sqliteBusy = 5;

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  const paths: string[] = [];
  for await (const entry of glob(sources, { cwd: root, withFileTypes: true }))
    if (entry.isFile()) paths.push(`${entry.parentPath}/${entry.name}`);
  for (const path of paths.sort()) hash.update(path.slice(root.length)).update(await readFile(path));
  return hash.digest("hex");
}

/** Runs a program to its end; it ends with us. */
function run(command: string, args: string[]): Promise<void> {
  const child = spawn(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, NODE_ENV: "production" } });
  const endWithUs = () => child.kill();
  process.once("exit", endWithUs);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      process.off("exit", endWithUs);
      if (code === 0) resolve();
      else reject(new StartError("The build failed; see above."));
    });
  });
}

if (import.meta.main) await build();
