import { createReadStream } from "node:fs";
import { StartError } from "#app/platform/start-error.ts";
import type { ReadProgress } from "./read-lines.server.ts";

/** Encodings that spreadsheets write Persian in. */
export const encodings = ["utf-8", "windows-1256", "utf-16le", "utf-16be"] as const;
export type Encoding = (typeof encodings)[number];

const readAtOnce = 256 * 1024;

/**
 * Finds out how a text file is encoded: by its byte order mark, by the zeros that UTF-16 leaves between Latin letters,
 * else UTF-8 when all of it can be read as that, else Windows-1256.
 * @throws StartError when the file cannot be read
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  let isFirst = true;
  try {
    for await (const chunk of chunksOf(path)) {
      const found = isFirst ? fromBeginning(chunk) : null;
      if (found) return found;
      isFirst = false;
      utf8.decode(chunk, { stream: true });
    }
    utf8.decode();
    return "utf-8";
  } catch (error) {
    if ((error as { code?: string }).code === "ERR_ENCODING_INVALID_ENCODED_DATA") return "windows-1256";
    throw error;
  }
}

function fromBeginning(chunk: Buffer): Encoding | null {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return "utf-16le";
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return "utf-16be";
  const sample = chunk.subarray(0, 2_000);
  const zerosAt = (parity: number) => sample.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  const [even, odd] = [zerosAt(0), zerosAt(1)];
  if (even + odd < sample.length / 20) return null;
  return odd > even ? "utf-16le" : "utf-16be";
}

/**
 * A file's text, piece by piece, without the byte order mark. Windows-1256 has no Persian ی and ک of its own (Excel
 * writes the Arabic ones in their place), so they become Persian.
 * @throws StartError when the file cannot be read
 */
export async function* readText(path: string, encoding: Encoding, progress: ReadProgress): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  const persian = (text: string) =>
    encoding === "windows-1256" ? text.replaceAll("ي", "ی").replaceAll("ك", "ک") : text;
  for await (const chunk of chunksOf(path)) {
    progress.bytes += chunk.length;
    yield persian(decoder.decode(chunk, { stream: true }));
  }
  yield persian(decoder.decode());
}

async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark: readAtOnce }) as AsyncIterable<Buffer>;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).syscall === undefined) throw cause;
    throw new StartError(`${path} cannot be read: ${(cause as Error).message}.`, "", { cause });
  }
}
