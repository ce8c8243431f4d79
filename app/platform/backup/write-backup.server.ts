import { createWriteStream, rmSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createZstdCompress } from "node:zlib";
import { now } from "#app/platform/clock.ts";
import { findFile } from "#app/platform/files.server.ts";
import { secretForBackup } from "#app/platform/secret.server.ts";
import { StartError } from "#app/platform/start-error.ts";
import { type About, entryNames, formatVersion, type Manifest, type TableSummary } from "./manifest.ts";
import { fileLine, inPieces, startTally, type Tally } from "./piece.ts";
import { sealing } from "./seal.server.ts";
import {
  copyJobs,
  copyTable,
  listMigrations,
  listSequences,
  listTables,
  openSnapshot,
  type Snapshot,
  tableBytes,
} from "./snapshot.server.ts";
import { keysOfFiles, type StoredFiles } from "./stored-files.server.ts";
import { packEnd, packEntry } from "./tar.ts";

/** Bytes that the compressor hands on at once. */
const packedAtOnce = 256 * 1024;

export type BackupOptions = {
  /** A path; `-` is stdout. */
  target: string;
  files: StoredFiles;
  version: string;
  /** Whether the club's own secret goes along. */
  withSecret: boolean;
  /** Hears what is being written and how many bytes (before compression) of about how many went in. */
  onProgress?: (part: string, done: number, about: number) => void;
};

/** What was written, before and after compression, and how long it took to read, pack and put it on the disk. */
export type WrittenBackup = { manifest: Manifest; contentBytes: number; fileBytes: number; seconds: number };

/**
 * Writes all of the club as it is at one moment into one file: every table, the jobs not yet done, the sequences and
 * the pictures that the rows speak of. People go on writing meanwhile. The file carries its name only when it is whole.
 * @throws StartError when it cannot be written
 */
export async function writeBackup(databaseUrl: string, options: BackupOptions): Promise<WrittenBackup> {
  const started = performance.now();
  const snapshot = await openSnapshot(databaseUrl);
  const archive = new ArchiveWriter(snapshot, options);
  let fileBytes = 0;
  try {
    await intoPlace(options.target, (target) =>
      pipeline(
        Readable.from(archive.chunks(), { objectMode: false, highWaterMark: 1 }),
        createZstdCompress({
          chunkSize: packedAtOnce,
          params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 },
        }),
        sealing((bytes) => (fileBytes += bytes)),
        target,
        { end: target !== process.stdout },
      ),
    );
  } finally {
    await snapshot.end();
  }
  const seconds = (performance.now() - started) / 1000;
  return { manifest: archive.manifest!, contentBytes: archive.contentBytes, fileBytes, seconds };
}

/** A name is given to a file that is on the disk for good; what is cut off leaves nothing behind. */
async function intoPlace(path: string, write: (target: Writable) => Promise<void>): Promise<void> {
  if (path === "-") return write(process.stdout);
  const passing = `${path}.${process.pid}.part`;
  const remove = () => rmSync(passing, { force: true });
  process.once("exit", remove);
  try {
    await write(createWriteStream(passing, { mode: 0o600, flags: "wx", flush: true }));
    await rename(passing, path);
    await using folder = await open(dirname(path));
    await folder.sync();
  } catch (cause) {
    remove();
    if (!["open", "write", "rename", "fsync"].includes((cause as NodeJS.ErrnoException).syscall ?? "")) throw cause;
    throw new StartError(`${path} cannot be written: ${(cause as Error).message}.`, "", { cause });
  } finally {
    process.off("exit", remove);
  }
}

class ArchiveWriter {
  readonly #snapshot: Snapshot;
  readonly #options: BackupOptions;
  readonly #createdAt = now();
  #about = 0;
  contentBytes = 0;
  manifest: Manifest | null = null;

  constructor(snapshot: Snapshot, options: BackupOptions) {
    this.#snapshot = snapshot;
    this.#options = options;
  }

  async *chunks(): AsyncGenerator<Buffer> {
    const { client } = this.#snapshot;
    this.#about = await tableBytes(client);
    const about: About = {
      application: "bashgah",
      format: formatVersion,
      version: this.#options.version,
      createdAt: this.#createdAt.toISOString(),
      migrations: await listMigrations(client),
    };
    yield* this.#entry(entryNames.about, asJson(about));
    const tables: TableSummary[] = [];
    for (const table of await listTables(client)) {
      const tally = yield* this.#pieces(`${entryNames.tables}/${table.name}`, copyTable(client, table));
      tables.push({ ...table, ...tally });
    }
    const jobs = yield* this.#pieces(entryNames.jobs, copyJobs(client));
    const sequences = await listSequences(client);
    const { value, fingerprint, ...secret } = secretForBackup();
    const isKept = secret.isKept && this.#options.withSecret;
    if (isKept) yield* this.#entry(entryNames.secret, Buffer.from(value));
    const files = yield* this.#files();
    this.manifest = { ...about, tables, jobs, sequences, ...files, secret: { isKept, fingerprint } };
    yield* this.#entry(entryNames.manifest, asJson(this.manifest));
    yield packEnd();
  }

  *#entry(name: string, content: Buffer): Generator<Buffer> {
    this.contentBytes += content.length;
    this.#options.onProgress?.(name, this.contentBytes, this.#about);
    yield* packEntry({ name, content }, this.#createdAt);
  }

  async *#pieces(folder: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, Tally> {
    const tally = startTally();
    let number = 0;
    for await (const content of inPieces(chunks)) {
      tally.add(content);
      number += 1;
      yield* this.#entry(`${folder}/${String(number).padStart(6, "0")}.copy`, content);
    }
    return tally.end();
  }

  async *#files(): AsyncGenerator<Buffer, Pick<Manifest, "files" | "missingFiles">> {
    const tally = startTally();
    let missingFiles = 0;
    let bytes = 0;
    for await (const key of keysOfFiles(this.#snapshot.client, this.#options.files)) {
      const found = await findFile(key);
      if (!found) {
        missingFiles += 1;
        continue;
      }
      const content = Buffer.from(found.buffer, found.byteOffset, found.byteLength);
      bytes += content.length;
      tally.add(fileLine(key, content));
      yield* this.#entry(`${entryNames.files}/${key}`, content);
    }
    const { rows: count, sha256 } = tally.end();
    return { files: { count, bytes, sha256 }, missingFiles };
  }
}

function asJson(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}
