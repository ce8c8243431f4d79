import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { chmod, glob, mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { now } from "#app/platform/clock.ts";
import { connectDatabase, disconnectDatabase } from "#app/platform/db/client.server.ts";
import { startEmbeddedPostgres } from "#app/platform/db/embedded.server.ts";
import { applyMigrations } from "#app/platform/db/migrate.server.ts";
import { fillClub } from "./fill.ts";
import { benchShape } from "./shape.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const kept = join(root, ".cache/bench");

/** What the data are made from: with any of these they are made anew. */
const sources = [
  "prisma/migrations/**/*.sql",
  "tests/bench/data/*.ts",
  "tests/factories/random*.ts",
  "app/domain/core/rich-text/*.ts",
  "app/domain/forums/{parse-body,render-body,create-topic}.server.ts",
  "app/platform/persian/*.ts",
  "app/domain/*/search-*.ts",
  "search/**/*.ts",
  "package-lock.json",
];

/** Nothing has to survive a power cut while it is made. */
const careless = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_wal_size: "1GB",
  wal_recycle: "off",
};

/** A new folder of data of the club that is measured, to be used once: a copy of what was made at the first run. */
export async function copyData(say: (line: string) => void): Promise<string> {
  const fingerprint = await fingerprintOf();
  const original = join(kept, fingerprint);
  if (!(await readdir(kept).catch((): string[] => [])).includes(fingerprint)) {
    say("making the club's data, once: 100,000 posts …");
    await make(original);
  }
  const dataDir = await passableFolder();
  await copy(original, dataDir);
  return dataDir;
}

/** Made aside and moved to its place when complete; those of earlier sources go. */
async function make(original: string): Promise<void> {
  const dataDir = await passableFolder();
  try {
    const { url, stop } = await startEmbeddedPostgres({ dataDir, log: () => undefined, settings: careless });
    try {
      await applyMigrations(url);
      connectDatabase(url);
      await fillClub(url, benchShape, now());
      await disconnectDatabase();
    } finally {
      await stop();
    }
    await rm(kept, { recursive: true, force: true });
    await mkdir(`${original}.new`, { recursive: true });
    await copy(dataDir, `${original}.new`);
    await rename(`${original}.new`, original);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** A folder that the user of PostgreSQL can pass through. */
async function passableFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "bashgah-bench-"));
  await chmod(folder, 0o755);
  return folder;
}

/** With owners and rights: PostgreSQL looks at both. */
async function copy(from: string, to: string): Promise<void> {
  await promisify(execFile)("cp", ["-a", `${from}/.`, to]);
}

async function fingerprintOf(): Promise<string> {
  const hash = createHash("sha256");
  const paths: string[] = [];
  for await (const path of glob(sources, { cwd: root })) paths.push(path);
  for (const path of paths.sort()) hash.update(path).update(await readFile(join(root, path)));
  return hash.digest("hex").slice(0, 16);
}
