import { randomBytes } from "node:crypto";
import { newGauge } from "#app/platform/metrics.server.ts";

/** A part's HTML, and the text it was made of. */
type Kept = { text: string | null; html: Buffer };

/** A part that was taken while a page is rendered, and its HTML if it is known. */
type Taken = { key: string; text: string | null; html: Buffer | undefined };

/** What an entry takes beside its HTML and the letters of its key and text. */
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
  #newer = new Map<string, Kept>();
  #older = new Map<string, Kept>();
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
    const take = (key: string, text: string | null = null) => {
      const html = this.#find(key, text);
      return { number: taken.push({ key, text, html }) - 1, isKnown: html !== undefined };
    };
    return { parts: { element: this.#element, take }, finish: (html) => this.#finish(html, taken) };
  }

  /** Into one piece of memory of the most it can take: a letter takes three bytes at most (RFC 3629). */
  #finish(html: string, taken: Taken[]): Buffer<ArrayBuffer> {
    const [opening, closing] = [`<${this.#element} number="`, `</${this.#element}>`];
    const known = taken.reduce((sum, part) => sum + (part.html?.length ?? 0), 0);
    const page = Buffer.allocUnsafeSlow(html.length * 3 + known);
    let [done, length] = [0, 0];
    for (let at = html.indexOf(opening); at >= 0; at = html.indexOf(opening, done)) {
      const content = html.indexOf(">", at) + 1;
      const end = html.indexOf(closing, content);
      const part = taken[Number.parseInt(html.slice(at + opening.length, content), 10)]!;
      const bytes = part.html ?? this.#keep(part, html.slice(content, end));
      length += page.write(html.slice(done, at), length);
      page.set(bytes, length);
      length += bytes.length;
      done = end + closing.length;
    }
    length += page.write(html.slice(done), length);
    return page.subarray(0, length);
  }

  /** A text is compared, which costs less than making it part of the key. */
  #find(key: string, text: string | null): Buffer | undefined {
    const newer = this.#newer.get(key);
    if (newer) return newer.text === text ? newer.html : undefined;
    const older = this.#older.get(key);
    if (older?.text !== text) return undefined;
    this.#add(key, older);
    return older.html;
  }

  /** With memory of its own: a piece of a page would hold the whole page. */
  #keep({ key, text }: Taken, content: string): Buffer {
    const html = Buffer.allocUnsafeSlow(Buffer.byteLength(content));
    html.write(content);
    this.#add(key, { text, html });
    return html;
  }

  #add(key: string, kept: Kept): void {
    const bytes = bytesOf(key, kept);
    const before = this.#newer.get(key);
    if (bytes > this.#halfBytes || before?.text === kept.text) return;
    if (before) this.#newerBytes -= bytesOf(key, before);
    if (this.#newerBytes + bytes > this.#halfBytes) {
      [this.#older, this.#olderBytes] = [this.#newer, this.#newerBytes];
      [this.#newer, this.#newerBytes] = [new Map(), 0];
    }
    this.#newer.set(key, kept);
    this.#newerBytes += bytes;
  }
}

function bytesOf(key: string, { text, html }: Kept): number {
  return html.length + (key.length + (text?.length ?? 0)) * 2 + overheadBytes;
}

/** What components ask while a page is rendered. */
type PartsTaken = {
  element: string;
  take: (key: string, text?: string | null) => { number: number; isKnown: boolean };
};
