import { expect, it } from "vitest";
import { afterSeeing } from "./unseen-replies.ts";

const page = { others: [1, 2, 3], shownTo: 3, heldToEnd: 3 };

it("counts down to nothing when all that came is on the page", () => {
  const now = { others: [1, 2, 3, 4, 5], shownTo: 5, heldToEnd: 5 };
  expect(afterSeeing({ fresh: 2, seen: 3 }, now)).toEqual({ fresh: 0, seen: 5 });
  expect(afterSeeing({ fresh: 3, seen: 3 }, now)).toEqual({ fresh: 1, seen: 5 });
});

it("goes on telling of what the page does not hold", () => {
  expect(afterSeeing({ fresh: 1, seen: 3 }, page)).toEqual({ fresh: 1, seen: 3 });
  expect(afterSeeing({ fresh: 2, seen: 30 }, { ...page, heldToEnd: 0 })).toEqual({ fresh: 2, seen: 30 });
});

it("an own reply after somebody else's, which is not on the page yet, hides nothing", () => {
  expect(afterSeeing({ fresh: 1, seen: 3 }, { ...page, shownTo: 5 })).toEqual({ fresh: 1, seen: 3 });
  expect(afterSeeing({ fresh: 0, seen: 3 }, { ...page, shownTo: 4 })).toEqual({ fresh: 0, seen: 4 });
});

it("what came and was deleted before anybody saw it is not waited for", () => {
  expect(afterSeeing({ fresh: 1, seen: 3 }, { ...page, heldToEnd: 4 })).toEqual({ fresh: 0, seen: 4 });
});
