import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { StartError } from "#app/platform/start-error.ts";
import type { Account } from "./account.server.ts";
import { programEnv } from "./cluster.server.ts";

export type ServerOptions = {
  postgres: string;
  cluster: string;
  account: Account;
  /** More settings for the server's command line, by name. */
  settings: Record<string, string>;
  log: (line: string) => void;
};

/** A PostgreSQL that accepts connections. */
export type Server = { port: number; process: ChildProcess; ended: Promise<void> };

const retryForMs = 10_000;
/** Passes by itself: killed servers' processes that are not gone yet, a port taken between our look and its use. */
const passing = /lock file|shared memory block|Address already in use|could not bind/;

/**
 * Starts PostgreSQL and answers when it accepts connections (which may take minutes when it first recovers from a crash).
 * Without `wantedPort` it takes a free one. Tries again for 10 s, ever more slowly, where the reason passes by itself; otherwise throws StartError with PostgreSQL's own words.
 */
export async function startServer(options: ServerOptions, wantedPort?: number): Promise<Server> {
  const deadline = performance.now() + retryForMs;
  for (let waitMs = 100; ; waitMs *= 2) {
    const words: string[] = [];
    const server = await tryStart(options, wantedPort ?? (await freePort()), words);
    if (server) return server;
    const reason = words.join("\n");
    if (!passing.test(reason) || performance.now() + waitMs > deadline) {
      throw new StartError(
        `PostgreSQL did not start on ${options.cluster}: ${reason || "it said nothing"}`,
        "Do what PostgreSQL's message asks for (often: free disk space), then start again.",
      );
    }
    await delay(waitMs);
  }
}

async function tryStart(options: ServerOptions, port: number, words: string[]): Promise<Server | undefined> {
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    port: String(port),
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(options.postgres, ["-D", options.cluster, ...flags], {
    cwd: "/",
    env: programEnv,
    stdio: ["ignore", "ignore", "pipe"],
    detached: true, // Ctrl+C in the terminal is for Bashgah, which stops PostgreSQL last.
    ...options.account,
  });
  collectLog(child, words, options.log);
  const ended = new Promise<void>((resolve) => {
    child.once("close", () => resolve());
    child.once("error", (error) => {
      words.push(error.message);
      resolve();
    });
  });
  let over = false;
  ended.then(() => {
    over = true;
  });
  while (!over) {
    if (await acceptsConnections(options.cluster, child.pid)) return { port, process: child, ended };
    await Promise.race([ended, delay(20)]);
  }
  return undefined;
}

/** PostgreSQL writes its state into the eighth line of its pid file; pg_ctl reads it there too. */
async function acceptsConnections(cluster: string, pid: number | undefined): Promise<boolean> {
  const lines = (await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  return lines[0] === String(pid) && lines[7]?.trim() === "ready";
}

function collectLog(child: ChildProcess, words: string[], log: (line: string) => void): void {
  let rest = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      words.push(line);
      log(line);
    }
    words.splice(0, words.length - 50);
  });
}

/** A port of the loopback interface that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once("error", reject).listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
