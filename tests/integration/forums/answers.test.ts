import { describe, expect, it } from "vitest";
import { acceptAnswer } from "#app/domain/forums/accept-answer.server.ts";
import { withdrawAnswer } from "#app/domain/forums/withdraw-answer.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { uuidv7 } from "#app/platform/ids.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makePost, makeTopic } from "#tests/factories/forums.ts";
import { outcome, outcomes, published } from "./proof.ts";

async function stage() {
  const asker = await asActor(await makeMember());
  const topic = await makeTopic({ authorId: asker.id, kind: "question" });
  const answers = [await makePost({ topicId: topic.id }), await makePost({ topicId: topic.id })] as const;
  return { asker, topic, answers };
}

const acceptedOf = async (id: string) => (await db.topic.findUniqueOrThrow({ where: { id } })).acceptedPostId;

describe("acceptAnswer and withdrawAnswer", () => {
  it("take one answer, then another, then none", async () => {
    const { asker, topic, answers } = await stage();
    for (const { id } of [answers[0], answers[0], answers[1]]) {
      await acceptAnswer(asker, { postId: id });
      expect(await acceptedOf(topic.id)).toBe(id);
    }
    const told = await published("answer.accepted");
    expect(told.map(({ postId, previousPostId }) => [postId, previousPostId])).toEqual([
      [answers[0].id, null],
      [answers[1].id, answers[0].id],
    ]);
    expect(told[0]).toMatchObject({ acceptedBy: asker.id, authorId: answers[0].authorId, topicId: topic.id });
    await withdrawAnswer(asker, { postId: answers[0].id });
    expect(await acceptedOf(topic.id)).toBe(answers[1].id);
    await withdrawAnswer(asker, { postId: answers[1].id });
    await withdrawAnswer(asker, { postId: answers[1].id });
    expect(await acceptedOf(topic.id)).toBeNull();
    expect(await published("answer.withdrawn")).toHaveLength(1);
  });

  it("belong to the asker and to moderators", async () => {
    const { topic, answers } = await stage();
    const moderator = await asActor(await makeStaff("moderator"));
    for (const member of [await makeMember(), { id: answers[0].authorId }, await makeStaff("manager")]) {
      expect(await outcome(acceptAnswer(await asActor(member), { postId: answers[0].id }))).toBe("forbidden");
      expect(await outcome(withdrawAnswer(await asActor(member), { postId: answers[0].id }))).toBe("forbidden");
    }
    await acceptAnswer(moderator, { postId: answers[0].id });
    expect(await acceptedOf(topic.id)).toBe(answers[0].id);
  });

  it("take no first post, nothing in other kinds of topics, nothing that is gone", async () => {
    const { asker, topic, answers } = await stage();
    const talk = await makeTopic({ authorId: asker.id, kind: "idea" });
    const remark = await makePost({ topicId: talk.id });
    const accept = (postId: string) => outcome(acceptAnswer(asker, { postId }));
    expect(await accept(topic.firstPost.id)).toBe("first_post_not_an_answer");
    expect(await accept(remark.id)).toBe("not_a_question");
    expect(await accept(uuidv7())).toBe("not_found");
    await db.post.update({ where: { id: answers[0].id }, data: { hiddenAt: new Date() } });
    expect(await accept(answers[0].id)).toBe("not_found");
  });

  it("come to one chain of answers when asker and moderator choose at once", async () => {
    const { asker, topic, answers } = await stage();
    const moderator = await asActor(await makeStaff("moderator"));
    const deeds = Array.from({ length: 10 }, (_, index) =>
      acceptAnswer(index % 2 ? asker : moderator, { postId: answers[index % 2]!.id }),
    );
    expect(await outcomes(deeds)).toEqual({ done: 10 });
    const told = await published("answer.accepted");
    expect(told.filter(({ previousPostId }) => previousPostId === null)).toHaveLength(1);
    expect(told.every(({ previousPostId, postId }) => previousPostId !== postId)).toBe(true);
    const count = (id: string) => told.filter(({ postId }) => postId === id).length;
    const given = (id: string) => told.filter(({ previousPostId }) => previousPostId === id).length;
    const last = answers.filter(({ id }) => count(id) - given(id) === 1).map(({ id }) => id);
    expect(last).toEqual([await acceptedOf(topic.id)]);
  });
});
