import { expect, test } from "vitest";
import { makeRandom } from "./factories/random.ts";
import { randomName, randomParagraph, randomText, randomTitle } from "./factories/random-text.ts";

test("the same seed gives the same numbers, another seed others", () => {
  const numbers = (seed: number) => {
    const random = makeRandom(seed);
    return Array.from({ length: 5 }, () => random.between(1, 1_000));
  };
  expect(numbers(7)).toEqual(numbers(7));
  expect(numbers(7)).not.toEqual(numbers(8));
});

test("numbers keep within their ends and reach both", () => {
  const random = makeRandom(1);
  const seen = new Set(Array.from({ length: 500 }, () => random.between(3, 6)));
  expect([...seen].toSorted()).toEqual([3, 4, 5, 6]);
});

test("the same seed writes the same texts", () => {
  const write = (seed: number) => {
    const random = makeRandom(seed);
    return [randomName(random), randomTitle(random), randomParagraph(random), randomText(random, 3)];
  };
  expect(write(11)).toEqual(write(11));
  expect(write(11)).not.toEqual(write(12));
});

test("texts are Persian prose: sentences that end, paragraphs that are parted", () => {
  const text = randomText(makeRandom(3), 4);
  const paragraphs = text.split("\n\n");
  expect(paragraphs).toHaveLength(4);
  for (const paragraph of paragraphs) expect(paragraph).toMatch(/^[\u0600-\u06FF].*[.؟!]$/u);
});
