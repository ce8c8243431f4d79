import { createServer } from "node:http";
import { db } from "#app/platform/db/client.server.ts";
import type { Connection } from "../connection.ts";
import type { Figure } from "../figure.ts";
import { transactionPath } from "../floors/floor-server.ts";
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
    floor: "bare Node with a transaction of two inserts",
    prepare: async ({ club, floor, seconds }) => {
      const phones = await phonesOf(members);
      const deed = (connection: Connection, turn: number) =>
        signInOnce(connection, phones[turn % members]!, codes, turn);
      const transact = (connection: Connection) => connection.ask(transactionPath, { method: "POST" });
      return {
        round: async () => {
          const { perSecond, count, ...times } = await load(club.origin, clients, seconds, deed);
          return { value: perSecond * 2, count: count * 2, ...times, beside: "the times are of both requests" };
        },
        floorRound: async () => {
          const { perSecond, ...done } = await load(floor.origin, clients, seconds, transact);
          return { value: perSecond, ...done };
        },
      };
    },
  };
}

/** The numbers of the last members of the club: who reads and writes elsewhere is not signed in here. */
async function phonesOf(count: number): Promise<string[]> {
  const found = await db.member.findMany({
    where: { phone: { not: null } },
    orderBy: { id: "desc" },
    take: count,
    select: { phone: true },
  });
  return found.map(({ phone }) => phone!);
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
