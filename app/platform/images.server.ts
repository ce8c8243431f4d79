import { availableParallelism } from "node:os";
import sharp, { type ResizeOptions } from "sharp";

/** Why a file did not become a picture. */
export type ImageProblem = "not_readable" | "too_small" | "type_unsupported" | "too_many_pixels" | "too_slow" | "busy";

/** A file that cannot be used as a picture. */
export class UnusableImage extends Error {
  readonly problem: ImageProblem;
  /** Whether that came out only in decoding it, which takes its time. */
  readonly wasDecoded: boolean;

  constructor(problem: ImageProblem, { cause, wasDecoded = false }: { cause?: unknown; wasDecoded?: boolean } = {}) {
    super(`image ${problem}`, { cause });
    this.name = "UnusableImage";
    this.problem = problem;
    this.wasDecoded = wasDecoded;
  }
}

export type Rendition = { width: number; height: number; webp: Buffer };

export type ImageLimits = {
  /** Rendition widths in pixels, ascending; a picture is never enlarged to reach one. */
  widths: readonly number[];
  maxHeight: number;
  /** Most pixels of the picture as it came; counted from its header, before anything is decoded. */
  maxPixels: number;
  /** Most pixels of one of its sides. */
  maxSide: number;
  /** Most seconds that decoding, or writing one rendition, may take. */
  maxSeconds: number;
  /** Cuts the middle square out of the picture; it has to be at least so many pixels wide and high. */
  squareFrom?: number;
};

const webpQuality = 80;
const jobsAtOnce = Math.max(1, Math.min(2, availableParallelism()));
const mostWaiting = 32;

// One thread for each job and nothing kept between jobs: memory is bounded by the jobs running.
sharp.concurrency(1);
sharp.cache(false);
// Only what people's cameras and screens write is ever given to a decoder; SVG, PDF and the like are not.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpegBuffer",
    "VipsForeignLoadPngBuffer",
    "VipsForeignLoadWebpBuffer",
    "VipsForeignLoadNsgifBuffer",
    "VipsForeignLoadHeifBuffer",
  ],
});

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Decodes a picture once and writes it anew in each width that is smaller than it, and in its own width where that is
 * below the widest: upright, in sRGB, without any metadata; where asked, only its middle square. Of an animation the
 * first frame is taken. The kind of file is decided by its content. Only so many are worked on at once; the others wait.
 * @returns renditions, ascending by width
 * @throws UnusableImage
 */
export function renderPicture(bytes: Uint8Array, limits: ImageLimits): Promise<Rendition[]> {
  return inTurn(async () => {
    const sides = await checkHeader(bytes, limits);
    return renditions(bytes, limits, Math.min(...sides));
  });
}

/**
 * Does work on a picture when it is its turn: only so many are worked on at once, and only so many wait.
 * @throws UnusableImage busy
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  await takeTurn();
  try {
    return await work();
  } finally {
    passTurn();
  }
}

async function takeTurn(): Promise<void> {
  if (running < jobsAtOnce) {
    running += 1;
    return;
  }
  if (waiting.length >= mostWaiting) throw new UnusableImage("busy");
  await new Promise<void>((resolve) => waiting.push(resolve));
}

/** Hands the turn to the next in the line; it counts as running without a break. */
function passTurn(): void {
  const next = waiting.shift();
  if (next) next();
  else running -= 1;
}

async function checkHeader(bytes: Uint8Array, limits: ImageLimits): Promise<[number, number]> {
  const { maxPixels, maxSide, squareFrom = 0 } = limits;
  if (bytes.byteLength === 0) throw new UnusableImage("not_readable");
  if (foreignSignature(bytes)) throw new UnusableImage("type_unsupported");
  const header = await sharp(bytes, { limitInputPixels: false, failOn: "none" })
    .metadata()
    .catch((cause) => {
      throw new UnusableImage("not_readable", { cause });
    });
  if (header.format === "heif" && header.compression !== "av1") throw new UnusableImage("type_unsupported");
  if (header.width * header.height > maxPixels) throw new UnusableImage("too_many_pixels");
  if (Math.max(header.width, header.height) > maxSide) throw new UnusableImage("not_readable");
  if (Math.min(header.width, header.height) < squareFrom) throw new UnusableImage("too_small");
  return [header.width, header.height];
}

async function renditions(bytes: Uint8Array, limits: ImageLimits, shortSide: number): Promise<Rendition[]> {
  const { widths, maxHeight, maxPixels, maxSeconds, squareFrom } = limits;
  const side = Math.min(shortSide, widths.at(-1)!);
  const size: ResizeOptions = squareFrom
    ? { width: side, height: side, fit: "cover" }
    : { width: widths.at(-1), height: maxHeight, fit: "inside", withoutEnlargement: true };
  try {
    const widest = await sharp(bytes, { limitInputPixels: maxPixels, failOn: "error" })
      .timeout({ seconds: maxSeconds })
      .autoOrient()
      .resize(size)
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = widest.info;
    const wanted = [...widths.filter((candidate) => candidate < width), width];
    return await Promise.all(
      wanted.map(async (target): Promise<Rendition> => {
        const written = await sharp(widest.data, { raw: { width, height, channels } })
          .timeout({ seconds: maxSeconds })
          .resize({ width: target })
          .webp({ quality: webpQuality })
          .toBuffer({ resolveWithObject: true });
        return { width: written.info.width, height: written.info.height, webp: written.data };
      }),
    );
  } catch (cause) {
    const problem = /timeout/i.test((cause as Error).message) ? "too_slow" : "not_readable";
    throw new UnusableImage(problem, { cause, wasDecoded: true });
  }
}

/** Whether the content is that of a kind of picture or document that is not taken, so that it can be said. */
function foreignSignature(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 1024));
  const start = head.toString("latin1", 0, 4);
  if (["II*\0", "MM\0*", "%PDF", "8BPS", "\0\0\x01\0"].includes(start) || start.startsWith("BM")) return true;
  if (head.toString("latin1", 0, 2) === "\xff\x0a" || head.toString("latin1", 4, 8) === "JXL ") return true;
  if (head.toString("latin1", 4, 8) === "ftyp") return !/avi[fs]/.test(head.toString("latin1", 8, 40));
  return /<svg[\s>]/i.test(head.toString("utf8"));
}
