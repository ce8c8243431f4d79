import { stopWords } from "#search/stop-words.ts";
import { makeRandom, type Random } from "#tests/factories/random.ts";

/** Words that the club's members know: customers of one shop use some twenty thousand in a hundred thousand posts. */
export const knownWords = 24_000;
/** A word's share falls with its rank as in the real opinions that the factories quote (Zipf and Mandelbrot). */
const rankShift = 5;

/** What customers say most, after what stands in every text. */
const common =
  "گوشی خیلی خوب خرید کیفیت دوربین باتری صفحه عکس قیمت نظر مدل صدا حافظه استفاده مشکل گارانتی دوستان کالا عالی بهتر نسبت شارژ برنامه راحت سرعت دستگاه نصب ارزش تصویر بازی فیلم لنز هدفون چاپگر نمایش".split(
    " ",
  );

const beginnings = [..."بپتجچخدرزسشفقکگلمنوهی"];
const vowels = ["ا", "ی", "و", "", ""];
const endings = ["", "", "ن", "ر", "د", "ت", "م", "ش", "ست", "گر", "دان", "مند", "گاه"];

/** Words that look like Persian, the first the most common: no file is needed, and all machines have the same. */
const vocabulary = makeVocabulary();
const reached = reachOf(vocabulary.length);

/** A text of so many paragraphs, whose words are as common and as rare as in what customers write. */
export function benchText(random: Random, paragraphs = random.between(1, 3)): string {
  return Array.from({ length: paragraphs }, () => paragraph(random)).join("\n\n");
}

/** A topic's title in the same words. */
export function benchTitle(random: Random): string {
  return words(random, random.between(3, 8));
}

function paragraph(random: Random): string {
  const sentences = Array.from({ length: random.between(1, 5) }, () => words(random, random.between(6, 16)));
  return sentences.map((sentence) => `${sentence}${random.share() < 0.1 ? "؟" : "."}`).join(" ");
}

const words = (random: Random, count: number) => Array.from({ length: count }, () => word(random)).join(" ");

/** By the sums of all shares up to a rank: where a share falls between two of them. */
function word(random: Random): string {
  const share = random.share() * reached.at(-1)!;
  let [low, high] = [0, reached.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reached[middle]! > share) high = middle;
    else low = middle + 1;
  }
  return vocabulary[low]!;
}

function reachOf(count: number): Float64Array {
  const sums = new Float64Array(count);
  for (let rank = 0, sum = 0; rank < count; rank++) {
    sum += 1 / (rank + 1 + rankShift);
    sums[rank] = sum;
  }
  return sums;
}

/** Rarer words are longer. */
function makeVocabulary(): string[] {
  const random = makeRandom(17);
  const known = new Set([...[...stopWords].filter((one) => /^[\u0620-\u06D3]+$/.test(one)), ...common]);
  while (known.size < knownWords) {
    const syllables = known.size < 400 ? 2 : random.between(2, 3);
    const made = Array.from({ length: syllables }, () => random.pick(beginnings) + random.pick(vowels)).join("");
    known.add(made + random.pick(endings));
  }
  return [...known];
}
