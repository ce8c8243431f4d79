import { expect, it } from "vitest";
import { groupNotifications, type Told } from "./group.ts";

let made = 0;
const noon = Date.UTC(2026, 10, 22, 12);

/** A notification so many minutes before noon. */
function told(
  minutesAgo: number,
  given: Partial<Omit<Told, "content">> & { thing?: string; thread?: string } = {},
): Told {
  const number = made++;
  const { thing = "post", thread = "topic", ...rest } = given;
  return {
    id: `n${number}`,
    kind: "like",
    actor: { id: `m${number}`, name: `عضو ${number}`, avatarUrl: null },
    createdAt: new Date(noon - minutesAgo * 60_000),
    read: false,
    content: { id: thing, threadId: thread, title: thread, excerpt: thing, path: `/p/${thing}` },
    ...rest,
  };
}

it("likes of one post within two hours are one line with the latest faces", () => {
  const [line, ...others] = groupNotifications([told(0), told(1), told(60), told(119), told(120)]);
  expect(others).toEqual([]);
  expect(line).toMatchObject({ kind: "like", actorCount: 5, createdAt: new Date(noon), path: "/p/post" });
  expect([line?.actors.length, line?.ids.length]).toEqual([3, 5]);
});

it("what came later than two hours, likes of another post, and the read stay apart", () => {
  const lines = groupNotifications([told(0), told(1, { thing: "other" }), told(2, { read: true }), told(121)]);
  expect(lines.map(({ ids }) => ids.length)).toEqual([1, 1, 1, 1]);
});

it("one person who liked twice counts once", () => {
  const actor = { id: "same", name: "زهرا", avatarUrl: null };
  expect(groupNotifications([told(0, { actor }), told(1, { actor })])).toMatchObject([{ actorCount: 1 }]);
});

it("replies in one followed topic are one line that leads to the first of them", () => {
  const reply = (minutesAgo: number, thing: string) => told(minutesAgo, { kind: "topic_reply", thing });
  const [line] = groupNotifications([reply(0, "c"), reply(5, "b"), reply(9, "a")]);
  expect(line).toMatchObject({ path: "/p/a", excerpt: "c", title: "topic", actorCount: 3 });
});

it("what speaks to a person stands alone", () => {
  const lines = groupNotifications([
    told(0, { kind: "mention" }),
    told(1, { kind: "mention" }),
    told(2, { kind: "reply" }),
  ]);
  expect(lines.map(({ kind }) => kind)).toEqual(["mention", "mention", "reply"]);
});
