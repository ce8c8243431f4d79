import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from "node:zlib";
import type { Encoding } from "#app/http/encoding.ts";
import { everywhere, sharedPolicy } from "#app/http/security-headers.server.ts";

/** A page as it goes out: its headers as `writeHead` takes them, name after value, and its bytes. */
type Packed = { headers: string[]; bytes: Buffer };

/** A page that every guest may be sent, packed once for each coding that was asked for. */
export type GuestPage = {
  etag: string;
  headers: string[];
  /** The headers of the answer that there is nothing new. */
  headersOfNothing: string[];
  packed: Map<Encoding, Packed>;
};

/** What a guest's page may be kept for: only to be asked for again, by whoever keeps it, before each use. */
const kept = { "Cache-Control": "public, max-age=0, must-revalidate", Vary: "Cookie, Accept-Encoding" };

/** About 2 ms for a page of 100 kB; one more level would cost twice that and save 3 %. */
const brotliQuality = 5;
const gzipLevel = 6;

const pack = { br: promisify(brotliCompress), gzip: promisify(gzip) };
const unpack = { br: promisify(brotliDecompress), gzip: promisify(gunzip) };

/**
 * Makes a page ready to be shared: its own scripts are allowed by their hashes (CSP level 3 §2.3.1) in the place of the
 * nonce, which would be no secret any more.
 */
export async function newGuestPage(
  { headers }: Response,
  body: Buffer,
  { nonce, encoding }: { nonce: string; encoding: Encoding },
): Promise<GuestPage> {
  const isDocument = headers.get("Content-Type")?.startsWith("text/html") ?? false;
  const bytes = isDocument ? withoutNonce(body, nonce) : body;
  const etag = `W/"${createHash("sha256").update(bytes).digest("base64url").slice(0, 27)}"`;
  const all = new Headers(everywhere);
  for (const [name, value] of [...headers, ...Object.entries({ ...kept, ETag: etag })]) all.set(name, value);
  if (isDocument) all.set("Content-Security-Policy", sharedPolicy(scriptsOf(body.toString(), nonce)));
  const headersOfNothing = Object.entries({ ...kept, ETag: etag }).flat();
  const page: GuestPage = { etag, headers: [...all].flat(), headersOfNothing, packed: new Map() };
  page.packed.set(encoding, await packed(page, encoding, bytes));
  return page;
}

/** What stands in the scripts that carry the nonce: any other script has come in by a hole, and stays forbidden. */
function scriptsOf(html: string, nonce: string): string[] {
  const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)];
  const own = scripts.filter(([, attributes]) => attributes!.includes(` nonce="${nonce}"`));
  return own.filter(([, attributes]) => !/\ssrc="/.test(attributes!)).map(([, , code]) => code!);
}

function withoutNonce(body: Buffer, nonce: string): Buffer {
  return Buffer.from(body.toString().replaceAll(` nonce="${nonce}"`, ""));
}

async function packed({ headers }: GuestPage, encoding: Encoding, bytes: Buffer): Promise<Packed> {
  const options =
    encoding === "br"
      ? {
          params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
        }
      : { level: gzipLevel };
  const result = await pack[encoding](bytes, options);
  const own = ["Content-Encoding", encoding, "Content-Length", String(result.length)];
  return { headers: [...headers, ...own], bytes: result };
}

/** The page in a coding it has not been asked for in yet. */
export async function repack(page: GuestPage, encoding: Encoding): Promise<Packed> {
  const result = await packed(page, encoding, await unpacked(page));
  page.packed.set(encoding, result);
  return result;
}

/** The page as it was before it was packed. */
export async function unpacked({ packed }: GuestPage): Promise<Buffer> {
  const [[encoding, { bytes }]] = packed as unknown as [[Encoding, Packed]];
  return unpack[encoding](bytes);
}
