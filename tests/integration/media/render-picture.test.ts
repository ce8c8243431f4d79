import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { type ImageProblem, renderPicture, UnusableImage } from "#app/platform/images.server.ts";
import { greyPng, havePhotos, photo } from "./photos.ts";

const limits = { widths: [320, 800, 1600], maxHeight: 8_000, maxPixels: 50_000_000, maxSide: 65_535, maxSeconds: 20 };
const gpsPhotos = ["DSCN0010.jpg", "DSCN0012.jpg", "DSCN0021.jpg", "DSCN0025.jpg", "iphone_hdr_NO.jpg", "jolla.jpg"];
const otherPhotos = ["canon-ixus.jpg", "image00971.jpg", "image01137.jpg", "nikon-e950.jpg", "olympus-c960.jpg"];
const turnedPhotos = ["landscape_1.jpg", "landscape_3.jpg", "landscape_6.jpg", "landscape_8.jpg"];
const uprightPhotos = ["portrait_1.jpg", "portrait_6.jpg"];

async function problemOf(bytes: Uint8Array): Promise<ImageProblem> {
  const error: unknown = await renderPicture(bytes, limits).then(
    () => null,
    (refused) => refused,
  );
  expect(error).toBeInstanceOf(UnusableImage);
  return (error as UnusableImage).problem;
}

async function sizes(bytes: Uint8Array): Promise<[number, number][]> {
  return (await renderPicture(bytes, limits)).map(({ width, height }) => [width, height]);
}

/** The colour of a point, given as fractions of width and height. */
async function colourAt(image: Buffer, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(image).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return [...data.subarray(at, at + 3)];
}

describe.skipIf(!havePhotos)("real photographs (../shared/data/photos)", () => {
  it.each([...gpsPhotos, ...otherPhotos, ...turnedPhotos, ...uprightPhotos, "sony-cybershot.jpg"])(
    "%s keeps no metadata",
    async (name) => {
      for (const { webp, width } of await renderPicture(photo(name), limits)) {
        const { format, exif, xmp, icc, iptc, orientation, space, width: written } = await sharp(webp).metadata();
        expect({ format, exif, xmp, icc, iptc, orientation, space, written }).toEqual({
          ...{ format: "webp", exif: undefined, xmp: undefined, icc: undefined, iptc: undefined },
          ...{ orientation: undefined, space: "srgb", written: width },
        });
        for (const trace of ["Exif", "GPS", "http://ns.adobe.com", "ICCP", "XMP ", "EXIF", "NIKON", "Apple"])
          expect(webp.includes(trace), trace).toBe(false);
      }
    },
  );

  it("had a place in them to begin with", async () => {
    for (const name of gpsPhotos) expect((await sharp(photo(name)).metadata()).exif?.length, name).toBeGreaterThan(100);
  });

  it.each(turnedPhotos)("%s lies on its side no more", async (name) => {
    expect(await sizes(photo(name))).toEqual([
      [320, 240],
      [600, 450],
    ]);
  });

  it.each(uprightPhotos)("%s stands upright", async (name) => {
    expect(await sizes(photo(name))).toEqual([
      [320, 427],
      [450, 600],
    ]);
  });

  it("turned pictures look like the straight one", async () => {
    const straight = await Promise.all(
      [0.1, 0.5, 0.9].map(async (x) => colourAt(await widest("landscape_1.jpg"), x, 0.1)),
    );
    for (const name of turnedPhotos.slice(1)) {
      const turned = await Promise.all([0.1, 0.5, 0.9].map(async (x) => colourAt(await widest(name), x, 0.1)));
      turned.flat().forEach((value, index) => {
        expect(Math.abs(value - straight.flat()[index]!), name).toBeLessThan(40);
      });
    }
  });

  it("8 megapixels get every width", async () => {
    expect((await sizes(photo("jolla.jpg"))).map(([width]) => width)).toEqual([320, 800, 1600]);
  });

  it.each(["IMG_5195.HEIC", "samplefilehub.heif", "DudleyLeavittUtah.tiff"])(
    "%s is of a kind not taken",
    async (name) => {
      expect(await problemOf(photo(name))).toBe("type_unsupported");
    },
  );

  it("a damaged and a cut-off photograph are not readable", async () => {
    expect(await problemOf(photo("corrupted.jpg"))).toBe("not_readable");
    for (const share of [0.9, 0.5, 0.1]) {
      const whole = photo("canon-ixus.jpg");
      expect(await problemOf(whole.subarray(0, whole.length * share)), String(share)).toBe("not_readable");
    }
  });

  async function widest(name: string): Promise<Buffer> {
    return (await renderPicture(photo(name), limits)).at(-1)!.webp;
  }
});

describe("kinds of pictures", () => {
  const drawn = () => sharp({ create: { width: 500, height: 250, channels: 4, background: "#c0452080" } });

  it.each(["jpeg", "png", "webp", "avif", "gif"] as const)("%s is taken, never enlarged", async (format) => {
    expect(await sizes(await drawn().toFormat(format).toBuffer())).toEqual([
      [320, 160],
      [500, 250],
    ]);
  });

  it("what is see-through stays so", async () => {
    const [small] = await renderPicture(await drawn().png().toBuffer(), limits);
    expect((await sharp(small!.webp).metadata()).hasAlpha).toBe(true);
  });

  it("other colour spaces become sRGB", async () => {
    const cmyk = await sharp({ create: { width: 40, height: 40, channels: 3, background: "#c04520" } })
      .toColourspace("cmyk")
      .jpeg({ quality: 100 })
      .toBuffer();
    const [only] = await renderPicture(cmyk, limits);
    expect((await sharp(only!.webp).metadata()).space).toBe("srgb");
    const [red, green, blue] = await colourAt(only!.webp, 0.5, 0.5);
    expect(red!).toBeGreaterThan(green! + 50);
    expect(green!).toBeGreaterThan(blue!);
  });

  it("an animation gives its first frame", async () => {
    const frame = (background: string) =>
      sharp({ create: { width: 60, height: 30, channels: 3, background } })
        .png()
        .toBuffer();
    const animation = await sharp([await frame("#ff0000"), await frame("#0000ff")], { join: { animated: true } })
      .gif({ loop: 0, delay: [100, 100] })
      .toBuffer();
    expect((await sharp(animation).metadata()).pages).toBe(2);
    const [only] = await renderPicture(animation, limits);
    expect((await sharp(only!.webp).metadata()).pages ?? 1).toBe(1);
    expect((await colourAt(only!.webp, 0.5, 0.5))[0]).toBeGreaterThan(200);
  });

  it("the kind is decided by the content", async () => {
    expect(await problemOf(Buffer.from("This is a letter, and it calls itself picture.jpg."))).toBe("not_readable");
    expect(await problemOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'))).toBe(
      "type_unsupported",
    );
    expect(await problemOf(Buffer.from('<?xml version="1.0"?><!-- x --><svg width="9" height="9"/>'))).toBe(
      "type_unsupported",
    );
    expect(await problemOf(Buffer.from("%PDF-1.7 …"))).toBe("type_unsupported");
    expect(await problemOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe("not_readable");
    expect(await problemOf(new Uint8Array(0))).toBe("not_readable");
  });
});

describe("size", () => {
  it("a picture of 900 megapixels in a small file is refused by its header", async () => {
    const bomb = greyPng(30_000, 30_000);
    expect(bomb.length).toBeLessThan(500_000);
    expect(await problemOf(bomb)).toBe("too_many_pixels");
  });

  it("one pixel high and 60,000 wide becomes a line", async () => {
    expect(await sizes(greyPng(60_000, 1))).toEqual([
      [320, 1],
      [800, 1],
      [1600, 1],
    ]);
    expect(await sizes(greyPng(1, 60_000))).toEqual([[1, 8_000]]);
  });

  it("millions of rows of one pixel, seconds of work in a few bytes, are refused by their header", async () => {
    const rows = greyPng(1, 8_000_000);
    expect(rows.length).toBeLessThan(20_000);
    await expect(renderPicture(rows, limits)).rejects.toMatchObject({ problem: "not_readable", wasDecoded: false });
  });

  it("one pixel is a picture", async () => {
    expect(await sizes(greyPng(1, 1))).toEqual([[1, 1]]);
  });

  it("a bomb among many pictures at once hurts none of them", async () => {
    const bomb = greyPng(30_000, 30_000);
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => (index % 4 ? sizes(greyPng(900, 600)) : sizes(bomb))),
    );
    expect(results.filter(({ status }) => status === "rejected")).toHaveLength(5);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(15);
  });

  it("beyond those that may wait, the next is told to come back", async () => {
    const picture = greyPng(100, 100);
    const results = await Promise.allSettled(Array.from({ length: 50 }, () => renderPicture(picture, limits)));
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect((reason as UnusableImage).problem).toBe("busy");
    expect(await sizes(picture)).toEqual([[100, 100]]);
  });
});
