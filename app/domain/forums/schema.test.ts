import { parseWithZod } from "@conform-to/zod/v4";
import { describe, expect, it } from "vitest";
import { readFailure } from "#app/domain/core/form-state.ts";
import { CreateTopic, DeletePost, HideContent, SplitTopic } from "./schema.ts";

const forumId = "01890a5d-ac96-774b-bcce-b302099a8057";
const other = "01890a5d-ac96-774b-bcce-b302099a8058";

function problem(value: object): unknown {
  const result = CreateTopic.safeParse({ forumId, title: "عنوان درست", body: "متن", ...value });
  if (result.success) return null;
  const [issue] = result.error.issues;
  return [issue?.path.join("."), readFailure(issue?.message ?? "")?.code];
}

function form(entries: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

describe("CreateTopic", () => {
  it.each([
    ["emoji only", "🎉🎉🎉🎉🎉🎉", "title_too_short"],
    ["ZWNJ only", "\u200c".repeat(10), "title_too_short"],
    ["tatweel and harakat only", "ــــــــَُِ", "title_too_short"],
    ["four letters", "سلام!!!!", "title_too_short"],
    ["too long", "ا".repeat(121), "title_too_long"],
    ["a bidi override", "عنوان \u202eدرست", "title_forbidden_characters"],
    ["a right-to-left mark", "عنوان درست\u200f", "title_forbidden_characters"],
  ])("refuses a title: %s", (_, title, code) => expect(problem({ title })).toEqual(["title", code]));

  it("takes 5 letters and 120 graphemes, however many code points these have", () => {
    expect(problem({ title: "سلام۵" })).toBeNull();
    expect(problem({ title: `سلامت${"👩‍👩‍👧‍👦".repeat(115)}` })).toBeNull();
  });

  it("keeps the half-space and trims the rest", () => {
    const { title } = CreateTopic.parse({ forumId, title: "  می‌خواهم\n بخرم  ", body: "متن" });
    expect(title).toBe("می‌خواهم بخرم");
  });

  it("asks an experience for stars, from 1 to 5", () => {
    expect(problem({ kind: "experience" })).toEqual(["stars", "stars_missing"]);
    expect(problem({ kind: "experience", stars: 6 })).toEqual(["stars", "stars_out_of_range"]);
    expect(problem({ kind: "experience", stars: 0 })).toEqual(["stars", "stars_out_of_range"]);
    expect(problem({ kind: "experience", stars: 5 })).toBeNull();
    expect(problem({ kind: "poll" })).toEqual(["kind", "kind_unknown"]);
  });

  it("reads tags from one line, in one spelling, each once", () => {
    const { tags } = CreateTopic.parse({
      forumId,
      title: "عنوان درست",
      body: "متن",
      tags: "#عكاسي, عکاسی،  سفر  خارج \n iPhone",
    });
    expect(tags).toEqual(["عکاسی", "سفر خارج", "iphone"]);
    expect(CreateTopic.parse({ forumId, title: "عنوان درست", body: "متن" }).tags).toEqual([]);
  });

  it("refuses odd, short and many tags", () => {
    expect(problem({ tags: "<b>" })).toEqual(["tags.0", "tag_malformed"]);
    expect(problem({ tags: "🎉🎉" })).toEqual(["tags.0", "tag_malformed"]);
    expect(problem({ tags: "ا" })).toEqual(["tags.0", "tag_malformed"]);
    expect(problem({ tags: "ا".repeat(31) })).toEqual(["tags.0", "tag_malformed"]);
    expect(problem({ tags: ["یکم", "دوم", "سوم", "چهارم", "پنجم", "ششم"] })).toEqual(["tags", "too_many_tags"]);
    expect(problem({ productIds: Array(6).fill(other) })).toEqual(["productIds", "too_many_products"]);
    expect(problem({ productIds: ["1"] })).toEqual(["productIds.0", undefined]);
  });

  it("reads the same from a form", () => {
    const entries: [string, string][] = [
      ...([
        ["forumId", forumId],
        ["kind", "experience"],
        ["title", "عنوان درست"],
        ["body", "متن"],
      ] as [string, string][]),
      ...([
        ["stars", "4"],
        ["tags", "سفر، عکاسی"],
        ["productIds", other],
        ["bodyJson", ""],
      ] as [string, string][]),
    ];
    const submission = parseWithZod(form(entries), { schema: CreateTopic });
    expect(submission.status === "success" && submission.value).toEqual({
      ...{ forumId, kind: "experience", title: "عنوان درست", body: "متن" },
      ...{ stars: 4, tags: ["سفر", "عکاسی"], productIds: [other] },
    });
    const empty = parseWithZod(
      form([
        ["forumId", forumId],
        ["title", ""],
        ["tags", ""],
      ]),
      { schema: CreateTopic },
    );
    expect(Object.keys(empty.status === "success" ? {} : (empty.error ?? {}))).toEqual(["title", "body"]);
  });
});

describe("moderation", () => {
  it("asks for a reason to hide, in letters", () => {
    const codes = [{}, { reason: "" }, { reason: "🙂" }, { reason: "ا".repeat(1_001) }].map((more) => {
      const result = HideContent.safeParse({ kind: "post", id: other, ...more });
      return readFailure(result.error?.issues[0]?.message ?? "")?.code;
    });
    expect(codes).toEqual(["reason_missing", "reason_missing", "reason_missing", "text_too_long"]);
  });

  it("takes an empty reason for none where it may be left out", () => {
    expect(DeletePost.parse({ postId: other, reason: "" })).toEqual({ postId: other, reason: undefined });
  });

  it("splits off at least one post and at most two hundred", () => {
    const split = (count: number) => {
      return SplitTopic.safeParse({ topicId: forumId, title: "عنوان درست", postIds: Array(count).fill(other) }).success;
    };
    expect([0, 1, 200, 201].map(split)).toEqual([false, true, true, false]);
  });
});
