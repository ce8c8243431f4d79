import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { Transform } from "node:stream";
import { createZstdDecompress } from "node:zlib";
import { StartError } from "#app/platform/start-error.ts";
import { BrokenArchive, type TarEntry, unpackEntries } from "./tar.ts";

/** A skippable frame (RFC 8878 §3.1.2) with 32 bytes in it: `zstd -d` passes over it. */
const sealHead = Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 32, 0, 0, 0]);
const sealBytes = sealHead.length + 32;
const readAtOnce = 1024 * 1024;

/**
 * Passes compressed bytes on and ends them with their SHA-256, so that a single bit that differs is noticed wherever it is.
 * @param onBytes hears how many bytes went through
 */
export function sealing(onBytes: (bytes: number) => void): Transform {
  const digest = createHash("sha256");
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk);
      onBytes(chunk.length);
      done(null, chunk);
    },
    flush(done) {
      onBytes(sealBytes);
      done(null, Buffer.concat([sealHead, digest.digest()]));
    },
  });
}

/**
 * The entries of a sealed archive. Only when the last one was given without an error is the whole file known to be as it
 * was written.
 * @param onBytes hears how many bytes of the file were read, and how many it has
 * @throws StartError for a file that cannot be read, is no backup, is cut off or changed
 */
export async function* readSealed(
  path: string,
  onBytes: (read: number, size: number) => void = () => undefined,
): AsyncGenerator<TarEntry> {
  const { size, seal } = await readSeal(path);
  const digest = createHash("sha256");
  let read = 0;
  const file = createReadStream(path, { end: size - sealBytes - 1, highWaterMark: readAtOnce });
  file.on("data", (chunk) => {
    digest.update(chunk);
    read += chunk.length;
    onBytes(read, size);
  });
  const unpacked = createZstdDecompress();
  file.on("error", (error) => unpacked.destroy(error));
  try {
    yield* unpackEntries(file.pipe(unpacked));
  } catch (cause) {
    throw isDamage(cause) ? damaged(path, cause) : cause;
  } finally {
    file.destroy();
    unpacked.destroy();
  }
  if (!digest.digest().equals(seal)) throw damaged(path);
}

async function readSeal(path: string): Promise<{ size: number; seal: Buffer }> {
  try {
    await using file = await open(path);
    const { size } = await file.stat();
    const { buffer } = await file.read({ buffer: Buffer.alloc(sealBytes), position: Math.max(0, size - sealBytes) });
    if (size <= sealBytes || !buffer.subarray(0, sealHead.length).equals(sealHead)) throw notSealed(path);
    return { size, seal: buffer.subarray(sealHead.length) };
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).syscall === undefined) throw cause;
    throw new StartError(`${path} cannot be read: ${(cause as Error).message}.`, "", { cause });
  }
}

function notSealed(path: string): StartError {
  return new StartError(`${path} is not a backup of a club, or not all of one.`, "Copy the file again, whole.");
}

function damaged(path: string, cause?: unknown): StartError {
  return new StartError(`${path} is damaged: it is not as it was written.`, "Take another copy of the backup.", {
    cause,
  });
}

function isDamage(error: unknown): boolean {
  return error instanceof BrokenArchive || /^(ZSTD|ERR_|Z_)/.test(String((error as { code?: unknown }).code ?? ""));
}
