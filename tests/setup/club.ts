import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, expect } from "vitest";

/** The project's folder, with a slash at its end. */
export const projectDir = fileURLToPath(new URL("../../", import.meta.url));

/** How a process ended, and all it said. */
export type Ended = { code: number | null; signal: NodeJS.Signals | null; said: string };

/** A whole club in a process of its own, as an operator starts it. */
export type Club = {
  process: ChildProcess;
  ended: Promise<Ended>;
  /** All it said so far, on both streams. */
  said(): string;
  /** Waits until it says something; throws when it ends before. */
  hear(words: RegExp): Promise<RegExpExecArray>;
  /** Waits until it is ready; answers its address. */
  ready(): Promise<string>;
  /** Sends a signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<Ended>;
};

const alive = new Set<Club>();
const folders: string[] = [];

afterAll(async () => {
  await Promise.all([...alive].map((club) => club.stop("SIGKILL")));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new empty folder, gone after the test file. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "bashgah-start-"));
  folders.push(folder);
  return folder;
}

type How = { root?: string; script?: string; cwd?: string; uid?: number; gid?: number; detached?: boolean };

/** Starts the club with just these settings, in an empty folder so that no `.env` of the developer counts. */
export function startClub(settings: Record<string, string>, how: How = {}): Club {
  const { root = projectDir, script = "server.ts", cwd, ...spawning } = how;
  const { PATH, HOME } = process.env;
  const usual = { PATH, HOME, HOST: "127.0.0.1", PORT: "0", NODE_ENV: "production" };
  const child = spawn(process.execPath, [join(root, script)], {
    cwd: cwd ?? emptyFolder(),
    env: { ...usual, ...settings } as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
    ...spawning,
  });
  const club = listenTo(child);
  alive.add(club);
  club.ended.then(() => alive.delete(club));
  return club;
}

function listenTo(child: ChildProcess): Club {
  let said = "";
  let changed = Promise.withResolvers<void>();
  const news = () => {
    changed.resolve();
    changed = Promise.withResolvers();
  };
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      news();
    });
  let over = false;
  const ended = new Promise<Ended>((resolve) => {
    child.once("close", (code, signal) => {
      over = true;
      resolve({ code, signal, said });
      news();
    });
  });
  const hear = async (words: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const match = words.exec(said);
      if (match) return match;
      if (over) throw new Error(`The club ended without saying ${words}: ${said}`);
      await changed.promise;
    }
  };
  return {
    process: child,
    ended,
    said: () => said,
    hear,
    ready: async () => (await hear(/ready: (http\S+)/))[1]!,
    stop: (signal = "SIGTERM") => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Stops the club and expects that it ends in order; what it said stands in the failure. */
export async function expectToStop(club: Club, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  const { code, said } = await club.stop(signal);
  expect(code, said).toBe(0);
}

/** Asks again and again until the answer is the wanted one. The test's own time limit is the only one. */
export async function until<T>(ask: () => Promise<T>, isWanted: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    await delay(50);
  }
}
