import { promisify } from "node:util";
import {
  type BrotliOptions,
  brotliCompress,
  brotliCompressSync,
  constants,
  createBrotliCompress,
  createGzip,
  gzip,
  gzipSync,
  type ZlibOptions,
} from "node:zlib";
import { type Encoding, encodingFor } from "./encoding.ts";
import { wholeAnswer, wholeBody } from "./whole-answer.server.ts";

/** Less is not worth the while. */
const leastBytes = 1_024;

/** What comes in pieces is sent on as it comes: after such a pause, or when so much has come. */
const pauseMs = 10;
const mostHeldBytes = 512 * 1024;

const texts = /^(text\/|image\/svg\+xml|application\/(?:[\w.+-]+\+)?(?:json|xml|javascript))/;

/** A page that is packed at once costs a third of what another thread and the way there cost; others wait so long only. */
const longestAtOnceBytes = 512 * 1024;

/**
 * The cheapest there is: a page of 170 kB takes 0.14 ms and becomes 21 kB. The next level would take 0.1 ms more and save
 * 2 kB, the best of the quick ones 0.8 ms and 5 kB. A window no larger than pages need halves the time.
 */
const brotliOptions: BrotliOptions = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 0, [constants.BROTLI_PARAM_LGWIN]: 18 },
  chunkSize: 64 * 1024,
};
const gzipOptions: ZlibOptions = { level: 1, chunkSize: 64 * 1024 };

const packAtOnce = {
  br: (bytes: Buffer) => brotliCompressSync(bytes, brotliOptions),
  gzip: (bytes: Buffer) => gzipSync(bytes, gzipOptions),
};
const packAside = { br: promisify(brotliCompress), gzip: promisify(gzip) };
const cheaply = { br: brotliOptions, gzip: gzipOptions };
const packer = { br: () => createBrotliCompress(brotliOptions), gzip: () => createGzip(gzipOptions) };
const flushing = { br: constants.BROTLI_OPERATION_FLUSH, gzip: constants.Z_SYNC_FLUSH };

/**
 * Compresses an answer that was made for one request, where its reader takes that and it is a text of some length. What
 * is complete goes out in one piece with its length; what comes in pieces goes out in pieces.
 * @param accepted the request's `Accept-Encoding`
 */
export async function compressed(response: Response, accepted: string | undefined): Promise<Response> {
  if (!response.body || !isText(response)) return response;
  response.headers.append("Vary", "Accept-Encoding");
  const encoding = encodingFor(accepted);
  if (!encoding) return response;
  const whole = wholeBody(response);
  if (whole) return inOnePiece(response, whole, encoding);
  const reader = response.body.getReader();
  const begun = await readOn(reader);
  if (!begun.rest) return inOnePiece(response, begun.bytes, encoding);
  const body = inPieces(reader, begun.bytes, begun.rest, encoding);
  return new Response(body, { ...statusOf(response), headers: headersFor(response, encoding) });
}

async function inOnePiece(response: Response, bytes: Bytes, encoding: Encoding): Promise<Response> {
  if (bytes.length < leastBytes) return wholeAnswer(bytes, response);
  const isLong = bytes.length > longestAtOnceBytes;
  const body = isLong ? await packAside[encoding](bytes, cheaply[encoding]) : packAtOnce[encoding](bytes);
  const headers = headersFor(response, encoding);
  headers.set("Content-Length", String(body.length));
  return wholeAnswer(body, { ...statusOf(response), headers });
}

function isText({ headers, status }: Response): boolean {
  if (headers.has("Content-Encoding") || status === 206) return false;
  return texts.test(headers.get("Content-Type") ?? "") && !headers.get("Cache-Control")?.includes("no-transform");
}

const statusOf = ({ status, statusText }: Response) => ({ status, statusText });

/** A strong ETag names bytes (RFC 9110 §8.8.3), so other bytes have another one. */
function headersFor(response: Response, encoding: Encoding): Headers {
  const headers = new Headers(response.headers);
  headers.delete("Content-Length");
  headers.set("Content-Encoding", encoding);
  const etag = headers.get("ETag");
  if (etag?.startsWith('"')) headers.set("ETag", etag.replace(/"$/, `-${encoding}"`));
  return headers;
}

/** Takes out of a request's conditions what `compressed` added to the ETags they name. */
export function withoutEncodings(request: Request): void {
  for (const name of ["If-None-Match", "If-Match"]) {
    const given = request.headers.get(name);
    if (given?.includes("-")) request.headers.set(name, given.replaceAll(/-(br|gzip)"/g, '"'));
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;
type Bytes = Buffer<ArrayBuffer>;
type Read = ReturnType<Reader["read"]>;

/** Reads until nothing comes for a while, or much has come; `rest` is what was not waited for, and missing at the end. */
async function readOn(reader: Reader): Promise<{ bytes: Bytes; rest?: Read }> {
  const chunks: Uint8Array[] = [];
  for (let length = 0; ; ) {
    const rest = reader.read();
    const chunk = length > mostHeldBytes ? null : await withinPause(rest);
    if (chunk === null) return { bytes: Buffer.concat(chunks), rest };
    if (chunk.done) return { bytes: Buffer.concat(chunks) };
    chunks.push(chunk.value);
    length += chunk.value.length;
  }
}

async function withinPause(read: Read): Promise<Awaited<Read> | null> {
  let timer: NodeJS.Timeout | undefined;
  const pause = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, pauseMs, null);
  });
  return Promise.race([read, pause]).finally(() => clearTimeout(timer));
}

function inPieces(reader: Reader, begun: Buffer, next: Read, encoding: Encoding): ReadableStream<Uint8Array> {
  const stream = packer[encoding]();
  let rest = next;
  const write = (bytes: Uint8Array) =>
    new Promise<void>((resolve) => stream.write(bytes, () => stream.flush(flushing[encoding], () => resolve())));
  return new ReadableStream({
    async start(controller) {
      stream.on("data", (bytes: Buffer) => controller.enqueue(bytes));
      stream.on("error", (error) => controller.error(error));
      stream.on("end", () => controller.close());
      if (begun.length > 0) await write(begun);
    },
    async pull() {
      const chunk = await rest;
      rest = reader.read();
      if (chunk.done) stream.end();
      else await write(chunk.value);
    },
    async cancel(reason) {
      stream.destroy();
      await reader.cancel(reason);
    },
  });
}
