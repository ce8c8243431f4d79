/** How much is done at once. */
export type BatchOptions<Item> = {
  /** The most items of a batch. */
  most: number;
  /** Items with the same mark never share a batch: each after the other. */
  mark?: (item: Item) => string;
};

type Waiting<Item, Answer> = {
  item: Item;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
};

/**
 * Does together what is asked for at the same time. One batch is done at a time; what is asked meanwhile makes the next,
 * and what is asked while nothing is being done waits for no more than the events that have already arrived. So somebody
 * alone is not held up, and many cost little more than one.
 * @param run answers the items of a batch in their order; if it throws, each of them gets that error
 */
export function inBatches<Item, Answer>(
  run: (items: Item[]) => Promise<Answer[]>,
  { most, mark }: BatchOptions<Item>,
): (item: Item) => Promise<Answer> {
  let waiting: Waiting<Item, Answer>[] = [];
  let isBusy = false;
  const work = async () => {
    while (waiting.length > 0) {
      const [batch, rest] = takeBatch(waiting, most, mark);
      waiting = rest;
      try {
        const answers = await run(batch.map(({ item }) => item));
        for (const [at, { resolve }] of batch.entries()) resolve(answers[at]!);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isBusy = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (isBusy) return;
      isBusy = true;
      setImmediate(work);
    });
}

function takeBatch<Item, Answer>(
  waiting: Waiting<Item, Answer>[],
  most: number,
  mark: BatchOptions<Item>["mark"],
): [Waiting<Item, Answer>[], Waiting<Item, Answer>[]] {
  if (!mark) return [waiting.slice(0, most), waiting.slice(most)];
  const marks = new Set<string>();
  const [batch, rest]: [Waiting<Item, Answer>[], Waiting<Item, Answer>[]] = [[], []];
  for (const one of waiting) {
    const its = mark(one.item);
    if (batch.length === most || marks.has(its)) rest.push(one);
    else batch.push(one);
    marks.add(its);
  }
  return [batch, rest];
}
