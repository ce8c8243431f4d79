import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A message as a receiver got it. */
export type Received = { method: string; path: string; headers: IncomingHttpHeaders; body: string };

/** How a receiver answers a message that it has read. */
export type Manner = (response: ServerResponse, request: IncomingMessage) => void;

const megabyte = Buffer.alloc(1024 * 1024, "x");

export const answers =
  (status: number, headers: Record<string, string> = {}): Manner =>
  (response) =>
    void response.writeHead(status, headers).end("thanks");

/** Every way a receiver behaves. */
export const manners = {
  hangs: () => undefined,
  resets: (response: ServerResponse) => void response.socket?.resetAndDestroy(),
  talksOnForEver: (response: ServerResponse) => {
    response.writeHead(200);
    const more = () => {
      while (response.write(megabyte)) if (response.destroyed) return;
      response.once("drain", more);
    };
    more();
  },
  endsInTheMiddle: (response: ServerResponse) => {
    response.writeHead(200, { "Content-Length": "1000" });
    response.write("than", () => response.socket?.destroy());
  },
  hangsInTheMiddle: (response: ServerResponse) => void response.writeHead(200, { "Content-Length": "9" }).write("than"),
  endlessHeaders: (response: ServerResponse) => {
    response.socket?.write(`HTTP/1.1 200 OK\r\n${"X-More: more and more\r\n".repeat(10_000)}`);
  },
  nonsense: (response: ServerResponse) => void response.socket?.end("SSH-2.0-OpenSSH_9.9\r\n"),
};

/** A receiver on this machine that remembers what it was sent, over TLS with a certificate; it ends with the test. */
export async function startReceiver(manner: Manner = answers(200), certificate?: { key: string; cert: string }) {
  const received: Received[] = [];
  const receiver = { received, url: "", answer: manner };
  const listen = async (request: IncomingMessage, response: ServerResponse) => {
    const body = (await request.toArray()).join("");
    const { method = "", url: path = "", headers } = request;
    received.push({ method, path, headers, body });
    receiver.answer(response, request);
  };
  const server = certificate ? createTlsServer(certificate, listen) : createServer(listen);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  receiver.url = `${certificate ? "https" : "http"}://127.0.0.1:${(server.address() as AddressInfo).port}/hook?key=1`;
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  });
  return receiver;
}

/** The signature a receiver computes, by the standard's text alone. */
export function expectedSignature(secret: string, { headers, body }: Received): string {
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  return `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
}
