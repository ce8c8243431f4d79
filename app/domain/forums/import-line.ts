import { createHash } from "node:crypto";
import { z } from "zod";
import type { RichTextProblem } from "#app/domain/core/rich-text/parse.ts";
import { parseInteger } from "#app/platform/persian/digits.ts";
import { cleanName } from "#app/platform/persian/text.ts";

/** UTF-16 units a product's name, its category, an author's key and a feature's name or value may have. */
const nameMax = 200;
const featureMax = 2_000;

/** Why a line, or one opinion of it, was not taken. */
export type ImportProblem =
  | "not_utf8"
  | "not_json"
  | "line_too_long"
  | "not_an_object"
  | "product_missing"
  | "product_too_long"
  | "product_repeated"
  | "type_malformed"
  | "features_malformed"
  | "opinions_malformed"
  | "opinion_malformed"
  | "author_missing"
  | "author_too_long"
  | "kind_unknown"
  | "text_missing"
  | RichTextProblem
  | "conflict";

/** What one customer said, as the file has it. `position` counts from 0 within the line. */
export type ImportedOpinion = {
  position: number;
  authorKey: string;
  kind: "general" | "critical";
  /** 1–5; null where the customer gave no verdict. */
  stars: number | null;
  text: string;
};

/** A product with what its customers said, and what of it cannot be taken. */
export type ImportedLine = {
  product: string;
  category: string;
  features: [name: string, value: string][];
  opinions: ImportedOpinion[];
  refused: { position: number; reason: ImportProblem }[];
  /** For each opinion of the line, taken or not, a digest of what it says. */
  digests: string[];
};

const name = (malformed: ImportProblem, tooLong: ImportProblem) =>
  z.string(malformed).transform(cleanName).pipe(z.string().min(1, malformed).max(nameMax, tooLong));

const Line = z.object(
  {
    product: name("product_missing", "product_too_long"),
    type: z.string("type_malformed").transform(cleanName).pipe(z.string().max(nameMax, "type_malformed")).default(""),
    features: z
      .array(
        z
          .tuple([z.string("features_malformed"), z.string("features_malformed")], "features_malformed")
          .transform(([feature, value]): [string, string] => [cleanName(feature), cleanName(value)]),
        "features_malformed",
      )
      .default([]),
    opinions: z.array(z.unknown(), "opinions_malformed").default([]),
  },
  "not_an_object",
);

const Opinion = z.object(
  {
    author: name("author_missing", "author_too_long"),
    kind: z.enum(["general", "critical"], "kind_unknown"),
    polarity: z.unknown().optional(),
    text: z.string("text_missing"),
  },
  "opinion_malformed",
);

/** The key by which a post is known when its file is imported again. */
export function importKey(product: string, position: number): string {
  return `${product}#${position}`;
}

/** Reads one line of a file of discussions: a product and the opinions of its customers. */
export function readImportLine(json: string): { line: ImportedLine } | { reason: ImportProblem } {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { reason: "not_json" }; // the operator's file, not a bug: the reason is the answer
  }
  const parsed = Line.safeParse(value);
  if (!parsed.success) return { reason: reasonOf(parsed.error) };
  const { product, type, features, opinions } = parsed.data;
  if (features.some((pair) => pair.some((part) => part.length > featureMax))) return { reason: "features_malformed" };
  const read = opinions.map(readOpinion);
  return {
    line: {
      product,
      category: type,
      features,
      opinions: read.flatMap((opinion) => ("reason" in opinion ? [] : [opinion])),
      refused: read.flatMap((opinion) => ("reason" in opinion ? [opinion] : [])),
      digests: opinions.map((opinion) =>
        createHash("sha256").update(JSON.stringify(opinion)).digest("base64url").slice(0, 11),
      ),
    },
  };
}

function readOpinion(value: unknown, position: number): ImportedOpinion | { position: number; reason: ImportProblem } {
  const parsed = Opinion.safeParse(value);
  if (!parsed.success) return { position, reason: reasonOf(parsed.error) };
  const { author, kind, polarity, text } = parsed.data;
  return { position, authorKey: author, kind, stars: starsOf(polarity), text };
}

/** From −2 … +2 to 1 … 5 stars; anything else is no verdict. */
function starsOf(polarity: unknown): number | null {
  const value = typeof polarity === "string" || typeof polarity === "number" ? parseInteger(String(polarity)) : null;
  return value !== null && Math.abs(value) <= 2 ? value + 3 : null;
}

function reasonOf(error: z.ZodError): ImportProblem {
  return error.issues[0]!.message as ImportProblem;
}
