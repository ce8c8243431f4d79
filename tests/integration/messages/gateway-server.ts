import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** A request as a gateway got it. */
export type Seen = { method: string; path: string; body: string; authorization: string | undefined };

/** How a gateway answers a request that it has read. */
export type Manner = (response: ServerResponse, request: IncomingMessage) => void | Promise<void>;

const says =
  (status: number, body: unknown): Manner =>
  (response) => {
    response.writeHead(status, { "Content-Type": "application/json" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };

const kavenegarSays = (status: number, http = 200) => says(http, { return: { status, message: "…" }, entries: [] });

/** Every way a gateway behaves. */
export const manners = {
  says,
  kavenegarSays,
  hangs: () => undefined,
  cutsBeforeAnswering: (response: ServerResponse) => void response.socket?.destroy(),
  cutsInTheMiddle: (response: ServerResponse) => {
    response.writeHead(200, { "Content-Length": "1000" });
    response.write('{"return":{"sta', () => response.socket?.destroy());
  },
  slowThenOk: async (response: ServerResponse, request: IncomingMessage) => {
    await delay(150);
    await kavenegarSays(200)(response, request);
  },
};

/** A local gateway that remembers what it was asked. */
export async function startGateway(manner: Manner) {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const body = (await request.toArray()).join("");
    const { method = "", url: path = "", headers } = request;
    seen.push({ method, path, body, authorization: headers.authorization });
    await manner(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { origin, seen, stop };
}

/** An address where nobody listens. */
export async function deadOrigin(): Promise<string> {
  const { origin, stop } = await startGateway(manners.hangs);
  await stop();
  return origin;
}
