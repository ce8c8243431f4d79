import { describe, expect, test } from "vitest";
import type { Fact } from "#app/domain/core/events.ts";
import { staffWords } from "#app/i18n/staff.ts";
import { subscriptions } from "#app/worker/subscriptions.ts";
import { isPublicFact, publicFactKinds } from "./public-facts.ts";
import {
  messageOf,
  newWebhookSecret,
  sealWebhookSecret,
  signMessage,
  unsealWebhookSecret,
} from "./webhook-message.server.ts";

/** The example of the standard's own libraries. */
const published = {
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  at: 1_614_265_330,
  body: '{"test": 2432232314}',
  signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
};

const fact = (kind: string, payload: object): Fact =>
  ({ id: "0", kind, payload, actorId: "someone", createdAt: new Date("2027-01-02T03:04:05.678Z") }) as unknown as Fact;

describe("a signature", () => {
  test("is the one that the standard gives as its example", () => {
    const { secret, id, at, body, signature } = published;
    expect(signMessage([secret], id, at, body)).toBe(signature);
  });

  test("comes once for each live secret, with a space between", () => {
    const { secret, id, at, body, signature } = published;
    const [first, second, ...more] = signMessage([newWebhookSecret(), secret], id, at, body).split(" ");
    expect(first).toMatch(/^v1,[A-Za-z0-9+/]{43}=$/);
    expect([second, more]).toEqual([signature, []]);
  });
});

test("a secret has 32 bytes, is never the same, and is sealed in the database", () => {
  const secret = newWebhookSecret();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(newWebhookSecret()).not.toBe(secret);
  expect(sealWebhookSecret(secret)).not.toContain(secret.slice(6, 20));
  expect(unsealWebhookSecret(sealWebhookSecret(secret))).toBe(secret);
});

test.each(["fa", "en"] as const)("every kind has its name in %s", (language) => {
  const named = Object.keys(staffWords[language].integrations.kinds).filter((key) => key !== "webhook_test");
  expect(named.toSorted()).toEqual(publicFactKinds.map((kind) => kind.replaceAll(".", "_")).toSorted());
});

describe("what goes out", () => {
  test("is the kind, when, and the listed fields only", () => {
    const payload = { topicId: "t", forumId: "f", authorId: "a", postId: "p", productIds: ["x"], mentionedIds: ["m"] };
    expect(JSON.parse(messageOf(fact("topic.created", { ...payload, title: "secret" }))!)).toEqual({
      type: "topic.created",
      timestamp: "2027-01-02T03:04:05.678Z",
      data: { topicId: "t", forumId: "f", authorId: "a", postId: "p", productIds: ["x"] },
    });
  });

  test("is nothing of facts that are not listed, and nothing that an import brought in", () => {
    expect(messageOf(fact("member.followed", { memberId: "a", followedId: "b" }))).toBeNull();
    expect(messageOf(fact("toString", {}))).toBeNull();
    expect(messageOf(fact("post.created", { postId: "p", imported: true }))).toBeNull();
  });

  test("reacts to every listed fact and to no other", () => {
    const told = Object.entries(subscriptions)
      .filter(([, reactions]) => reactions.some(({ name }) => name === "deliverWebhooks"))
      .map(([kind]) => kind);
    expect(told.toSorted()).toEqual(publicFactKinds.toSorted());
    expect(isPublicFact("constructor")).toBe(false);
  });
});
