import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { drawText } from "#app/platform/drawing/text.server.ts";
import { asked, folderOf, shotsDir } from "./shoot.ts";

type Tiles = { columns: number; rows: number; width: number; height: number };

/** How many pictures of a width stand on a sheet, and how large each is there: as much as one looks through at a glance. */
const tilesOf: Record<number, Tiles> = {
  360: { columns: 6, rows: 2, width: 252, height: 760 },
  768: { columns: 4, rows: 2, width: 380, height: 640 },
  1440: { columns: 3, rows: 3, width: 508, height: 440 },
};
const gap = 8;
const labelHeight = 22;
const ground = "#8a8580";

/** Lays the pictures of every language, width and theme out on sheets; answers how many there are. */
export async function makeContactSheets(): Promise<number> {
  let sheets = 0;
  for (const language of asked.languages)
    for (const width of asked.widths)
      for (const theme of asked.themes) {
        const folder = folderOf(language, width, theme);
        const files = (await readdir(join(shotsDir, folder))).filter((file) => file.endsWith(".png")).sort();
        const tiles = tilesOf[width]!;
        const onSheet = tiles.columns * tiles.rows;
        for (let first = 0; first < files.length; first += onSheet) {
          const name = `sheet-${folder}-${String(first / onSheet + 1).padStart(2, "0")}.webp`;
          await makeSheet(join(shotsDir, folder), files.slice(first, first + onSheet), tiles, join(shotsDir, name));
          sheets++;
        }
      }
  return sheets;
}

async function makeSheet(folder: string, files: string[], tiles: Tiles, path: string): Promise<void> {
  const pieces = await Promise.all(files.map((file, index) => tile(join(folder, file), index, tiles)));
  const rows = Math.ceil(files.length / tiles.columns);
  const size = {
    width: gap + tiles.columns * (tiles.width + gap),
    height: gap + rows * (tiles.height + labelHeight + gap),
  };
  await sharp({ create: { ...size, channels: 4, background: ground } })
    .composite(pieces.flat())
    .webp({ quality: 82 })
    .toFile(path);
}

async function tile(path: string, index: number, { columns, width, height }: Tiles) {
  const left = gap + (index % columns) * (width + gap);
  const top = gap + Math.floor(index / columns) * (height + labelHeight + gap);
  const label = await drawText(path.split("/").at(-1)!.replace(".png", ""), {
    ...{ face: "medium", sizes: [13], colour: "#ffffff", width, maxHeight: labelHeight },
  });
  const picture = await sharp(await readFile(path))
    .resize({ width })
    .toBuffer();
  const shown = Math.min(height, (await sharp(picture).metadata()).height);
  return [
    { input: label.data, raw: { width: label.width, height: label.height, channels: 4 as const }, left, top: top + 3 },
    {
      input: await sharp(picture).extract({ left: 0, top: 0, width, height: shown }).toBuffer(),
      left,
      top: top + labelHeight,
    },
  ];
}
