import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

type Task = "run" | "write" | "heal" | "migrate";

/** What the other process tells us. */
export type News = {
  ready?: string;
  written?: number;
  connections?: number;
  failed?: string;
  done?: true;
  applied?: string[];
};

/** Another process that uses the same modules; `task` says what for, `args` on what. */
export class ClubProcess {
  readonly child: ChildProcess;
  readonly #news: News[] = [];
  #changed = Promise.withResolvers<void>();

  constructor(task: Task, args: string[], account: { uid?: number; gid?: number } = {}) {
    const script = fileURLToPath(new URL("./club-process-main.ts", import.meta.url));
    this.child = fork(script, [task, ...args], { cwd: "/", stdio: ["ignore", "ignore", "inherit", "ipc"], ...account });
    this.child.on("message", (news: News) => {
      this.#news.push(news);
      this.#wake();
    });
    this.child.once("disconnect", () => this.#wake());
  }

  /** The first news so far or to come that `matches`. Throws when the process ends before. */
  async hear(matches: (news: News) => boolean): Promise<News> {
    for (let at = 0; ; at++) {
      while (at >= this.#news.length) {
        if (!this.child.connected) throw new Error("The other process ended without saying that");
        await this.#changed.promise;
      }
      const news = this.#news[at]!;
      if (matches(news)) return news;
    }
  }

  #wake(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }

  /** The highest number that the writer was told is committed. */
  get written(): number {
    return Math.max(0, ...this.#news.map((news) => news.written ?? 0));
  }

  /** Waits until the writer has committed `count` rows more. */
  async writeMore(count: number): Promise<void> {
    const goal = this.written + count;
    await this.hear((news) => (news.written ?? 0) >= goal);
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    const exited = once(this.child, "exit");
    this.child.kill(signal);
    await exited;
  }

  /** Lets it stop PostgreSQL and end by itself. */
  async stop(): Promise<void> {
    const exited = once(this.child, "exit");
    this.child.send("stop");
    await exited;
  }
}
