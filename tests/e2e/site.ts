import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeDatabase } from "../setup/database.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A whole club in a process of its own, as an operator starts it. */
export type Site = {
  url: string;
  /** The link that the start prints while there is no administrator. */
  setupLink: string;
  databaseUrl: string;
  stop(): Promise<void>;
};

/** Starts the built club on a database of its own and a free port. */
export async function startSite(settings: Record<string, string> = {}): Promise<Site> {
  const database = await makeDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), "bashgah-e2e-"));
  const child = spawn(process.execPath, ["server.ts"], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: "production",
      LOG_LEVEL: "warn",
      HOST: "127.0.0.1",
      PORT: "0",
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      ...settings,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said = await untilReady(child);
  return {
    url: /ready: (\S+)/.exec(said)![1]!,
    setupLink: /here: (\S+)/.exec(said)?.[1] ?? "",
    databaseUrl: database.url,
    async stop() {
      child.kill("SIGTERM");
      await once(child, "exit");
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function untilReady(child: ChildProcess): Promise<string> {
  let said = "";
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`The club ended with ${code}: ${said}`)));
    child.stdout!.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (chunk.includes('"level":"error"')) process.stderr.write(chunk);
      if (/here: \S+/.test(said)) resolve(said);
    });
  });
}

/** Runs the command line on the site's database, to its end. */
export async function runClub(site: Site, ...args: string[]): Promise<string> {
  const child = spawn(process.execPath, ["cli/club.ts", ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", DATABASE_URL: site.databaseUrl },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = (await once(child, "exit")) as [number];
  if (code !== 0) throw new Error(`club ${args.join(" ")} ended with ${code}: ${said}`);
  return said;
}
