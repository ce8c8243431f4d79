import { beforeEach, expect, test } from "vitest";
import { type CommittedFact, setHearing, tellCommitted } from "./committed.server.ts";
import { keep } from "./keep.server.ts";

const changed: CommittedFact = { kind: "club.updated", payload: { changed: [] } };
const other: CommittedFact = { kind: "forum.created", payload: { forumId: "" } };

let reads = 0;
const read = async () => ++reads;
const isChange = ({ kind }: CommittedFact) => kind === "club.updated";

beforeEach(() => {
  reads = 0;
  setHearing(true);
  return () => setHearing(false);
});

test("what was read is kept until its fact is committed, or nobody knows what was", async () => {
  const get = keep(read, isChange);
  expect([await get(), await get()]).toEqual([1, 1]);
  tellCommitted([other]);
  expect(await get()).toBe(1);
  tellCommitted([other, changed]);
  expect(await get()).toBe(2);
  tellCommitted("anything");
  expect(await get()).toBe(3);
});

test("nothing is kept while others are not heard", async () => {
  const get = keep(read, isChange);
  await get();
  setHearing(false);
  expect([await get(), await get()]).toEqual([2, 3]);
});

test("a read that began before a change is neither joined nor kept after it", async () => {
  const answers: ((value: string) => void)[] = [];
  const get = keep(() => new Promise<string>((answer) => answers.push(answer)), isChange);
  const before = get();
  tellCommitted([changed]);
  const after = get();
  answers[1]!("new");
  answers[0]!("old");
  expect([await before, await after, await get()]).toEqual(["old", "new", "new"]);
  expect(answers).toHaveLength(2);
});

test("a read that failed is not kept", async () => {
  let fails = true;
  const get = keep(async () => {
    if (fails) throw new Error("away");
    return "there";
  }, isChange);
  await expect(get()).rejects.toThrow("away");
  fails = false;
  expect(await get()).toBe("there");
});
