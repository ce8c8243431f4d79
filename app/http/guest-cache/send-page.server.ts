import type { IncomingMessage, ServerResponse } from "node:http";
import type { Encoding } from "#app/http/encoding.ts";
import { type GuestPage, repack, unpacked } from "./guest-page.server.ts";

/**
 * Answers with a page kept for guests, or with 304 to whoever has it (RFC 9110 §13.1.2). What goes out at once is one
 * write; only a coding that is not there yet is made first.
 * @param repacked is told by how many bytes the page has grown with another coding
 */
export function sendPage(
  page: GuestPage,
  { encoding, id }: { encoding: Encoding | null; id: string },
  request: IncomingMessage,
  response: ServerResponse,
  repacked: (bytes: number) => void,
): void | Promise<void> {
  if (knows(request.headers["if-none-match"], page.etag))
    return void response.writeHead(304, [...page.headersOfNothing, "X-Request-Id", id]).end();
  const send = (headers: string[], bytes: Buffer) => {
    response.writeHead(200, headers.concat("X-Request-Id", id));
    response.end(request.method === "HEAD" ? undefined : bytes);
  };
  if (encoding === null)
    return unpacked(page).then((bytes) => send([...page.headers, "Content-Length", String(bytes.length)], bytes));
  const packed = page.packed.get(encoding);
  if (packed) return send(packed.headers, packed.bytes);
  return repack(page, encoding).then(({ headers, bytes }) => {
    repacked(bytes.length);
    send(headers, bytes);
  });
}

function knows(given: string | undefined, etag: string): boolean {
  if (given === undefined) return false;
  if (given === etag) return true;
  return given.split(",").some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === etag.slice(2));
}
