import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Connection } from "../connection.ts";
import { onCore, serverCore } from "../cores.ts";
import type { Answer } from "../hearing.ts";

/** What Node, React and PostgreSQL do with nothing of ours between them, in a process on the club's core. */
export type FloorServer = {
  origin: string;
  pid: number;
  /** Lets bare Node give the same answer, byte for byte; answers its address. */
  repeat(answer: Answer): Promise<string>;
  stop(): Promise<void>;
};

/** Where the floor gives the page of a topic by Express, React and two queries. */
export const reactPath = (seq: number) => `/react/${seq}`;

/** Where the floor does a transaction of two inserts for each request. */
export const transactionPath = "/transactions";

/** Where the floor does such transactions without requests, and answers how many. */
export const bareTransactionsPath = (clients: number, seconds: number) => `/bare/${clients}/${seconds}`;

/** Headers that Node writes itself, or that hold for one connection only. */
const ownHeaders = new Set(["date", "connection", "keep-alive", "transfer-encoding", "content-length"]);

/** Where the floor tells the open browsers of a room that a reply came; without a room it only gets ready for them. */
export const bareLivePath = (room = "") => `/live-room/${encodeURIComponent(room)}`;

export async function startFloorServer(databaseUrl: string): Promise<FloorServer> {
  const script = fileURLToPath(new URL("./floor-main.ts", import.meta.url));
  const [command, ...rest] = onCore(serverCore, process.execPath, script, databaseUrl);
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production" };
  const child = spawn(command!, rest, { env, stdio: ["ignore", "pipe", "inherit"] });
  const endWithUs = () => child.kill("SIGTERM");
  process.once("exit", endWithUs);
  const [text] = (await once(child.stdout, "data")) as [Buffer];
  const origin = `http://127.0.0.1:${text.toString().trim()}`;
  return {
    origin,
    pid: child.pid!,
    repeat: ({ headers, body }) => teach(origin, headers, body),
    stop: async () => {
      process.off("exit", endWithUs);
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function teach(origin: string, headers: string, body: Buffer): Promise<string> {
  const pairs = headers
    .split("\r\n")
    .slice(1)
    .map((line) => /^([^:]+): *(.*)$/.exec(line)!.slice(1) as [string, string])
    .filter(([name]) => !ownHeaders.has(name.toLowerCase()));
  const connection = new Connection(origin);
  const lesson = JSON.stringify({ pairs, body: body.toString("base64") });
  const { body: path } = await connection.ask("/answers", { method: "POST", body: lesson });
  connection.close();
  return path.toString();
}
