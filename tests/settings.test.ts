import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { settingNames } from "#app/platform/env.server.ts";

const read = (name: string) => readFileSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), "utf8");

/** Set by the scripts, not by operators. */
const ofScripts = ["NODE_ENV"];

test("every setting stands in docs/operations.md, and no other", () => {
  const named = [...read("docs/operations.md").matchAll(/^\| `([A-Z][A-Z\d_]+)`((?:, `[A-Z][A-Z\d_]+`)*) \|/gm)];
  const documented = named.flatMap(([, first, more]) => [first!, ...(more!.match(/[A-Z][A-Z\d_]+/g) ?? [])]);
  expect(documented.sort()).toEqual([...settingNames].sort());
});

test("every setting an operator may give stands in .env.example, and no other", () => {
  const shown = [...read(".env.example").matchAll(/^# ([A-Z][A-Z\d_]+)=/gm)].map((match) => match[1]!);
  expect(shown.sort()).toEqual(settingNames.filter((name) => !ofScripts.includes(name)).sort());
});
