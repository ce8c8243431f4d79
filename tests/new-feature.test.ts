import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { newFeature } from "../scripts/new.ts";

async function makeHouse(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "bashgah-new-"));
  onTestFinished(() => rm(root, { recursive: true }));
  await mkdir(join(root, "app/i18n"), { recursive: true });
  for (const language of ["en", "fa"]) await cp(`app/i18n/${language}.ts`, join(root, `app/i18n/${language}.ts`));
  return root;
}

test("a new feature gets its folder in every layer and its words in every language", async () => {
  const root = await makeHouse();
  const files = await newFeature(root, "photo-walks");
  expect(files).toContain("app/domain/photo-walks/policy.ts");
  expect(await readFile(join(root, "app/domain/photo-walks/views.ts"), "utf8")).toContain("export type PhotoWalkView");
  expect(await readFile(join(root, "prisma/schema/photo-walks.prisma"), "utf8")).toContain("model PhotoWalk {");
  for (const language of ["en", "fa"]) {
    const words = await readFile(join(root, `app/i18n/${language}.ts`), "utf8");
    expect(words).toContain(`import photoWalks from "./${language}/photo-walks.json" with { type: "json" };`);
    expect(words).toMatch(/messages(: PageMessages)? = \{\s*photoWalks,/);
  }
});

test("a feature that is there, or has no name, is left alone", async () => {
  const root = await makeHouse();
  await newFeature(root, "meetups");
  const before = await readFile(join(root, "app/i18n/en.ts"), "utf8");
  await expect(newFeature(root, "meetups")).rejects.toThrow(/is there already/);
  for (const name of ["", "Meetups", "../meetups", "meetup"])
    await expect(newFeature(root, name)).rejects.toThrow(/plural/);
  expect(await readFile(join(root, "app/i18n/en.ts"), "utf8")).toBe(before);
});
