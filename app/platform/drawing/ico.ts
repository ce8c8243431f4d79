const headerBytes = 6;
const entryBytes = 16;

/**
 * An ICO file of PNG pictures, as every browser since 2007 reads it.
 * https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10)
 * @param pictures sides in pixels, at most 256, and files
 */
export function toIco(pictures: { side: number; png: Buffer }[]): Buffer {
  const head = Buffer.alloc(headerBytes + entryBytes * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { side, png }] of pictures.entries()) {
    const at = headerBytes + entryBytes * index;
    head.writeUInt8(side % 256, at);
    head.writeUInt8(side % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}
