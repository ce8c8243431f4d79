/** One file of an archive. */
export type TarEntry = { name: string; content: Buffer };

const blockBytes = 512;
const nameBytes = 100;
/** The largest entry that is read: pieces of tables are smaller, pictures too. It is held in memory whole. */
const entryMaxBytes = 64 * 1024 * 1024;

/** The archive is not one of ours, or it is damaged. */
export class BrokenArchive extends Error {}

/**
 * A file as it stands in a tar archive (POSIX.1-1988 "ustar"): header, content, padding.
 * @throws Error for a name longer than 100 bytes
 */
export function packEntry({ name, content }: TarEntry, modifiedAt: Date): Buffer[] {
  const header = Buffer.alloc(blockBytes);
  if (Buffer.byteLength(name) > nameBytes) throw new Error(`The name ${name} is too long for the archive`);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, "0");
  header.write(name, 0);
  header.write(`${octal(0o600, 7)}\0${octal(0, 7)}\0${octal(0, 7)}\0`, 100);
  header.write(`${octal(content.length, 11)}\0`, 124);
  header.write(`${octal(Math.floor(modifiedAt.getTime() / 1000), 11)}\0`, 136);
  header.write("0", 156);
  header.write("ustar\x0000", 257);
  header.write(`${octal(checksumOf(header), 6)}\0 `, 148);
  const padding = Buffer.alloc((blockBytes - (content.length % blockBytes)) % blockBytes);
  return [header, content, padding];
}

/** What ends an archive. */
export function packEnd(): Buffer {
  return Buffer.alloc(2 * blockBytes);
}

/**
 * The files of an archive, one after another, with no more than one of them in memory.
 * @throws BrokenArchive
 */
export async function* unpackEntries(chunks: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const source = new ByteReader(chunks);
  for (;;) {
    const header = await source.read(blockBytes);
    if (header.every((byte) => byte === 0)) break;
    const { name, size } = readHeader(header);
    const content = await source.read(size);
    await source.read((blockBytes - (size % blockBytes)) % blockBytes);
    yield { name, content };
  }
  await source.readToEnd();
}

function readHeader(header: Buffer): { name: string; size: number } {
  const text = (start: number, length: number) => header.toString("utf8", start, start + length).split("\0")[0]!;
  const checksum = Number.parseInt(text(148, 8), 8);
  if (text(257, 5) !== "ustar" || checksum !== checksumOf(header)) throw new BrokenArchive("no tar header");
  const size = Number.parseInt(text(124, 12), 8);
  if (text(156, 1) !== "0" || !Number.isSafeInteger(size) || size > entryMaxBytes)
    throw new BrokenArchive("an entry that no backup has");
  return { name: text(0, nameBytes), size };
}

/** The sum of the header's bytes, with the place of the sum itself read as spaces. */
function checksumOf(header: Buffer): number {
  return header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 0x20 : byte), 0);
}

class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer[] = [];
  #heldBytes = 0;

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  async read(bytes: number): Promise<Buffer> {
    while (this.#heldBytes < bytes) {
      const { done, value } = await this.#chunks.next();
      if (done) throw new BrokenArchive("it ends too early");
      this.#held.push(value);
      this.#heldBytes += value.length;
    }
    const all = this.#held.length === 1 ? this.#held[0]! : Buffer.concat(this.#held);
    this.#held = [all.subarray(bytes)];
    this.#heldBytes -= bytes;
    return all.subarray(0, bytes);
  }

  async readToEnd(): Promise<void> {
    while (!(await this.#chunks.next()).done);
  }
}
