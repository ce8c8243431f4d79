import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { Connection, toRequest } from "./connection.ts";
import type { Answer } from "./hearing.ts";
import type { Deed } from "./load.ts";

/** What a browser says it takes. */
export const browserHeaders = {
  Accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  "Accept-Encoding": "gzip, deflate, br",
  "Accept-Language": "fa-IR,fa;q=0.9,en;q=0.8",
  "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36",
};

/** Words that a page has to hold, or so many of them. */
export type Expected = { words: string[]; atLeast?: number };

/** A page that was looked at once, and how a client asks for it while it is measured. */
export type CheckedPage = { first: Answer; text: string; deed: Deed };

/** While a page is measured, its text is read this often; status and length are looked at each time. */
const lookEveryMs = 100;

/**
 * Asks for a page, makes sure that it is the right one, and answers how to ask for it again: a page that fails quickly
 * must not pass for a quick one.
 * @param visitors headers of those who ask in turn, such as their cookies
 */
export async function checkPage(
  origin: string,
  path: string,
  expected: Expected,
  visitors: Record<string, string>[] = [{}],
): Promise<CheckedPage> {
  const requests = visitors.map((headers) => toRequest(origin, path, { headers: { ...browserHeaders, ...headers } }));
  const connection = new Connection(origin);
  const first = await connection.send(requests[0]!, true);
  connection.close();
  const text = check(path, first, expected);
  let lookedAt = 0;
  const deed: Deed = async (client, turn) => {
    const now = performance.now();
    const looks = now - lookedAt > lookEveryMs;
    if (looks) lookedAt = now;
    const answer = await client.send(requests[turn % requests.length]!, looks);
    if (answer.status !== 200 || answer.bodyBytes < first.bodyBytes / 2 || answer.bodyBytes > first.bodyBytes * 2)
      throw new Error(`${path} was answered with ${answer.status} and ${answer.bodyBytes} bytes`);
    if (looks) check(path, answer, expected);
  };
  return { first, text, deed };
}

function check(path: string, answer: Answer, { words, atLeast = words.length }: Expected): string {
  const text = bodyText(answer);
  const held = words.filter((word) => text.includes(word)).length;
  if (answer.status === 200 && held >= atLeast && words.length > 0) return text;
  throw new Error(
    `${path} was answered with ${answer.status} and holds ${held} of its ${words.length} texts: ${text.slice(0, 300)}`,
  );
}

/** The body of an answer as text, whatever it was packed with. */
export function bodyText({ headers, body }: Answer): string {
  const encoding = /\r\ncontent-encoding: *(\w+)/i.exec(headers)?.[1];
  const unpack = encoding === "br" ? brotliDecompressSync : encoding === "gzip" ? gunzipSync : (bytes: Buffer) => bytes;
  return unpack(body).toString("utf8");
}
