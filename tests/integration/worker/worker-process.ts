import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** What befalls the reaction `notify` to a reply in a worker's process. */
export type Misfortune = "none" | "stuck_before" | "stuck_after" | "fails_twice";

const script = fileURLToPath(new URL("./worker-process-main.ts", import.meta.url));
const alive = new Set<WorkerProcess>();

/** The club's worker in a process of its own, which can be killed. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly #heard = new Set<unknown>();

  constructor(databaseUrl: string, misfortune: Misfortune = "none", settings: Record<string, string> = {}) {
    const environment = { ...process.env, LOG_LEVEL: "silent", ...settings };
    this.#child = fork(script, [databaseUrl, misfortune], { env: environment, execArgv: [] });
    this.#child.on("message", (message) => this.#heard.add(message));
    alive.add(this);
  }

  /** Waits until the process has said so. */
  async hears(message: "started" | "stuck"): Promise<void> {
    while (!this.#heard.has(message)) {
      if (this.#child.exitCode !== null) throw new Error(`The worker ended with ${this.#child.exitCode}`);
      await Promise.race([once(this.#child, "message"), once(this.#child, "exit")]);
    }
  }

  /** Kills it as a power cut would. */
  async kill(signal: "SIGKILL" | "SIGTERM" = "SIGKILL"): Promise<number | null> {
    alive.delete(this);
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return this.#child.exitCode;
    const ended = once(this.#child, "exit");
    this.#child.kill(signal);
    const [code] = await ended;
    return code as number | null;
  }
}

/** Kills whatever a test left running. */
export async function killAll(): Promise<void> {
  await Promise.all([...alive].map((worker) => worker.kill()));
}
