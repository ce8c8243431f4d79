import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { guest, type MemberActor } from "#app/domain/core/actor.ts";
import { createForum } from "#app/domain/forums/create-forum.server.ts";
import { createSection } from "#app/domain/forums/create-section.server.ts";
import { CreateForum, CreateSection, UpdateForum } from "#app/domain/forums/forum-schema.ts";
import { getForum } from "#app/domain/forums/get-forum.server.ts";
import { listForumPlan } from "#app/domain/forums/list-forum-plan.server.ts";
import { listOpenForums } from "#app/domain/forums/list-open-forums.server.ts";
import { listSections } from "#app/domain/forums/list-sections.server.ts";
import { updateForum } from "#app/domain/forums/update-forum.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeForum, makeGroup, makeProduct, makeSection } from "#tests/factories/forums.ts";
import { outcome, published } from "./proof.ts";

let manager: MemberActor;

beforeEach(async () => {
  manager = await asActor(await makeStaff("manager"));
});

test("staff add a section and open a forum in it; members may start topics there", async () => {
  const section = await createSection(manager, CreateSection.parse({ name: "آموزش", nameEn: "Learning" }));
  const input = CreateForum.parse({ name: "آموزش عکاسی", sectionId: section.id, hue: "120" });
  const forum = await createForum(manager, input);
  expect(await published("forum.created")).toEqual([{ forumId: forum.id }]);
  expect(await listSections(guest)).toMatchObject([{ name: "آموزش", forums: [{ slug: forum.slug, hue: 120 }] }]);
  expect(await getForum(guest, forum.slug)).toMatchObject({
    following: null,
    can: { startTopic: false, follow: false },
  });
  const member = await asActor(await makeMember());
  expect(await getForum(member, forum.slug)).toMatchObject({
    following: false,
    can: { startTopic: true, follow: true },
  });
  expect((await db.auditEntry.findMany()).map(({ action }) => action).toSorted()).toEqual([
    "forum.created",
    "section.created",
  ]);
});

test("a forum closed to a group is gone for others from then on; its address stays", async () => {
  const forum = await createForum(manager, CreateForum.parse({ name: "یاران قدیمی" }));
  const insider = await makeMember();
  const group = await makeGroup([insider.id]);
  const closed = { forumId: forum.id, name: "یاران", readers: "group", groupId: group.id, writers: "staff" };
  expect(await updateForum(manager, UpdateForum.parse(closed))).toEqual({ slug: forum.slug });
  expect(await outcome(getForum(guest, forum.slug))).toBe("not_found");
  expect(await getForum(await asActor(insider), forum.slug)).toMatchObject({
    name: "یاران",
    can: { startTopic: false },
  });
  expect(await db.auditEntry.findFirst({ where: { action: "forum.updated" } })).toMatchObject({
    before: { readers: "everyone", groupId: null },
    after: { readers: "group", groupId: group.id },
  });
});

test("is refused to everybody else, for what is not there, and for a group that is not named", async () => {
  const member = await asActor(await makeMember());
  const [forum, section] = [CreateForum.parse({ name: "تالار" }), CreateSection.parse({ name: "بخش" })];
  for (const actor of [guest, member]) {
    expect(await outcome(createForum(actor, forum))).toBe("forbidden");
    expect(await outcome(createSection(actor, section))).toBe("forbidden");
    expect(await outcome(updateForum(actor, { ...forum, forumId: crypto.randomUUID() }))).toBe("forbidden");
  }
  expect(await outcome(updateForum(manager, { ...forum, forumId: crypto.randomUUID() }))).toBe("not_found");
  expect(await outcome(createForum(manager, { ...forum, sectionId: crypto.randomUUID() }))).toBe("not_found");
  const groupId = crypto.randomUUID();
  expect(await outcome(createForum(manager, { ...forum, readers: "group", groupId }))).toBe("not_found");
  expect(CreateForum.safeParse({ name: "تالار", readers: "group" }).success).toBe(false);
  expect(CreateForum.safeParse({ name: "تالار", groupId }).success).toBe(false);
  expect(await db.forum.count()).toBe(0);
});

test("a large catalogue leaves the other forums their place in the plan", async () => {
  const forum = await createForum(manager, CreateForum.parse({ name: "گفت‌وگوی آزاد" }));
  const many = Array.from({ length: 201 }, (_, index) => ({
    id: randomUUID(),
    name: `الف ${index}`,
    slug: `a-${index}`,
  }));
  await db.product.createMany({ data: many.map((one) => ({ ...one, nameFold: one.name })) });
  await db.forum.createMany({ data: many.map(({ id: productId, ...names }) => ({ ...names, productId })) });
  const planned = (await listForumPlan(manager)).flatMap(({ forums }) => forums);
  expect(planned.map(({ id }) => id)).toContain(forum.id);
});

test("who chooses where to write finds the general forums before those of products, whatever the sections' order", async () => {
  const [ofProducts, general] = [await makeSection({ position: 0 }), await makeSection({ position: 1 })];
  const product = await makeForum({ sectionId: ofProducts.id, productId: (await makeProduct()).id });
  const lounge = await makeForum({ sectionId: general.id });
  const open = await listOpenForums(await asActor(await makeMember()));
  expect(open.map(({ id }) => id)).toEqual([lounge.id, product.id]);
});
