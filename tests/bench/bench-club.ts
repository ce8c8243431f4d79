import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { connectDatabase, disconnectDatabase } from "#app/platform/db/client.server.ts";
import { findRunning } from "#app/platform/db/embedded/running.server.ts";
import { onCore, serverCore } from "./cores.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const secret = "a-secret-that-only-the-bench-has-0123456789";

/** A club of the bench's own, with its PostgreSQL, on a core of their own; gone with its data afterwards. */
export type BenchClub = {
  origin: string;
  databaseUrl: string;
  dataDir: string;
  /** Runs the command line on it, on the club's core; answers what it said. */
  command(...words: string[]): Promise<string>;
  stop(): Promise<void>;
};

/** Starts the built club in a new folder, and connects this process to its database. */
export async function startBenchClub(settings: Record<string, string>): Promise<BenchClub> {
  const dataDir = await mkdtemp(join(tmpdir(), "bashgah-bench-"));
  await chmod(dataDir, 0o755);
  const { PATH, HOME } = process.env;
  const own = {
    PATH,
    HOME,
    NODE_ENV: "production",
    LOG_LEVEL: "warn",
    HOST: "127.0.0.1",
    PORT: "0",
    DATA_DIR: dataDir,
  };
  const environment = { ...own, SESSION_SECRET: secret, TRUST_PROXY: "yes", ...settings } as NodeJS.ProcessEnv;
  const start = (script: string, words: string[]) => {
    const [command, ...rest] = onCore(serverCore, process.execPath, join(root, script), ...words);
    return spawn(command!, rest, { cwd: dataDir, env: environment, stdio: ["ignore", "pipe", "inherit"] });
  };
  const child = start("server.ts", []);
  const origin = await readyAddress(child);
  const databaseUrl = (await findRunning(dataDir))!;
  connectDatabase(databaseUrl, { connections: 4 });
  return {
    origin,
    databaseUrl,
    dataDir,
    command: (...words) => said(start("cli/club.ts", words), words.join(" ")),
    stop: async () => {
      await disconnectDatabase();
      child.kill("SIGTERM");
      await once(child, "exit");
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function readyAddress(child: ChildProcess): Promise<string> {
  let heard = "";
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The club ended with ${code}: ${heard}`)));
    child.stdout!.setEncoding("utf8").on("data", (text: string) => {
      heard += text;
      const address = /ready: (http\S+)/.exec(heard)?.[1];
      if (address) resolve(address.replace("localhost", "127.0.0.1"));
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
