import { connect, type Socket } from "node:net";

/** An answer; chunks of its body stay as they came over the wire. */
export type Answer = { status: number; headers: string; bodyBytes: number; text(): string };

type Asked = { method?: string; headers?: Record<string, string>; body?: string };

/**
 * One connection that asks and waits for the answer, over and over, with as little work of its own as can be: the load
 * must not be what is measured.
 */
export class Connection {
  readonly #host: string;
  readonly #port: number;
  #socket: Socket | null = null;
  #heard = new Hearing();
  #waiting: { resolve(answer: Answer): void; reject(error: Error): void } | null = null;

  constructor(origin: string) {
    const { hostname, port } = new URL(origin);
    this.#host = hostname;
    this.#port = Number(port);
  }

  async ask(path: string, { method = "GET", headers = {}, body = "" }: Asked = {}): Promise<Answer> {
    const socket = this.#socket ?? (await this.#open());
    const length = method === "GET" ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
    const lines = Object.entries({ Host: `${this.#host}:${this.#port}`, ...headers, ...length });
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      socket.write(`${method} ${path} HTTP/1.1\r\n${head}\r\n${body}`);
    });
  }

  close(): void {
    this.#socket?.destroy();
  }

  #open(): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.#port, this.#host, () => resolve(socket));
      socket.setNoDelay(true);
      socket.on("data", (bytes) => this.#hear(bytes));
      socket.once("error", reject);
      socket.once("close", () => {
        this.#socket = null;
        this.#waiting?.reject(new Error("The connection was closed in the middle"));
      });
      this.#socket = socket;
    });
  }

  #hear(bytes: Buffer): void {
    this.#heard.add(bytes);
    const answer = this.#heard.answer();
    if (!answer) return;
    this.#heard = new Hearing();
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve(answer);
  }
}

const emptyLine = "\r\n\r\n";
const lastChunk = "0\r\n\r\n";

/** What was heard of one answer so far; nothing is put together before somebody wants to read it. */
class Hearing {
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  #headers = "";

  add(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    if (this.#headers) return;
    const whole = Buffer.concat(this.#chunks);
    const end = whole.indexOf(emptyLine);
    if (end >= 0) this.#headers = whole.toString("latin1", 0, end);
  }

  /** Null while something of it is still to come. */
  answer(): Answer | null {
    const headers = this.#headers;
    if (!headers) return null;
    const bodyBytes = this.#bytes - headers.length - emptyLine.length;
    const length = /\r\ncontent-length: *(\d+)/i.exec(headers)?.[1];
    const isChunked = length === undefined && /\r\ntransfer-encoding: *chunked/i.test(headers);
    const isWhole = isChunked ? this.#endsWith(lastChunk) : bodyBytes >= Number(length ?? 0);
    if (!isWhole) return null;
    return {
      status: Number(headers.slice(9, 12)),
      headers,
      bodyBytes,
      text: () => Buffer.concat(this.#chunks).toString(),
    };
  }

  #endsWith(words: string): boolean {
    const last = this.#chunks.at(-1)!;
    const end = last.length >= words.length ? last : Buffer.concat(this.#chunks.slice(-2));
    return end.subarray(-words.length).toString("latin1") === words;
  }
}
