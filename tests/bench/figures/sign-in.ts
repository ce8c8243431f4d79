import { createServer } from "node:http";
import { db } from "#app/platform/db/client.server.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import type { Connection } from "../connection.ts";
import type { Figure } from "../figure.ts";
import { load } from "../load.ts";

const clients = 8;
const members = 500;

/** Where the club of the bench sends its messages: `codes` remembers the last one to each number. */
export async function startGateway() {
  const codes = new Map<string, string>();
  const server = createServer((request, response) => {
    let heard = "";
    request.setEncoding("utf8").on("data", (text: string) => {
      heard += text;
    });
    request.on("end", () => {
      const { to, text } = JSON.parse(heard) as { to: string; text: string };
      codes.set(to, /: (\d+)$/m.exec(text)?.[1] ?? "");
      response.writeHead(200, { "Content-Length": 0 }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}/send`, codes, stop: () => void server.close() };
}

/** Members sign in with their number and the code that is sent to them: two requests each. */
export function signIn(codes: Map<string, string>): Figure {
  return {
    name: "sign-in: a code asked for, and given",
    unit: "requests/s",
    floor: "Node with as many transactions",
    prepare: async ({ club, seconds, startFloor }) => {
      const made = await Promise.all(Array.from({ length: members }, () => makeMember()));
      const phones = made.map(({ phone }) => phone!);
      const deed = (connection: Connection, turn: number) =>
        signInOnce(connection, phones[turn % members]!, codes, turn);
      const before = await transactions();
      const tried = await load(club.origin, 1, 2, deed);
      const each = Math.max(1, Math.round(((await transactions()) - before) / (tried.perSecond * 2) / 2));
      const floorServer = await startFloor();
      const path = `/transactions/${each}`;
      return {
        round: async () => {
          const { perSecond, p95Ms } = await load(club.origin, clients, seconds, deed);
          return { value: perSecond * 2, beside: `p95 of both ${p95Ms.toFixed(0)} ms, ${each} transactions a request` };
        },
        floorRound: async () => {
          const asked = (connection: Connection) => connection.ask(path, { method: "POST" });
          return { value: (await load(floorServer.origin, clients, seconds, asked)).perSecond };
        },
        done: floorServer.stop,
      };
    },
  };
}

async function signInOnce(connection: Connection, phone: string, codes: Map<string, string>, turn: number) {
  const from = `10.${(turn >> 16) & 255}.${(turn >> 8) & 255}.${turn & 255}`;
  const headers = { "Content-Type": "application/x-www-form-urlencoded", "X-Forwarded-For": from };
  const post = (fields: Record<string, string>) =>
    connection.ask("/sign-in", { method: "POST", headers, body: new URLSearchParams(fields).toString() });
  const asked = await post({ target: phone });
  const given = await post({ intent: "verify", target: phone, code: codes.get(phone) ?? "" });
  if (asked.status !== 200 || given.status !== 303)
    throw new Error(`Signing in was answered with ${asked.status} and ${given.status}`);
}

/** Transactions of the database so far; its own statistics come a second late. */
async function transactions(): Promise<number> {
  await db.$queryRaw`SELECT pg_stat_force_next_flush()::text`;
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT xact_commit AS count FROM pg_stat_database WHERE datname = current_database()`;
  return Number(row!.count);
}
