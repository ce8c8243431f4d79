import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { StartError } from "#app/platform/start-error.ts";

const fastShutdownMs = 20_000;
const immediateShutdownMs = 5_000;

/**
 * Ends a PostgreSQL that a killed Bashgah left running on `cluster`, and clears a pid file whose number meanwhile belongs to
 * another program. Call it only while holding the lock. Throws StartError when the old server does not end.
 */
export async function clearOrphan(cluster: string, log: (line: string) => void): Promise<void> {
  const pidFile = join(cluster, "postmaster.pid");
  const pid = await readPid(pidFile);
  if (pid === undefined || !isAlive(pid)) return;
  if (!(await isOurServer(pid, cluster))) {
    log(`removed a stale ${pidFile}: process ${pid} is another program`);
    await rm(pidFile, { force: true });
    return;
  }
  log(`stopping a PostgreSQL (process ${pid}) that was left running`);
  if (await end(pid, cluster, "SIGINT", fastShutdownMs)) return;
  if (await end(pid, cluster, "SIGQUIT", immediateShutdownMs)) return;
  throw new StartError(
    `An earlier PostgreSQL (process ${pid}) still runs on ${cluster} and does not stop.`,
    `Stop it (kill -QUIT ${pid}) and start again.`,
  );
}

async function end(pid: number, cluster: string, signal: NodeJS.Signals, patienceMs: number): Promise<boolean> {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return true;
    throw error;
  }
  for (const deadline = performance.now() + patienceMs; performance.now() < deadline; await delay(20)) {
    if (!(await isOurServer(pid, cluster))) return true;
  }
  return false;
}

async function readPid(pidFile: string): Promise<number | undefined> {
  const text = await readFile(pidFile, "utf8").catch(() => "");
  const pid = Number.parseInt(text, 10);
  return pid > 0 ? pid : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** True when process `pid` is a PostgreSQL on exactly this cluster. A process that ended but was not yet reaped has no arguments. */
export async function isOurServer(pid: number, cluster: string): Promise<boolean> {
  const [program = "", ...args] = await argumentsOf(pid);
  return basename(program) === "postgres" && args[args.indexOf("-D") + 1] === cluster;
}

async function argumentsOf(pid: number): Promise<string[]> {
  if (process.platform === "linux") {
    return (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).split("\0");
  }
  const { stdout } = await promisify(execFile)("ps", ["-o", "args=", "-p", String(pid)]).catch(() => ({ stdout: "" }));
  return stdout.trim().split(/\s+/);
}
