import { glob, readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Files shorter than this are sent as they are. */
const leastBytes = 1_024;

const pack = { br: promisify(brotliCompress), gz: promisify(gzip) };

/**
 * Leaves beside each text of a folder (scripts, styles, drawings) the same text packed as small as it gets, as `.br` and
 * `.gz`. Pictures and fonts are packed already.
 */
export async function packTexts(folder: string): Promise<void> {
  const paths = await Array.fromAsync(glob("**/*.{js,css,svg,json,webmanifest,txt,html}", { cwd: folder }));
  await Promise.all(paths.map((path) => packText(`${folder}/${path}`)));
}

async function packText(path: string): Promise<void> {
  const bytes = await readFile(path);
  if (bytes.length < leastBytes) return;
  const { BROTLI_PARAM_MODE: mode, BROTLI_MODE_TEXT: text, BROTLI_PARAM_SIZE_HINT: size } = constants;
  await Promise.all([
    writeFile(`${path}.br`, await pack.br(bytes, { params: { [mode]: text, [size]: bytes.length } })),
    writeFile(`${path}.gz`, await pack.gz(bytes, { level: 9 })),
  ]);
}
