import { DomainError } from "#app/domain/core/errors.ts";

/**
 * A request's body as it arrives, ended as soon as it is larger than allowed.
 * @throws DomainError too_large, through the stream
 */
export function countedBody(request: Request, maxBytes: number): ReadableStream<Uint8Array> | null {
  let bytes = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) controller.error(new DomainError("too_large"));
      else controller.enqueue(chunk);
    },
  });
  return request.body?.pipeThrough(counter) ?? null;
}

/**
 * A request's whole body.
 * @throws DomainError too_large
 */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get("Content-Length") ?? 0) > maxBytes) throw new DomainError("too_large");
  return new Uint8Array(await new Response(countedBody(request, maxBytes)).arrayBuffer());
}
