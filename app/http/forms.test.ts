import { expect, test } from "vitest";
import { z } from "zod";
import type { FormState } from "#app/domain/core/form-state.ts";
import { submit } from "./forms.server.ts";

async function refuse(body: string): Promise<FormState> {
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  const request = new Request("http://club.test/", { method: "POST", headers, body });
  const answer = await submit(request, z.object({ title: z.string() }), async () => null, { goTo: () => "/" });
  return (answer as { data: FormState }).data;
}

test("a refused form gives back everything that was typed", async () => {
  const { values } = await refuse("name=%D8%B3%D9%84%D8%A7%D9%85&tags=a&tags=b&tags=c&__proto__=x&empty=");
  expect(Object.entries(values)).toEqual([
    ["name", "سلام"],
    ["tags", ["a", "b", "c"]],
    ["__proto__", "x"],
    ["empty", ""],
  ]);
});

test("a form of a thousand fields is read, one with more is refused", async () => {
  const fields = (count: number) => Array.from({ length: count }, (_, index) => `n${index}=v`).join("&");
  expect(Object.keys((await refuse(fields(1_000))).values)).toHaveLength(1_000);
  await expect(refuse(fields(1_001))).rejects.toMatchObject({ code: "too_large" });
});
