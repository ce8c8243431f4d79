import { randomBytes } from "node:crypto";
import { newGauge } from "#app/platform/metrics.server.ts";

/** A part that was taken while a page is rendered, and its HTML if it is known. */
type Taken = { key: string; html: Buffer | undefined };

/** What an entry takes beside its HTML and the letters of its key. */
const overheadBytes = 200;

let bytesKept = () => 0;
newGauge({ name: "page_parts_bytes", help: "What the kept parts of pages take" }, (gauge) => gauge.set(bytesKept()));

/**
 * The HTML of parts of pages under keys that tell all they depend on, so that nothing in it ever grows wrong and nobody
 * gets a part that their own data would not make. Bounded in bytes, in two halves: what is asked for is brought into the
 * newer one, and when that is full the older one goes.
 */
export class KeptParts {
  readonly #halfBytes: number;
  /** Unguessable, so that no text of a member passes for a part. */
  readonly #element = `part-${randomBytes(16).toString("hex")}`;
  #newer = new Map<string, Buffer>();
  #older = new Map<string, Buffer>();
  #newerBytes = 0;
  #olderBytes = 0;

  /** @param maxBytes the most that all of them may take */
  constructor(maxBytes: number) {
    this.#halfBytes = maxBytes / 2;
    bytesKept = () => this.bytes;
  }

  /** What is kept, in bytes. */
  get bytes(): number {
    return this.#newerBytes + this.#olderBytes;
  }

  /** Serves one rendering of a page: `parts` is for its components, `finish` puts the parts into what they rendered. */
  forPage(): { parts: PartsTaken; finish: (html: string) => Buffer<ArrayBuffer> } {
    const taken: Taken[] = [];
    const take = (key: string) => {
      const html = this.#find(key);
      return { number: taken.push({ key, html }) - 1, isKnown: html !== undefined };
    };
    return { parts: { element: this.#element, take }, finish: (html) => this.#finish(html, taken) };
  }

  #finish(html: string, taken: Taken[]): Buffer<ArrayBuffer> {
    const [opening, closing] = [`<${this.#element} number="`, `</${this.#element}>`];
    const pieces: Buffer[] = [];
    let done = 0;
    for (let at = html.indexOf(opening); at >= 0; at = html.indexOf(opening, done)) {
      const content = html.indexOf(">", at) + 1;
      const end = html.indexOf(closing, content);
      const part = taken[Number.parseInt(html.slice(at + opening.length, content), 10)]!;
      pieces.push(Buffer.from(html.slice(done, at)), part.html ?? this.#keep(part.key, html.slice(content, end)));
      done = end + closing.length;
    }
    pieces.push(Buffer.from(html.slice(done)));
    return Buffer.concat(pieces);
  }

  #find(key: string): Buffer | undefined {
    const newer = this.#newer.get(key);
    if (newer) return newer;
    const older = this.#older.get(key);
    if (older) this.#add(key, older);
    return older;
  }

  /** With memory of its own: a piece of a page would hold the whole page. */
  #keep(key: string, text: string): Buffer {
    const html = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
    html.write(text);
    this.#add(key, html);
    return html;
  }

  #add(key: string, html: Buffer): void {
    const bytes = html.length + key.length * 2 + overheadBytes;
    if (bytes > this.#halfBytes || this.#newer.has(key)) return;
    if (this.#newerBytes + bytes > this.#halfBytes) {
      [this.#older, this.#olderBytes] = [this.#newer, this.#newerBytes];
      [this.#newer, this.#newerBytes] = [new Map(), 0];
    }
    this.#newer.set(key, html);
    this.#newerBytes += bytes;
  }
}

/** What components ask while a page is rendered. */
type PartsTaken = { element: string; take: (key: string) => { number: number; isKnown: boolean } };
