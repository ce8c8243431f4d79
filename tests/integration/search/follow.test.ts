import { expect, it } from "vitest";
import { guest } from "#app/domain/core/actor.ts";
import { createTopic } from "#app/domain/forums/create-topic.server.ts";
import { reply } from "#app/domain/forums/reply.server.ts";
import { CreateTopic } from "#app/domain/forums/schema.ts";
import { asActor, makeMember } from "#tests/factories/accounts.ts";
import { makeForum } from "#tests/factories/forums.ts";
import { findIds, followFacts } from "./followed.ts";

async function write(title: string, body: string) {
  const author = await asActor(await makeMember({ trust: 3 }));
  const { id: forumId } = await makeForum();
  return createTopic(author, CreateTopic.parse({ forumId, title, body }));
}

it("a topic and a reply are found once their facts were followed", async () => {
  const { topicId } = await write("دوربین کدام گوشی بهتر است", "برای عکس گرفتن در شب");
  const member = await asActor(await makeMember());
  const { postId } = await reply(member, { topicId, body: "باتری این یکی ضعیف است" });
  expect(await findIds(guest, "دوربين")).toEqual([]);
  await followFacts();
  expect(await findIds(guest, "دوربين")).toEqual([topicId]);
  expect(await findIds(guest, "شب")).toEqual([topicId]);
  expect(await findIds(guest, "باطری")).toEqual([postId]);
});
