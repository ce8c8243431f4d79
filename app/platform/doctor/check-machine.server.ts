import { constants } from "node:fs";
import { access, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { findLastBackup } from "#app/platform/backup/last-backup.server.ts";
import { daySeconds, now } from "#app/platform/clock.ts";
import type { Env } from "#app/platform/env.server.ts";
import { type Finding, fine, warning, wrong } from "./finding.ts";

const neededNode = 24;
const scarceBytes = 2_000_000_000;
const tooFewBytes = 200_000_000;
const backupDays = 8;

/** Looks at Node.js, its language data, the data folder, the secret and the newest backup. */
export async function checkMachine(env: Pick<Env, "DATA_DIR" | "SESSION_SECRET">): Promise<Finding[]> {
  const dataDir = await checkDataDir(env.DATA_DIR);
  return [checkNode(), checkLanguages(), ...dataDir, await checkSecret(env), await checkBackups()];
}

function checkNode(): Finding {
  const { node } = process.versions;
  if (Number.parseInt(node, 10) >= neededNode) return fine("node", `Node.js ${node}`);
  return wrong("node", `Node.js ${node} is too old.`, "Start the club by npm: npm ci brings the Node.js it needs.");
}

/** The first day of 1405 and a Windows-1256 letter: what a Node.js without its full language data gets wrong. */
function checkLanguages(): Finding {
  const format = new Intl.DateTimeFormat("fa-IR-u-ca-persian", { dateStyle: "short", timeZone: "Asia/Tehran" });
  const isRight = format.format(new Date("2026-03-20T21:00:00Z")) === "۱۴۰۵/۱/۱" && readsWindows1256();
  if (isRight) return fine("languages", `ICU ${process.versions.icu}, time zones ${process.versions.tz}`);
  return wrong(
    "languages",
    "This Node.js lacks its language data.",
    "Unset NODE_ICU_DATA, or use the Node.js that npm ci brings.",
  );
}

function readsWindows1256(): boolean {
  try {
    return new TextDecoder("windows-1256").decode(Uint8Array.of(0x90)) === "گ";
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

async function checkDataDir(dir: string): Promise<Finding[]> {
  try {
    await access(dir, constants.R_OK | constants.W_OK | constants.X_OK);
    const { bavail, bsize } = await statfs(dir);
    const free = bavail * bsize;
    const says = `${(free / 1_000_000_000).toFixed(1)} GB free`;
    const remedy = `Make room on the disk of ${dir}: without it nothing can be written.`;
    const space = free < tooFewBytes ? wrong : free < scarceBytes ? warning : fine;
    return [fine("data folder", `${dir} can be written`), space("disk space", says, remedy)];
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return [warning("data folder", `${dir} is not there yet.`, "The first start makes it.")];
    return [wrong("data folder", `${message}.`, "Give DATA_DIR to the user whom the club runs as.")];
  }
}

async function checkSecret({ DATA_DIR, SESSION_SECRET }: Pick<Env, "DATA_DIR" | "SESSION_SECRET">): Promise<Finding> {
  if (SESSION_SECRET) return fine("secret", "SESSION_SECRET is set");
  const path = join(DATA_DIR, "session-secret");
  const found = await stat(path).catch(() => null); // made at the first start
  if (!found) return warning("secret", "There is none yet.", "The first start makes one, or set SESSION_SECRET.");
  if ((found.mode & 0o077) === 0) return fine("secret", `kept in ${path}`);
  return wrong("secret", `Other users of this machine can read ${path}.`, `Run: chmod 600 ${path}`);
}

async function checkBackups(): Promise<Finding> {
  const remedy = "Take one every night: npm run -s club -- backup FILE";
  const last = await findLastBackup();
  if (!last) return warning("backup", "No backup was taken from here.", remedy);
  const days = Math.floor((now().getTime() - last.getTime()) / 1000 / daySeconds);
  const says = `The newest was taken on ${last.toISOString()}.`;
  return days > backupDays ? warning("backup", says, remedy) : fine("backup", says);
}
