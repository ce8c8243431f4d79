/** One answer as it was heard; its body only where somebody wanted to read it, as it was before it was cut into chunks. */
export type Answer = { status: number; headers: string; bodyBytes: number; body: Buffer };

const headEnd = "\r\n\r\n";
const nothing = Buffer.alloc(0);

/** Puts one answer of HTTP/1.1 together from what comes over the wire, with as little work as can be. */
export class Hearing {
  readonly #keeps: boolean;
  #unread: Buffer = nothing;
  #headers = "";
  #chunks: Chunks | null = null;
  #awaited = 0;
  #bodyBytes = 0;
  readonly #kept: Buffer[] = [];

  /** @param keeps whether the body will be read */
  constructor(keeps: boolean) {
    this.#keeps = keeps;
  }

  /** Takes in what came; the bytes may change afterwards. Answers whether the answer is whole. */
  hear(bytes: Buffer): boolean {
    if (this.#headers) return this.#hearBody(bytes);
    const heard = this.#unread.length > 0 ? Buffer.concat([this.#unread, bytes]) : bytes;
    const end = heard.indexOf(headEnd);
    if (end < 0) {
      this.#unread = Buffer.from(heard);
      return false;
    }
    this.#headers = heard.toString("latin1", 0, end);
    const length = /\r\ncontent-length: *(\d+)/i.exec(this.#headers)?.[1];
    if (length !== undefined) this.#awaited = Number(length);
    else if (/\r\ntransfer-encoding: *chunked/i.test(this.#headers)) this.#chunks = new Chunks();
    return this.#hearBody(heard.subarray(end + headEnd.length));
  }

  /** Whether anything came so far. */
  get hasBegun(): boolean {
    return this.#headers !== "" || this.#unread.length > 0;
  }

  answer(): Answer {
    const status = Number(this.#headers.slice(9, 12));
    return { status, headers: this.#headers, bodyBytes: this.#bodyBytes, body: Buffer.concat(this.#kept) };
  }

  #hearBody(bytes: Buffer): boolean {
    if (this.#chunks) return this.#chunks.read(bytes, (part) => this.#take(part));
    this.#take(bytes);
    return this.#bodyBytes >= this.#awaited;
  }

  #take(part: Buffer): void {
    this.#bodyBytes += part.length;
    if (this.#keeps && part.length > 0) this.#kept.push(Buffer.from(part));
  }
}

const newLine = 10;

/** A body in chunks (RFC 9112 §7.1), without trailers. */
class Chunks {
  /** Bytes of the chunk in hand that are still to come, its line end included; 0 before a line with a size. */
  #left = 0;
  #line = "";
  #isLast = false;

  /** Hands on the bodies of chunks; answers whether the last one was seen. */
  read(bytes: Buffer, take: (part: Buffer) => void): boolean {
    for (let at = 0; at < bytes.length; ) {
      if (this.#left > 0) {
        const here = Math.min(this.#left, bytes.length - at);
        const body = Math.min(here, this.#left - 2);
        if (body > 0) take(bytes.subarray(at, at + body));
        this.#left -= here;
        at += here;
        if (this.#left === 0 && this.#isLast) return true;
        continue;
      }
      const end = bytes.indexOf(newLine, at);
      this.#line += bytes.toString("latin1", at, end < 0 ? bytes.length : end);
      if (end < 0) return false;
      at = end + 1;
      const size = Number.parseInt(this.#line, 16);
      this.#line = "";
      this.#isLast = size === 0;
      this.#left = size + 2;
    }
    return false;
  }
}
