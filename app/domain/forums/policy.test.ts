import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Actor, guest } from "#app/domain/core/actor.ts";
import { rolePresets } from "#app/domain/core/permissions.ts";
import { addSeconds, daySeconds, setClock } from "#app/platform/clock.ts";
import { can, type ForumFacts, type PostFacts, type PostVerb, type TopicFacts, type TopicVerb } from "./policy.ts";

const start = new Date("2027-03-21T08:30:00Z");
beforeEach(() => setClock(start));
afterEach(() => setClock(null));

const someone: Actor = { ...guest, id: "someone", name: "علی", trust: 1, joinedAt: start };
const author: Actor = { ...someone, id: "author" };
const asker: Actor = { ...someone, id: "asker" };
const insider: Actor = { ...someone, id: "insider", groupIds: ["g"] };
const manager: Actor = { ...someone, id: "manager", permissions: new Set(rolePresets.manager) };
const moderator: Actor = { ...someone, id: "moderator", permissions: new Set(rolePresets.moderator) };
const actors = { guest, someone, author, asker, insider, manager, moderator };

const open: ForumFacts = { readers: "everyone", writers: "members", groupId: null };
const topic: TopicFacts = {
  ...{ authorId: "asker", kind: "question", closedAt: null, hiddenAt: null, deletedAt: null, mergedIntoId: null },
  forum: open,
};
const post: PostFacts = {
  ...{ authorId: "author", number: 2, createdAt: start, hiddenAt: null, deletedAt: null, deletedBy: null },
  topic,
};

type Name = keyof typeof actors;
const whoCan = (allowed: (actor: Actor) => boolean) =>
  (Object.keys(actors) as Name[]).filter((name) => allowed(actors[name]));
const everyone = Object.keys(actors);
const membersOnly = everyone.filter((name) => name !== "guest");

describe("forums", () => {
  it.each([
    ["everyone", everyone],
    ["members", membersOnly],
    ["group", ["insider", "moderator"]],
    ["staff", ["manager", "moderator"]],
  ] as const)("for %s are read by them", (readers, names) => {
    const forum = { ...open, readers, groupId: readers === "group" ? "g" : null };
    expect(whoCan((actor) => can(actor, "read", forum))).toEqual(names);
    expect(whoCan((actor) => can(actor, "read", { ...post, topic: { ...topic, forum } }))).toEqual(names);
  });

  it("take topics from members, announcements from who may announce", () => {
    expect(whoCan((actor) => can(actor, "start_topic", open))).toEqual(membersOnly);
    const announcements = { ...open, writers: "staff" as const };
    expect(whoCan((actor) => can(actor, "start_topic", announcements))).toEqual(["manager", "moderator"]);
  });

  it("are read by the silenced, who do nothing else, and only as a guest by the suspended", () => {
    const silenced: Actor = { ...moderator, standing: "silenced" };
    const suspended: Actor = { ...insider, standing: "suspended" };
    expect(can(silenced, "read", { ...open, readers: "members" })).toBe(true);
    expect(can(silenced, "read", { ...open, readers: "staff" })).toBe(false);
    expect([can(silenced, "start_topic", open), can(silenced, "reply", topic), can(silenced, "hide", post)]).toEqual(
      Array(3).fill(false),
    );
    expect(can(suspended, "read", { ...open, readers: "group", groupId: "g" })).toBe(false);
    expect(can(suspended, "read", open)).toBe(true);
  });
});

describe("topics", () => {
  const rows: [TopicVerb, Partial<TopicFacts>, Name[]][] = [
    ["reply", {}, ["someone", "author", "asker", "insider", "manager", "moderator"]],
    ["reply", { closedAt: start }, []],
    ["reply", { hiddenAt: start }, []],
    ["read", { hiddenAt: start }, ["asker", "moderator"]],
    ["read", { deletedAt: start }, ["moderator"]],
    ["read", { mergedIntoId: "other" }, []],
    ["close", {}, ["asker", "moderator"]],
    ["reopen", { closedAt: start }, ["moderator"]],
    ["pin", {}, ["moderator"]],
    ["feature", {}, ["moderator"]],
    ["rename", {}, ["moderator"]],
    ["move", {}, ["moderator"]],
    ["merge", {}, ["moderator"]],
    ["merge", { hiddenAt: start }, []],
    ["split", {}, ["moderator"]],
    ["hide", {}, ["moderator"]],
    ["hide", { authorId: "moderator" }, []],
    ["hide", { hiddenAt: start }, []],
    ["restore", { hiddenAt: start }, ["moderator"]],
    ["restore", {}, []],
    ["delete", {}, ["asker", "moderator"]],
  ];
  it.each(rows)("%s %o: %o", (verb, more, names) => {
    expect(whoCan((actor) => can(actor, verb, { ...topic, ...more }))).toEqual(names);
  });
});

describe("posts", () => {
  const others: Name[] = ["someone", "asker", "insider", "manager", "moderator"];
  const rows: [PostVerb, Partial<PostFacts>, Name[]][] = [
    ["read", { hiddenAt: start }, ["author", "moderator"]],
    ["read", { deletedAt: start, deletedBy: "author" }, ["author", "moderator"]],
    ["read", { deletedAt: start, deletedBy: "moderator" }, ["moderator"]],
    ["edit", {}, ["author", "moderator"]],
    ["edit", { createdAt: addSeconds(start, -daySeconds) }, ["moderator"]],
    ["edit", { hiddenAt: start }, []],
    ["delete", {}, ["author", "moderator"]],
    ["delete", { deletedAt: start, deletedBy: "author" }, []],
    ["hide", {}, ["moderator"]],
    ["hide", { authorId: "moderator" }, []],
    ["hide", { number: 1, topic: { ...topic, hiddenAt: start } }, []],
    ["restore", {}, []],
    ["restore", { hiddenAt: start }, ["moderator"]],
    ["restore", { number: 1, topic: { ...topic, hiddenAt: start } }, ["moderator"]],
    ["restore", { deletedAt: start, deletedBy: "author" }, ["author", "moderator"]],
    ["restore", { deletedAt: start, deletedBy: "moderator" }, ["moderator"]],
    ["restore", { deletedAt: start, hiddenAt: start, deletedBy: "author" }, ["moderator"]],
    ["accept", {}, ["asker", "moderator"]],
    ["accept", { number: 1 }, []],
    ["accept", { hiddenAt: start }, []],
    ["accept", { topic: { ...topic, kind: "idea" } }, []],
    ["like", {}, others],
    ["like", { deletedAt: start, deletedBy: "author" }, []],
  ];
  it.each(rows)("%s %o: %o", (verb, more, names) => {
    expect(whoCan((actor) => can(actor, verb, { ...post, ...more }))).toEqual(names);
  });

  it("stay editable longer where the club allows it", () => {
    const old = { ...post, createdAt: addSeconds(start, -2 * daySeconds) };
    expect(can({ ...author, trust: 2 }, "edit", old)).toBe(true);
    expect(can(author, "edit", old)).toBe(false);
  });
});
