import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onCore, serverCore } from "./cores.ts";

/** What Node's HTTP server and PostgreSQL do with nothing of ours between them, in a process on the club's core. */
export type FloorServer = { origin: string; stop(): Promise<void> };

/** Starts the floor: `/bytes/<n>` answers n bytes, `POST /transactions/<n>` runs n transactions of two inserts or selects. */
export async function startFloorServer(databaseUrl: string): Promise<FloorServer> {
  const script = fileURLToPath(new URL("./floor-main.ts", import.meta.url));
  const [command, ...rest] = onCore(serverCore, process.execPath, script, databaseUrl);
  const child = spawn(command!, rest, { stdio: ["ignore", "pipe", "inherit"] });
  const [text] = (await once(child.stdout, "data")) as [Buffer];
  return {
    origin: `http://127.0.0.1:${text.toString().trim()}`,
    stop: async () => {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}
