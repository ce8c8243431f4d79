/** Part of a drawing: pixels of red, green, blue and alpha, a byte each. */
export type Piece = { data: Buffer; width: number; height: number };

/** A piece and where its upper left corner stands. */
export type Placed = { piece: Piece; left: number; top: number };

/** A rectangle of one colour with round corners, their edges smoothed. */
export function roundedRectangle(width: number, height: number, radius: number, colour: string): Piece {
  const data = Buffer.alloc(width * height * 4);
  const [red, green, blue] = partsOf(colour);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      data[at] = red;
      data[at + 1] = green;
      data[at + 2] = blue;
      data[at + 3] = Math.round(255 * coverage(x + 0.5, y + 0.5, { width, height, radius }));
    }
  return { data, width, height };
}

/** How much of a pixel lies within the rounded rectangle, 0–1: by the distance of its middle from the edge. */
function coverage(x: number, y: number, { width, height, radius }: { width: number; height: number; radius: number }) {
  const across = Math.max(radius - x, x - (width - radius), 0);
  const down = Math.max(radius - y, y - (height - radius), 0);
  if (across === 0 || down === 0) return 1;
  return Math.min(1, Math.max(0, radius - Math.hypot(across, down) + 0.5));
}

/** Red, green and blue of `#rrggbb`, 0–255. */
function partsOf(colour: string): [red: number, green: number, blue: number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 0xff, value & 0xff];
}
