import { createHash } from "node:crypto";

/** A table comes in pieces of about this size, so that neither side holds more of it in memory. */
const pieceBytes = 4 * 1024 * 1024;
const lineFeed = 0x0a;

/** What went through: PostgreSQL's text format has one line feed a row. */
export type Tally = { rows: number; bytes: number; sha256: string };

/** Counts and digests content that comes piece by piece. */
export function startTally() {
  const digest = createHash("sha256");
  let [rows, bytes] = [0, 0];
  return {
    add(content: Buffer): void {
      digest.update(content);
      bytes += content.length;
      for (let at = content.indexOf(lineFeed); at >= 0; at = content.indexOf(lineFeed, at + 1)) rows += 1;
    },
    end: (): Tally => ({ rows, bytes, sha256: digest.digest("hex") }),
  };
}

/** The same bytes in larger pieces; a row may begin in one and end in the next. */
export async function* inPieces(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    heldBytes += chunk.length;
    if (heldBytes < pieceBytes) continue;
    yield Buffer.concat(held);
    held = [];
    heldBytes = 0;
  }
  if (heldBytes > 0) yield Buffer.concat(held);
}

/** The line of a file in the digest of all files. */
export function fileLine(key: string, content: Buffer): Buffer {
  return Buffer.from(`${key} ${content.length} ${createHash("sha256").update(content).digest("hex")}\n`);
}
