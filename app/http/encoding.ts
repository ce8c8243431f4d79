/** Codings of content (RFC 9110 §8.4.1) that we send, the smaller result first. */
export const encodings = ["br", "gzip"] as const;

export type Encoding = (typeof encodings)[number];

/** Headers remembered: browsers send a handful of them. */
const mostRemembered = 200;
const longestRemembered = 100;

const remembered = new Map<string, Encoding | null>();

/** The coding to answer with (RFC 9110 §12.5.3); null for none. @param accepted the request's `Accept-Encoding` */
export function encodingFor(accepted: string | undefined): Encoding | null {
  if (!accepted) return null;
  const known = remembered.get(accepted);
  if (known !== undefined) return known;
  const encoding = choose(accepted);
  if (remembered.size >= mostRemembered) remembered.clear();
  if (accepted.length <= longestRemembered) remembered.set(accepted, encoding);
  return encoding;
}

function choose(accepted: string): Encoding | null {
  const weights = new Map(accepted.split(",").map(weightOf));
  const weight = (name: string) => weights.get(name) ?? weights.get("*") ?? 0;
  const [first] = encodings.filter((name) => weight(name) > 0).toSorted((one, other) => weight(other) - weight(one));
  return first ?? null;
}

function weightOf(part: string): [name: string, weight: number] {
  const [name = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith("q="));
  return [name === "x-gzip" ? "gzip" : name, weight ? Number(weight.slice(2)) || 0 : 1];
}
