import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { findRunning } from "#app/platform/db/embedded/running.server.ts";
import { onCore, serverCore } from "./cores.ts";
import { clubProcesses } from "./processor.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const secret = "a-secret-that-only-the-bench-has-0123456789";

/** The built club as a process of its own, on a core of its own. */
export type RunningClub = { origin: string; pid: number; stop(): Promise<void> };

/** The club that is measured, with its PostgreSQL on the same core. */
export type BenchClub = RunningClub & {
  databaseUrl: string;
  dataDir: string;
  postgresPid: number;
  /** Runs the command line on it, on the club's core; answers what it said. */
  command(...words: string[]): Promise<string>;
  /** Does something while the club, but not PostgreSQL, stands still. */
  asleep<T>(work: () => Promise<T>): Promise<T>;
};

/** What every process of the club is started with: as the image and the unit do, behind a proxy that tells who asks. */
function environmentOf(settings: Record<string, string>): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  const usual = { NODE_ENV: "production", LOG_LEVEL: "warn", HOST: "127.0.0.1", PORT: "0" };
  const memory = { MALLOC_ARENA_MAX: "2", MALLOC_MMAP_THRESHOLD_: "65536", MALLOC_TRIM_THRESHOLD_: "131072" };
  const behindProxy = { PUBLIC_URL: "https://club.example.com", TRUST_PROXY: "yes" };
  return { PATH, HOME, ...usual, ...memory, ...behindProxy, SESSION_SECRET: secret, ...settings } as NodeJS.ProcessEnv;
}

function start(script: string, words: string[], cwd: string, settings: Record<string, string>): ChildProcess {
  const [command, ...rest] = onCore(serverCore, process.execPath, join(root, script), ...words);
  return spawn(command!, rest, { cwd, env: environmentOf(settings), stdio: ["ignore", "pipe", "inherit"] });
}

/** Starts the built club on the club's core, with these settings. */
export async function startProcess(cwd: string, settings: Record<string, string>): Promise<RunningClub> {
  const child = start("server.ts", [], cwd, settings);
  /** It may be asleep: then it has to be woken first. */
  const endWithUs = () => {
    child.kill("SIGCONT");
    child.kill("SIGTERM");
  };
  process.once("exit", endWithUs);
  const stop = async () => {
    process.off("exit", endWithUs);
    if (child.exitCode !== null) return;
    const ended = once(child, "exit");
    endWithUs();
    await ended;
  };
  return { origin: await readyAddress(child), pid: child.pid!, stop };
}

/** Starts the club on a folder of data, or on the database of DATABASE_URL. */
export async function startBenchClub(dataDir: string, settings: Record<string, string>): Promise<BenchClub> {
  const own = { DATA_DIR: dataDir, ...settings };
  const club = await startProcess(dataDir, own);
  const databaseUrl = settings.DATABASE_URL ?? (await findRunning(dataDir))!;
  const postgresPid = await findPostgres(databaseUrl);
  return {
    ...club,
    ...{ databaseUrl, dataDir, postgresPid },
    command: (...words) => said(start("cli/club.ts", words, dataDir, own), words.join(" ")),
    asleep: async (work) => {
      const pids = clubProcesses({ clubPid: club.pid, postgresPid });
      for (const pid of pids) process.kill(pid, "SIGSTOP");
      try {
        return await work();
      } finally {
        for (const pid of pids) process.kill(pid, "SIGCONT");
      }
    },
  };
}

/** PostgreSQL writes who it is into the first line of its pid file. */
async function findPostgres(databaseUrl: string): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ file: string }>("SELECT pg_read_file('postmaster.pid') AS file");
  await client.end();
  return Number.parseInt(rows[0]!.file, 10);
}

function readyAddress(child: ChildProcess): Promise<string> {
  let heard = "";
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The club ended with ${code}: ${heard}`)));
    child.stdout!.setEncoding("utf8").on("data", (text: string) => {
      heard += text;
      const port = /ready: .*\(on port (\d+)\)/.exec(heard)?.[1];
      if (port) resolve(`http://127.0.0.1:${port}`);
    });
  });
}

async function said(child: ChildProcess, what: string): Promise<string> {
  let heard = "";
  child.stdout!.setEncoding("utf8").on("data", (text: string) => {
    heard += text;
  });
  const [code] = (await once(child, "close")) as [number];
  if (code !== 0) throw new Error(`club ${what} ended with ${code}: ${heard}`);
  return heard;
}
