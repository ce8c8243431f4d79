import { expect, it } from "vitest";
import { type ActivityFact, groupActivity } from "./group.ts";

const start = Date.parse("2026-03-21T12:00:00Z");
let made = 0;

type Given = Partial<Pick<ActivityFact, "kind">> & { by?: string; of?: string; thread?: string; minutes?: number };

/** A fact so many minutes before the newest. */
function fact({ kind = "post.created", by = "sara", of, thread = "topic", minutes = 0 }: Given): ActivityFact {
  const id = String(made++);
  const content = { id: of ?? id, authorId: "author", threadId: thread, title: thread, excerpt: "", path: `/p/${id}` };
  const actor = { id: by, name: by, avatarUrl: null };
  return { id, kind, actor, createdAt: new Date(start - minutes * 60_000), isQuestion: true, content };
}

const told = (facts: ActivityFact[]) =>
  groupActivity(facts).map(({ kind, actors, actorCount, things }) => [
    kind,
    actors.map(({ id }) => id),
    actorCount,
    things,
  ]);

it("tells replies in one topic as one line with its people, each once, and leads to the first of them", () => {
  const facts = [fact({ by: "ali" }), fact({ minutes: 30 }), fact({ minutes: 60 }), fact({ thread: "other" })];
  expect(told(facts)).toEqual([
    ["post.created", ["ali", "sara"], 2, 3],
    ["post.created", ["sara"], 1, 1],
  ]);
  expect(groupActivity(facts)[0]!.path).toBe(facts[2]!.content.path);
});

it("keeps apart what is further apart than two hours", () => {
  expect(told([fact({}), fact({ minutes: 120 }), fact({ minutes: 121 })])).toEqual([
    ["post.created", ["sara"], 1, 2],
    ["post.created", ["sara"], 1, 1],
  ]);
});

it("tells likes of one post by many, or of many posts by one, but never of many by many", () => {
  const like = (by: string, of: string) => fact({ kind: "content.liked", by, of });
  expect(told([like("sara", "a"), like("ali", "a"), like("reza", "a"), like("mina", "a")])).toEqual([
    ["content.liked", ["sara", "ali", "reza"], 4, 1],
  ]);
  expect(told([like("sara", "a"), like("sara", "b")])).toEqual([["content.liked", ["sara"], 1, 2]]);
  expect(told([like("sara", "a"), like("sara", "b"), like("ali", "b")])).toEqual([
    ["content.liked", ["sara"], 1, 2],
    ["content.liked", ["ali"], 1, 1],
  ]);
});

it("does not tell what somebody liked in a topic in which they wrote", () => {
  const facts = [
    fact({ kind: "content.liked", of: "a" }),
    fact({}),
    fact({ kind: "content.liked", by: "ali", of: "a" }),
  ];
  expect(told(facts)).toEqual([
    ["post.created", ["sara"], 1, 1],
    ["content.liked", ["ali"], 1, 1],
  ]);
});

it("tells newcomers together, topics and accepted answers each by itself", () => {
  const facts = [
    fact({ kind: "member.joined", by: "ali", of: "ali" }),
    fact({ kind: "topic.created" }),
    fact({ kind: "member.joined", of: "sara" }),
    fact({ kind: "topic.created" }),
    fact({ kind: "answer.accepted" }),
  ];
  expect(told(facts).map(([kind, people]) => [kind, people])).toEqual([
    ["member.joined", ["ali", "sara"]],
    ["topic.created", ["sara"]],
    ["topic.created", ["sara"]],
    ["answer.accepted", ["sara"]],
  ]);
});
