type Bytes = Buffer<ArrayBuffer>;

const bodies = new WeakMap<Response, Bytes>();

/**
 * An answer whose bytes are all there. `Response` would copy them, and have them read through a stream: here whoever asks
 * `wholeBody` gets them at once, and the stream is made of them when it is read.
 */
export function wholeAnswer(body: Bytes, init: ResponseInit): Response {
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        controller.enqueue(body);
        controller.close();
      },
    },
    { highWaterMark: 0 }, // nothing is asked for beforehand
  );
  const response = new Response(stream, init);
  bodies.set(response, body);
  return response;
}

/** The bytes of an answer that were given as a whole and are not read yet. */
export function wholeBody(response: Response): Bytes | undefined {
  return response.bodyUsed ? undefined : bodies.get(response);
}
