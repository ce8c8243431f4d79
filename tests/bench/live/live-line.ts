import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

/** Engine.IO's and Socket.IO's first characters of a message: https://socket.io/docs/v4/engine-io-protocol/ */
const [opened, ping, entering, answer, event] = ["0", "2", "420", "430", "42"];
const [join, joined, pong] = ["40", "40", "3"];

const textFrame = 0x81;
const pongFrame = toFrame(pong);
const joinFrame = toFrame(join);
const nothing = Buffer.alloc(0);

/** All lines read into the same memory: each takes what it needs of it before the next one reads. */
const readInto = Buffer.alloc(64 * 1024);

/**
 * A browser's line to a Socket.IO server with as little work of its own as can be: ten thousand of them must not be what
 * is measured. It joins, enters one room at most, answers pings, and tells of each event when it arrives.
 */
export class LiveLine {
  readonly #socket: Socket;
  readonly #heard: (event: string) => void;
  readonly #room: string | null;
  readonly #ready = Promise.withResolvers<void>();
  #unread: Buffer = nothing;
  #isUpgraded = false;

  /** @param heard gets the text of each event; must be quick */
  constructor(
    origin: string,
    path: string,
    headers: Record<string, string>,
    room: string | null,
    heard: (event: string) => void,
  ) {
    const { hostname, port, host } = new URL(origin);
    this.#room = room;
    this.#heard = heard;
    const callback = (length: number) => {
      this.#hear(readInto.subarray(0, length));
      return true;
    };
    this.#socket = connect({ port: Number(port), host: hostname, onread: { buffer: readInto, callback } });
    this.#socket.setNoDelay(true);
    const upgrade = { Connection: "Upgrade", Upgrade: "websocket", "Sec-WebSocket-Version": "13" };
    const key = randomBytes(16).toString("base64");
    const all = Object.entries({ Host: host, ...upgrade, "Sec-WebSocket-Key": key, ...headers });
    const head = all.map(([name, value]) => `${name}: ${value}\r\n`).join("");
    this.#socket.write(`GET ${path}/?EIO=4&transport=websocket HTTP/1.1\r\n${head}\r\n`);
    this.#socket.once("error", this.#ready.reject);
    this.#socket.once("close", () => this.#ready.reject(new Error("The line was closed")));
    this.#ready.promise.catch(() => undefined); // whoever waits for it is told
  }

  /** Fulfilled when it has joined and entered its room. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  get isOpen(): boolean {
    return this.#isUpgraded && !this.#socket.destroyed;
  }

  close(): void {
    this.#socket.destroy();
  }

  #hear(bytes: Buffer): void {
    let rest = this.#unread.length > 0 ? Buffer.concat([this.#unread, bytes]) : bytes;
    if (!this.#isUpgraded) rest = this.#skipAnswer(rest);
    while (this.#isUpgraded && rest.length >= 2) {
      const isLong = (rest[1]! & 0x7f) === 126;
      if (isLong && rest.length < 4) break;
      const [head, length] = isLong ? [4, rest.readUInt16BE(2)] : [2, rest[1]! & 0x7f];
      if (rest.length < head + length) break;
      if (rest[0] === textFrame) this.#take(rest.toString("latin1", head, head + length));
      rest = rest.subarray(head + length);
    }
    this.#unread = rest.length > 0 ? Buffer.from(rest) : nothing;
  }

  /** What follows the answer to the handshake, once that is whole. */
  #skipAnswer(heard: Buffer): Buffer {
    const end = heard.indexOf("\r\n\r\n");
    if (end < 0) return heard;
    this.#isUpgraded = heard.toString("latin1", 0, 12).endsWith("101");
    if (!this.#isUpgraded) this.#socket.destroy();
    return heard.subarray(end + 4);
  }

  #take(message: string): void {
    if (message === ping) this.#socket.write(pongFrame);
    else if (message.startsWith(event)) this.#heard(message);
    else if (message.startsWith(opened)) this.#socket.write(joinFrame);
    else if (message.startsWith(joined)) this.#enter();
    else if (message.startsWith(answer) && message.includes('"ok":true')) this.#ready.resolve();
    else this.#ready.reject(new Error(`The club said ${message}`));
  }

  #enter(): void {
    if (this.#room === null) this.#ready.resolve();
    else this.#socket.write(toFrame(`${entering}${JSON.stringify(["enter", this.#room])}`));
  }
}

/** A short text as a browser frames it (RFC 6455 §5.2), with a mask of zeros. */
function toFrame(text: string): Buffer {
  return Buffer.concat([Buffer.from([textFrame, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]);
}

/** Lines that come a few at a time, as they do in life. */
const atOnce = 100;

/** Opens so many lines; fails when one of them is refused. */
export async function openLines(count: number, open: (number: number) => LiveLine): Promise<LiveLine[]> {
  const lines: LiveLine[] = [];
  while (lines.length < count) {
    const some = Array.from({ length: Math.min(atOnce, count - lines.length) }, (_, at) => open(lines.length + at));
    lines.push(...some);
    await Promise.all(some.map(({ ready }) => ready));
  }
  return lines;
}
