import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { clubName } from "./cluster.server.ts";
import { findPlace, sharedDir } from "./place.server.ts";

/**
 * The address of the embedded database that another process of this club runs on `dataDir` and that accepts connections;
 * null while there is none. PostgreSQL's pid file tells: its fourth line is the port, its eighth the state.
 */
export async function findRunning(dataDir: string): Promise<string | null> {
  const { home } = await findPlace(dataDir, join(sharedDir, "data"));
  const lines = (await readFile(join(home, "postgres/postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const password = (await readFile(join(dataDir, "postgres-password"), "utf8").catch(() => "")).trim();
  const [port, state] = [lines[3], lines[7]?.trim()];
  if (!port || !password || state !== "ready") return null;
  return `postgresql://${clubName}:${password}@127.0.0.1:${port}/${clubName}`;
}
