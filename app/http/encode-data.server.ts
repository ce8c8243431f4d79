import { createRequire } from "node:module";

type Options = object | undefined;
type Encode = (data: unknown, options?: Options) => ReadableStream<Uint8Array>;

/** What `turbo-stream` writes in the place of values that JSON has not, and how it marks an instant. */
const [isNull, isUndefined] = [-5, -7];

/** Longer texts are hardly said twice, and looking for them costs more than they do. */
const mostRemembered = 100;
/** What lies deeper may well be a circle. */
const deepest = 50;

const texts = new WeakMap<ReadableStream, string>();

/**
 * Has Remix write the data of pages by `encodePlain`. `turbo-stream`, which it uses, looks for promises, classes and
 * things that are there twice, and carries the text through a stream: a tenth of what a page cost. What `encodePlain`
 * does not write is written by `turbo-stream` as before, and browsers read both alike.
 */
export function encodeQuickly(): void {
  const turboStream = createRequire(import.meta.url)("turbo-stream") as { encode: Encode & { isQuick?: true } };
  const { encode } = turboStream;
  if (encode.isQuick) return;
  const quick: Encode = (data, options) => {
    const text = encodePlain(data);
    return text === null ? encode(data, options) : wholeStream(text);
  };
  turboStream.encode = Object.assign(quick, { isQuick: true as const });
}

/** The text of page data that was written in the quick way. */
export function dataText(stream: ReadableStream): string | undefined {
  return texts.get(stream);
}

function wholeStream(text: string): ReadableStream<Uint8Array> {
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        controller.enqueue(Buffer.from(text));
        controller.close();
      },
    },
    { highWaterMark: 0 }, // nothing is asked for beforehand
  );
  texts.set(stream, text);
  return stream;
}

/**
 * Data in the format of `turbo-stream` 2: a line of JSON with all values in one array, in which objects name their keys
 * and values by their places. Null for what is more than plain objects, arrays, texts, numbers and instants.
 */
export function encodePlain(data: unknown): string | null {
  const writer = new Writer();
  const place = writer.put(data, 0);
  if (place === null) return null;
  return place < 0 ? `${place}\n` : `[${writer.values.join(",")}]\n`;
}

class Writer {
  readonly values: string[] = [];
  readonly #places = new Map<unknown, number>();

  /** The place of a value; null where it cannot be written. */
  put(value: unknown, depth: number): number | null {
    switch (typeof value) {
      case "string":
        return value.length > mostRemembered ? this.#add(JSON.stringify(value)) : this.#remember(value);
      case "boolean":
        return this.#remember(value);
      case "number":
        return Number.isFinite(value) && !Object.is(value, -0) ? this.#remember(value) : null;
      case "undefined":
        return isUndefined;
      case "object":
        return value === null ? isNull : this.#putObject(value, depth + 1);
      default:
        return null;
    }
  }

  #add(text: string): number {
    return this.values.push(text) - 1;
  }

  #remember(value: string | number | boolean): number {
    const known = this.#places.get(value);
    if (known !== undefined) return known;
    const place = this.#add(JSON.stringify(value));
    this.#places.set(value, place);
    return place;
  }

  #putObject(value: object, depth: number): number | null {
    if (depth > deepest) return null;
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === Date.prototype) {
      const time = (value as Date).getTime();
      return Number.isNaN(time) ? null : this.#add(`["D",${time}]`);
    }
    if (prototype !== Object.prototype && prototype !== Array.prototype) return null;
    const place = this.#add("");
    const text = Array.isArray(value) ? this.#list(value, depth) : this.#parts(value as Record<string, unknown>, depth);
    if (text === null) return null;
    this.values[place] = text;
    return place;
  }

  #list(list: unknown[], depth: number): string | null {
    let text = "[";
    for (let at = 0; at < list.length; at++) {
      const place = this.put(list[at], depth);
      if (place === null) return null;
      text += at ? `,${place}` : place;
    }
    return `${text}]`;
  }

  /** By a symbol Remix marks what it says itself, such as a redirect. */
  #parts(object: Record<string, unknown>, depth: number): string | null {
    const keys = Object.keys(object);
    if (keys.length === 0 && Object.getOwnPropertySymbols(object).length > 0) return null;
    let text = "{";
    for (const key of keys) {
      const place = this.put(object[key], depth);
      if (place === null) return null;
      text += `${text === "{" ? "" : ","}"_${this.#remember(key)}":${place}`;
    }
    return `${text}}`;
  }
}
