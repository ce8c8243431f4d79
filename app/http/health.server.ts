import type { ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { db } from "#app/platform/db/client.server.ts";

const patienceMs = 2_000;

/** What the process is doing: coming up, answering, or finishing what is in hand. */
export type Phase = "starting" | "running" | "draining";

/** State of one part of the process. */
export type PartState = "starting" | "ok" | "unreachable" | "stopped";

/** State of the process, shared by the starter and the listener. */
export type Health = {
  phase: Phase;
  services: readonly string[];
  /** The parts that this process runs, and how far each is. */
  parts: Record<string, PartState>;
  /** Parts that the process can do without, each asked anew how it is: they hold nobody up. */
  others: Record<string, () => Promise<PartState>>;
  /** How many requests are being answered. */
  inHand: number;
};

/** The health of a process that has just begun. */
export function newHealth(services: readonly string[]): Health {
  const parts = Object.fromEntries(["database", ...services].map((part) => [part, "starting" as const]));
  return { phase: "starting", services, parts, others: {}, inHand: 0 };
}

/** `GET /health`: the process lives. */
export function answerHealth(response: ServerResponse): void {
  answer(response, 200, { status: "alive" });
}

/** `GET /ready`: whether requests can be answered, and the state of each part; 503 while they cannot. */
export async function answerReady(response: ServerResponse, health: Health): Promise<void> {
  const parts = { ...health.parts };
  if (parts.database === "ok") parts.database = await databaseState();
  await Promise.all(
    Object.entries(health.others).map(async ([name, ask]) => {
      parts[name] = await inTime(ask());
    }),
  );
  const ready = health.phase === "running" && parts.database === "ok";
  const status = ready ? "ready" : health.phase === "running" ? "waiting" : health.phase;
  answer(response, ready ? 200 : 503, { status, parts });
}

async function databaseState(): Promise<PartState> {
  return inTime(
    db.$queryRaw`SELECT 1`.then(
      () => "ok" as const,
      () => "unreachable" as const,
    ),
  );
}

function inTime(asked: Promise<PartState>): Promise<PartState> {
  return Promise.race([asked, delay(patienceMs, "unreachable" as const, { ref: false })]);
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  response.end(JSON.stringify(body));
}
