import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { db } from "#app/platform/db/client.server.ts";
import { settingsVersion } from "#search/indexes.ts";
import { connectMeilisearch, madeFor, serverName } from "#search/meilisearch/connection.server.ts";

/** An answer that begins and never ends. */
export const drips = Symbol("drips");

/** What a request is answered with: JSON, a text as it is, the beginning of one, or nothing, so that it hangs. */
type Answer = object | string | typeof drips | undefined;
export type Behaviour = (path: string, body: string) => Answer | Promise<Answer>;

/** Something at the place of Meilisearch that behaves as a test has it. */
export type Stub = { asked: string[]; stop(): void };

/** Starts one and has the club use it. */
export async function startStub(behave: Behaviour): Promise<Stub> {
  const asked: string[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request);
    asked.push(request.url!);
    const given = await behave(request.url!, body);
    if (given === drips) drip(response);
    else if (typeof given === "string") response.end(given);
    else if (given) response.setHeader("Content-Type", "application/json").end(JSON.stringify(given));
  };
  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  connectMeilisearch({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  return {
    asked,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function drip(response: ServerResponse): void {
  response.setHeader("Content-Type", "application/json").write('{"hits":[');
  const more = setInterval(() => response.write(" "), 100);
  response.once("close", () => clearInterval(more));
}

/** Notes an index that is searched, as if it had been filled. */
export async function pretendItIsFilled(other: { madeFor?: string; server?: string; version?: number } = {}) {
  const ours = { madeFor: madeFor(), server: serverName(), version: settingsVersion };
  await db.meilisearchIndex.create({ data: { uid: "bashgah_pretended", state: "live", ...ours, ...other } });
}

/** Takes documents and does with each task what it is told; what it is asked about itself, it answers well. */
export function takesDocuments(outcome: (body: string) => { type: string; code: string } | null): Behaviour {
  const tasks: ({ type: string; code: string } | null)[] = [];
  return (path, body) => {
    const [, number] = /^\/tasks\/(\d+)/.exec(path) ?? [];
    const error = number && tasks[Number(number)];
    const shared = { type: "documentAdditionOrUpdate", uid: Number(number) };
    if (number)
      return { ...shared, status: error ? "failed" : "succeeded", error: error && { ...error, message: "no" } };
    if (!path.includes("/documents")) return undefined;
    return { ...shared, taskUid: tasks.push(outcome(body)) - 1, status: "enqueued" };
  };
}
