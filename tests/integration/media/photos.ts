import { existsSync, readFileSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";

const folder = new URL("../../../../shared/data/photos/", import.meta.url);

/** Whether the real photographs are beside the project; tests that need them are skipped by name where they are not. */
export const havePhotos = existsSync(folder);

/** One of the real photographs. */
export function photo(name: string): Buffer {
  return readFileSync(new URL(name, folder));
}

/** A valid PNG of one grey, as small as its compression makes it, however many pixels it claims. */
export function greyPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))), { level: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(typed.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(typed, 4);
  framed.writeUInt32BE(crc32(typed), typed.length + 4);
  return framed;
}
