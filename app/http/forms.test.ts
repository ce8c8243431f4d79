import { expect, test } from "vitest";
import { z } from "zod";
import type { FormState } from "#app/domain/core/form-state.ts";
import { CreateTopic } from "#app/domain/forums/schema.ts";
import { submit } from "./forms.server.ts";

const anyForm: z.ZodType = z.object({ title: z.string() });

async function refuse(body: string, schema = anyForm): Promise<FormState> {
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  const request = new Request("http://club.test/", { method: "POST", headers, body });
  const answer = await submit(request, schema, async () => null, { goTo: () => "/" });
  return (answer as { data: FormState }).data;
}

test("a refused form gives back everything that was typed", async () => {
  const { values } = await refuse("name=%D8%B3%D9%84%D8%A7%D9%85&tags=a&tags=b&tags=c&empty=");
  expect(Object.entries(values)).toEqual([
    ["name", "سلام"],
    ["tags", ["a", "b", "c"]],
    ["empty", ""],
  ]);
});

test("a form of a thousand fields is read, one with more is refused", async () => {
  const fields = (count: number) => "name=v&".repeat(count).slice(0, -1);
  expect((await refuse(fields(1_000))).values.name).toHaveLength(1_000);
  await expect(refuse(fields(1_001))).rejects.toMatchObject({ code: "too_large" });
});

test("an empty title and an empty text are both said at once", async () => {
  const { errors } = await refuse("forumId=0198c0de-0000-7000-8000-000000000001&title=&body=++", CreateTopic);
  expect(errors.title?.code).toBe("required");
  expect(errors.body?.code).toBe("text_empty");
});

test.each(["__proto__", "constructor.prototype.x", "a[999999999]", "a[b][c]", ""])(
  "a field may not be called %s",
  async (name) => {
    await expect(refuse(`${encodeURIComponent(name)}=x`)).rejects.toMatchObject({ code: "invalid" });
  },
);
