import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("../..", import.meta.url));

export type Ended = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string };

/** A `club` command in a process of its own, as an operator runs it. */
export type RunningCommand = {
  ended: Promise<Ended>;
  /** Ends the process without giving it a chance. */
  kill(): Promise<Ended>;
};

/** Starts `club …` on a database (DATABASE_URL) or a data folder (DATA_DIR) of the test's own. */
export function startClubCommand(words: string[], settings: Record<string, string>): RunningCommand {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, NODE_ENV: "test", ...settings } as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, ["cli/club.ts", ...words], {
    cwd: project,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  const text = (chunks: Buffer[]) => Buffer.concat(chunks).toString("utf8");
  child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal, stdout: text(stdout), stderr: text(stderr) }));
  });
  const kill = () => {
    child.kill("SIGKILL");
    return ended;
  };
  return { ended, kill };
}

/** Runs `club …` to its end. */
export function runClubCommand(words: string[], settings: Record<string, string>): Promise<Ended> {
  return startClubCommand(words, settings).ended;
}
