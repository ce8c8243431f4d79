import { request } from "node:http";
import { connect } from "node:net";

/** An answer as it came over the wire. */
export type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

type Asked = { method?: string; headers?: Record<string, string>; body?: string | Buffer; agent?: false };

/** Asks a server for exactly this address, however odd, without following where it leads. */
export function ask(origin: string, path: string, { method = "GET", headers = {}, body }: Asked = {}): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    });
    asking.once("error", reject);
    asking.end(body);
  });
}

/** Sends bytes as they are and answers the first line that comes back. */
export function askRaw(origin: string, lines: string[]): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(`${lines.join("\r\n")}\r\n\r\n`, "latin1"));
    let heard = "";
    socket.setEncoding("latin1").on("data", (text: string) => {
      heard += text;
      if (!heard.includes("\r\n")) return;
      socket.destroy();
      resolve(heard.split("\r\n", 1)[0]!.trim());
    });
    socket.once("error", reject);
    socket.once("end", () => resolve(heard));
  });
}
