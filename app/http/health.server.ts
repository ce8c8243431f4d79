import type { ServerResponse } from "node:http";
import { db } from "#app/platform/db/client.server.ts";

/** What the process is doing: coming up, answering, or finishing what is in hand. */
export type Phase = "starting" | "running" | "draining";

/** State of the process, shared by the starter and the listener. */
export type Health = { phase: Phase; services: readonly string[] };

/** `GET /health`: the process lives. */
export function answerHealth(response: ServerResponse): void {
  answer(response, 200, { status: "alive" });
}

/** `GET /ready`: whether requests can be answered, and the state of each part; 503 while they cannot. */
export async function answerReady(response: ServerResponse, health: Health): Promise<void> {
  const database = health.phase === "starting" ? "starting" : await databaseState();
  const ready = health.phase === "running" && database === "ok";
  answer(response, ready ? 200 : 503, {
    status: ready ? "ready" : health.phase,
    parts: { database },
    services: health.services,
  });
}

async function databaseState(): Promise<"ok" | "unreachable"> {
  return db.$queryRaw`SELECT 1`.then(
    () => "ok" as const,
    () => "unreachable" as const,
  );
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  response.end(JSON.stringify(body));
}
