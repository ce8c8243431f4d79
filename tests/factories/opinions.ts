import { makeRandom, type Random } from "./random.ts";
import { randomParagraph } from "./random-text.ts";

export type Opinion = {
  author: string;
  text: string;
  kind: string;
  polarity?: unknown;
  helpful?: unknown;
  voters?: unknown;
};

/** A line of a file for `club import forums`. */
export type OpinionLine = { product: string; type?: string; features?: unknown; opinions: Opinion[] };

/** An opinion with Persian words in it, general unless said otherwise. */
export function makeOpinion(random: Random, given: Partial<Opinion> = {}): Opinion {
  const author = `author-${random.between(1, 5_000)}`;
  return { author, text: randomParagraph(random), kind: "general", polarity: "+1", ...given };
}

/** A product with so many opinions, every fourth of them critical. */
export function makeOpinionLine(product: string, count: number, seed = 1): OpinionLine {
  const random = makeRandom(seed);
  const opinions = Array.from({ length: count }, (_, position) =>
    makeOpinion(random, { kind: position % 4 === 3 ? "critical" : "general" }),
  );
  return { product, type: "camera", features: [["وزن", `${random.between(90, 900)} گرم`]], opinions };
}

/** Lines as the text of a file. */
export function toJsonLines(lines: unknown[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}
