/** What is read of a long form: so much of its beginning, of its end, and of the whole, which goes by. */
type Ends = { headBytes: number; tailBytes: number; maxBytes: number };

/**
 * A form as it was sent, or where it is longer than its beginning, with only the whole parts (RFC 7578) at its two ends:
 * what lies between is a picture, which goes by unread. So the words around it cost little to read. Null where the form
 * is longer than all that, or no multipart.
 */
export async function withoutFiles(request: Request, ends: Ends): Promise<Request | null> {
  const type = request.headers.get("Content-Type") ?? "";
  const boundary = /^multipart\/form-data\b.*;\s*boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(type);
  if (!boundary || !request.body) return null;
  const read = await readEnds(request.body, ends);
  if (!read) return null;
  const headers = new Headers(request.headers);
  headers.delete("Content-Length");
  const delimiter = `\r\n--${boundary[1] ?? boundary[2]}`;
  const body = read.tail ? wholeParts(read.head, read.tail, delimiter) : read.head;
  return new Request(request.url, { method: "POST", headers, body });
}

/** The first and the last bytes of a stream; no last ones where it is no longer than the first. */
async function readEnds(
  stream: ReadableStream<Uint8Array>,
  { headBytes, tailBytes, maxBytes }: Ends,
): Promise<{ head: Buffer<ArrayBuffer>; tail: Buffer<ArrayBuffer> | null } | null> {
  const begun: Uint8Array[] = [];
  let [tail, bytes] = [Buffer.alloc(0), 0];
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const chunk = read.value;
    if (bytes < headBytes) begun.push(chunk.subarray(0, headBytes - bytes));
    const rest = chunk.subarray(Math.max(0, headBytes - bytes));
    if (rest.byteLength > 0) tail = Buffer.from(Buffer.concat([tail, rest]).subarray(-tailBytes));
    bytes += chunk.byteLength;
    if (bytes > maxBytes) return reader.cancel().then(() => null);
  }
  return { head: Buffer.concat(begun), tail: bytes > headBytes ? tail : null };
}

/** Everything before the part in which the beginning breaks off, and from the first delimiter of the end on. */
function wholeParts(head: Buffer, tail: Buffer, delimiter: string): Buffer<ArrayBuffer> {
  const from = tail.indexOf(delimiter);
  const last = from < 0 ? Buffer.from(`${delimiter}--\r\n`) : tail.subarray(from);
  const to = head.lastIndexOf(delimiter);
  return Buffer.concat(to < 0 ? [last.subarray(2)] : [head.subarray(0, to), last]); // a body begins with no line break
}
