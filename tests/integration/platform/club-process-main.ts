import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { healPackage } from "#app/platform/db/embedded/binaries.server.ts";
import { startEmbeddedPostgres } from "#app/platform/db/embedded.server.ts";
import { applyMigrations } from "#app/platform/db/migrate.server.ts";
import type { News } from "./club-process.ts";

// Nobody listens any more when the test ended early: then this process ends too.
const tell = (news: News) => process.send?.(news, () => undefined);
const tasks: Record<string, (...args: string[]) => Promise<unknown>> = {
  run: async (dataDir) => tell({ ready: await start(dataDir!) }),
  write: async (dataDir) => write(await start(dataDir!)),
  heal: async (packageDir) => healPackage(packageDir!).then(() => leave({ done: true })),
  migrate: async (url, migrationsDir) =>
    applyMigrations(url!, { migrationsDir: migrationsDir! }).then(({ applied }) => leave({ applied })),
};

async function start(dataDir: string): Promise<string> {
  const { url, stop } = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  const leave = () => stop().then(() => process.exit(0));
  process.once("message", leave).once("disconnect", leave);
  return url;
}

/** Commits one row after the other, for ever, and says so; connects again whenever the server went away. */
async function write(url: string): Promise<void> {
  for (let number = 0, connections = 0; ; await delay(20)) {
    const client = new Client({ connectionString: url });
    client.on("error", () => undefined); // The next query says so too.
    try {
      await client.connect();
      await client.query("CREATE TABLE IF NOT EXISTS written (number int PRIMARY KEY)");
      tell({ connections: ++connections });
      for (;;) {
        await client.query("INSERT INTO written VALUES ($1) ON CONFLICT DO NOTHING", [number + 1]);
        tell({ written: ++number });
      }
    } catch {
      await client.end().catch(() => undefined); // A lost connection has nothing to end.
    }
  }
}

function leave(news: News): void {
  process.send?.(news, () => process.disconnect());
}

const [task, ...args] = process.argv.slice(2);
tasks[task!]!(...args).catch((error: Error) => leave({ failed: error.message }));
