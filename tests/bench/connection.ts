import { connect, type Socket } from "node:net";
import { type Answer, Hearing } from "./hearing.ts";

export type Asked = { method?: string; headers?: Record<string, string>; body?: string };

/** A request as it goes over the wire, to be made once and sent many times. */
export function toRequest(origin: string, path: string, { method = "GET", headers = {}, body = "" }: Asked = {}) {
  const length = method === "GET" ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
  const lines = Object.entries({ Host: new URL(origin).host, ...headers, ...length });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${head}\r\n${body}`);
}

/** All connections read into the same memory: each takes what it needs of it before the next one reads. */
const readInto = Buffer.alloc(256 * 1024);

type Waiting = { request: Buffer; hearing: Hearing; resolve(answer: Answer): void; reject(error: Error): void };

/**
 * One connection that asks and waits for the answer, over and over, with as little work of its own as can be: the load
 * must not be what is measured. It is opened when it is needed, again where the other side closed it meanwhile.
 */
export class Connection {
  readonly #origin: string;
  #socket: Socket | null = null;
  #served = 0;
  #waiting: Waiting | null = null;

  constructor(origin: string) {
    this.#origin = origin;
  }

  get isOpen(): boolean {
    return this.#socket !== null;
  }

  /** Asks for an address; the answer has its body. */
  ask(path: string, asked?: Asked): Promise<Answer> {
    return this.send(toRequest(this.#origin, path, asked), true);
  }

  /** Sends a request that was made before. @param keeps whether the answer's body will be read */
  send(request: Buffer, keeps = false): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { request, hearing: new Hearing(keeps), resolve, reject };
      if (this.#socket) this.#socket.write(request);
      else this.open().then((socket) => socket.write(request), reject);
    });
  }

  open(): Promise<Socket> {
    const { hostname, port } = new URL(this.#origin);
    const callback = (length: number) => {
      this.#hear(readInto.subarray(0, length));
      return true;
    };
    const socket = connect({ port: Number(port), host: hostname, onread: { buffer: readInto, callback } });
    socket.setNoDelay(true);
    this.#socket = socket;
    this.#served = 0;
    return new Promise((resolve, reject) => {
      socket.once("connect", () => resolve(socket));
      socket.once("error", reject);
      socket.once("close", () => this.#lose(socket));
    });
  }

  close(): void {
    const socket = this.#socket;
    this.#socket = null;
    socket?.destroy();
  }

  #hear(bytes: Buffer): void {
    const waiting = this.#waiting;
    if (!waiting?.hearing.hear(bytes)) return;
    this.#waiting = null;
    this.#served++;
    waiting.resolve(waiting.hearing.answer());
  }

  /** A server may close a connection that served before just while it is asked again: then it is asked on another. */
  #lose(socket: Socket): void {
    if (this.#socket === socket) this.#socket = null;
    const waiting = this.#waiting;
    if (!waiting) return;
    if (this.#served > 0 && !waiting.hearing.hasBegun)
      this.open().then((next) => next.write(waiting.request), waiting.reject);
    else waiting.reject(new Error("The connection was closed in the middle"));
  }
}
