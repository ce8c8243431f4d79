import { createReadStream } from "node:fs";
import { StartError } from "#app/platform/start-error.ts";

/** A line of a file and its number, from 1; `text` is null for one that is too long or not UTF-8. */
export type Line =
  | { number: number; text: string }
  | { number: number; text: null; reason: "line_too_long" | "not_utf8" };

/** What is read so far, for showing progress. */
export type ReadProgress = { bytes: number };

const lineFeed = 0x0a;
const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * The lines of a file of any size, one after another, with no more of it in memory than the longest line. Lines end
 * with LF or CRLF; a byte order mark is no part of the text.
 * @throws StartError when the file cannot be read
 */
export async function* readLines(
  path: string,
  options: { mostBytes: number; progress?: ReadProgress },
): AsyncGenerator<Line> {
  const { mostBytes, progress } = options;
  let number = 1;
  let parts: Buffer[] = [];
  let length = 0;
  const keep = (part: Buffer) => {
    length += part.length;
    if (length <= mostBytes) parts.push(part);
    else parts = [];
  };
  const finish = (): Line => {
    const line = toLine(number, parts, length > mostBytes);
    number += 1;
    parts = [];
    length = 0;
    return line;
  };
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
      let start = 0;
      for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
        keep(chunk.subarray(start, end));
        if (progress) progress.bytes += end + 1 - start;
        yield finish();
        start = end + 1;
      }
      keep(chunk.subarray(start));
      if (progress) progress.bytes += chunk.length - start;
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).syscall === undefined) throw cause;
    throw new StartError(`${path} cannot be read: ${(cause as Error).message}.`, "", { cause });
  }
  if (length > 0) yield finish();
}

function toLine(number: number, parts: Buffer[], tooLong: boolean): Line {
  if (tooLong) return { number, text: null, reason: "line_too_long" };
  try {
    return { number, text: utf8.decode(parts.length === 1 ? parts[0] : Buffer.concat(parts)) };
  } catch {
    return { number, text: null, reason: "not_utf8" }; // the decoder throws for nothing else
  }
}
