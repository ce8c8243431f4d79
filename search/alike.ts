/** Letters a word needs before another is taken for it, and before that other may differ in two places. */
const alikeMin = 4;
const twiceMin = 8;

/** In how many places another word may differ from this one and still be what was meant. */
export function mistakesIn(word: string): number {
  if (word.length < alikeMin || /\d/.test(word)) return 0;
  return word.length < twiceMin ? 1 : 2;
}

/**
 * In how many places two words differ: a letter too many, too few, another, or two exchanged (the optimal string
 * alignment distance); more than `most` counts as `most` + 1.
 */
export function differences(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      const exchanged =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      next.push(
        Math.min(
          last[column]! + 1,
          next[column - 1]! + 1,
          last[column - 1]! + (same ? 0 : 1),
          exchanged ? before[column - 2]! + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    if (Math.min(...next) > most) return most + 1;
    before = last;
    last = next;
  }
  return Math.min(last[other.length]!, most + 1);
}
