import { existsSync } from "node:fs";
import { storedFiles } from "#app/domain/media/stored-files.ts";
import { findPlace, holdsCluster } from "#app/platform/db/embedded/place.server.ts";
import { findRunning } from "#app/platform/db/embedded/running.server.ts";
import { startEmbeddedPostgres } from "#app/platform/db/embedded.server.ts";
import { checkClubDatabase } from "#app/platform/doctor/check-database.server.ts";
import { checkMachine } from "#app/platform/doctor/check-machine.server.ts";
import { checkOutside } from "#app/platform/doctor/check-outside.server.ts";
import { checkWork } from "#app/platform/doctor/check-work.server.ts";
import { type Finding, fine, warning, wrong } from "#app/platform/doctor/finding.ts";
import { type Env, env } from "#app/platform/env.server.ts";
import { StartError } from "#app/platform/start-error.ts";
import { checkMeilisearch } from "#search/meilisearch/check.server.ts";
import { answer } from "./answer.ts";
import { type ExitCode, exitCodes, type Given } from "./command.ts";

/** Tells what each part of the club is like. */
export async function runDoctor({ options }: Given): Promise<ExitCode> {
  const findings = [
    fine("settings", "understood"),
    ...(await checkMachine(env)),
    ...(await checkData(env)),
    ...(await checkOutside(env)),
  ];
  const count = (state: Finding["state"]) => findings.filter((finding) => finding.state === state).length;
  const [bad, warnings] = [count("wrong"), count("warning")];
  const words = [...findings.map(asText), "", `${bad} wrong, ${warnings} warnings.`];
  answer(options, { wrong: bad, warnings, findings }, words);
  return bad > 0 ? exitCodes.partly : exitCodes.done;
}

const signs = { ok: "ok     ", warning: "warning", wrong: "WRONG  " };

function asText({ part, state, says, remedy }: Finding): string {
  const line = `${signs[state]}  ${part}: ${says}`;
  return remedy && state !== "ok" ? `${line}\n         → ${remedy}` : line;
}

/** The database as it is: neither migrated nor, where the club runs, started. */
async function checkData(settings: Env): Promise<Finding[]> {
  try {
    const database = await findDatabase(settings);
    if (!database) return [warning("database", "There is none yet.", "The first start makes it.")];
    try {
      const { findings, isMigrated } = await checkClubDatabase(database.url);
      if (!isMigrated) return findings;
      const work = await checkWork(database.url, settings, storedFiles);
      return [...findings, ...work, ...(await checkMeilisearch(database.url))];
    } finally {
      await database.stop();
    }
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return [wrong("database", error.message, error.remedy)];
  }
}

/** Null where the embedded database was never started. */
async function findDatabase({ DATABASE_URL, DATA_DIR }: Env): Promise<{ url: string; stop(): Promise<void> } | null> {
  const stop = async () => undefined;
  if (DATABASE_URL) return { url: DATABASE_URL, stop };
  if (!existsSync(DATA_DIR) || !(await holdsCluster((await findPlace(DATA_DIR)).home))) return null;
  const url = await findRunning(DATA_DIR);
  return url ? { url, stop } : startEmbeddedPostgres({ dataDir: DATA_DIR, log: () => undefined });
}
