import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { keysOfFiles, type StoredFiles } from "#app/platform/backup/stored-files.server.ts";
import type { Env } from "#app/platform/env.server.ts";
import { type Finding, fine, warning, wrong } from "./finding.ts";

const lateSeconds = 5 * 60;
const shownNames = 5;

type Queue = { due: number; oldest: number; failed: number; tasks: string[] | null; workers: number };

/** Looks at the queue, at the files that the rows speak of, and whether somebody runs the club; changes nothing. */
export async function checkWork(url: string, env: Pick<Env, "DATA_DIR">, files: StoredFiles): Promise<Finding[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return [
      ...(await checkQueue(client)),
      ...(await checkFiles(client, join(env.DATA_DIR, "files"), files)),
      await checkStaff(client),
    ];
  } finally {
    await client.end();
  }
}

async function checkQueue(client: Client): Promise<Finding[]> {
  const { rows } = await client.query<Queue>(
    `SELECT count(*) FILTER (WHERE due)::int AS due, count(*) FILTER (WHERE failed)::int AS failed,
       coalesce(extract(epoch FROM now() - min(run_at) FILTER (WHERE due)), 0)::int AS oldest,
       array_agg(DISTINCT task_identifier) FILTER (WHERE failed) AS tasks,
       (SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2 AND classid = 6024
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS workers
     FROM (SELECT *, locked_at IS NULL AND attempts >= max_attempts AS failed,
       locked_at IS NULL AND attempts < max_attempts AND run_at <= now() AS due FROM graphile_worker.jobs) AS job`,
  );
  const { due, oldest, failed, tasks, workers } = rows[0]!;
  const running =
    workers > 0
      ? fine("worker", `running, ${workers} lines of work`)
      : warning("worker", "None is running.", startWorker);
  const late = due > 0 && oldest > lateSeconds && workers > 0;
  const waiting = (late ? warning : fine)("queue", `${due} jobs are due, the oldest for ${oldest} s`, moreWorkers);
  const remedy = "The log tells why (look for the task's name). What hangs on them has not happened.";
  if (failed === 0) return [running, waiting];
  return [running, waiting, warning("failed jobs", `${failed} are tried no more: ${tasks?.join(", ")}`, remedy)];
}

const startWorker = "Start the club with worker among its SERVICES: messages and counters wait for it.";
const moreWorkers = "Look at the log and at the machine's load; start another process with SERVICES=worker.";

async function checkFiles(client: Client, dir: string, files: StoredFiles): Promise<Finding[]> {
  const kept = new Set(await listFiles(dir));
  const missing: string[] = [];
  let wanted = 0;
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  for await (const key of keysOfFiles(client, files)) {
    wanted += 1;
    if (!kept.delete(key)) missing.push(key);
  }
  await client.query("COMMIT");
  const found =
    missing.length === 0
      ? fine("files", `all ${wanted} are there`)
      : wrong(
          "files",
          `${missing.length} of ${wanted} are missing: ${some(missing)}`,
          `Bring them back into ${dir} from a backup.`,
        );
  if (kept.size === 0) return [found];
  const remedy = "Nothing shows them. They may be deleted once the club is stopped and a backup is taken.";
  return [found, warning("orphans", `${kept.size} files belong to nothing: ${some([...kept])}`, remedy)];
}

async function listFiles(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(dir.length + 1)
        .replaceAll("\\", "/"),
    );
}

function some(names: string[]): string {
  return names.slice(0, shownNames).join(", ") + (names.length > shownNames ? " …" : "");
}

async function checkStaff(client: Client): Promise<Finding> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM "MemberRole" JOIN "Member" ON "Member".id = "memberId"
     WHERE role = 'administrator' AND standing = 'active'`,
  );
  const { count } = rows[0]!;
  if (count > 0) return fine("administrators", String(count));
  return warning(
    "administrators",
    "There is none.",
    'Open the link that the start prints, or run: npm run -s club -- admin create --phone … --name "…"',
  );
}
