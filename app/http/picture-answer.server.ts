const yearSeconds = 31_536_000;
const minutesSeconds = 300;

type Picture = { bytes: Buffer; type: string; keepSeconds?: number };

/**
 * Answers with a picture that was drawn. Under an address with its version it may be kept for long; under any other one,
 * which an old page or somebody's guess named, for minutes.
 */
export function pictureAnswer({ bytes, type, keepSeconds = yearSeconds }: Picture, isVersioned: boolean): Response {
  const seconds = isVersioned ? keepSeconds : minutesSeconds;
  const isForever = seconds === yearSeconds;
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": type,
      "Content-Length": String(bytes.byteLength),
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": `public, max-age=${seconds}${isForever ? ", immutable" : ""}`,
    },
  });
}
