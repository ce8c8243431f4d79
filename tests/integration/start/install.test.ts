import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { projectDir } from "#tests/setup/club.ts";

type Package = { optionalDependencies?: Record<string, string> };

/** `npm ci` refuses a lock that lacks the packages of another platform than the one it was written on. */
it("the lock names every optional package of every package", async () => {
  const lock = JSON.parse(await readFile(`${projectDir}package-lock.json`, "utf8")) as {
    packages: Record<string, Package>;
  };
  const missing = Object.entries(lock.packages).flatMap(([at, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isNamed(lock.packages, at, name)),
  );
  expect(missing).toEqual([]);
});

/** Whether a package is there for the one at `at`: beside it, or in a folder further up. */
function isNamed(packages: Record<string, Package>, at: string, name: string): boolean {
  if (`${at ? `${at}/` : ""}node_modules/${name}` in packages) return true;
  if (at === "") return false;
  const above = at.lastIndexOf("node_modules/");
  return isNamed(packages, above <= 0 ? "" : at.slice(0, above - 1), name);
}
