import { expect, test } from "vitest";
import { runClubCommand } from "#tests/setup/club-command.ts";

/** No test here may reach a database: this address answers nobody. */
const nowhere = { DATABASE_URL: "postgresql://nobody@127.0.0.1:1/nothing" };

test.each([
  { words: [], says: /No command was given/ },
  { words: ["fly"], says: /There is no command "fly"/ },
  { words: ["import"], says: /There is no command "import"/ },
  { words: ["import", "forums"], says: /FILE is missing/ },
  { words: ["import", "forums", "one", "two"], says: /"two" is one too many/ },
  { words: ["import", "forums", "file", "--jsno"], says: /--jsno/ },
  { words: ["import", "forums", "file", "--json=yes"], says: /--json/ },
])("$words is not understood: exit code 2, the reason on stderr", async ({ words, says }) => {
  const { code, stdout, stderr } = await runClubCommand(words, nowhere);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(says);
  expect(stderr).toMatch(/--help/);
});

test.each([["--help"], ["-h"], ["help"]])("%s lists every command and the exit codes", async (word) => {
  const { code, stdout, stderr } = await runClubCommand([word], nowhere);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/import forums FILE {3}/);
  expect(stdout).toMatch(/Exit codes/);
});

test("a command's help names its options and touches no database", async () => {
  const { code, stdout } = await runClubCommand(["import", "forums", "--help"], nowhere);
  expect(code).toBe(0);
  for (const words of ["--json", "--dry-run", "Usage: npm run -s club -- import forums FILE"])
    expect(stdout).toContain(words);
});

test.each(["/nowhere/opinions.jsonl", "/"])("a file that cannot be read (%s) is said in a sentence", async (path) => {
  const { code, stdout, stderr } = await runClubCommand(["import", "forums", path, "--json"], nowhere);
  expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
  expect(stderr).toContain(`${path} cannot be read`);
  expect(stderr).not.toMatch(/ {4}at /);
});

test("a database that does not answer is said in a sentence", async () => {
  const { code, stdout, stderr } = await runClubCommand(["import", "forums", import.meta.filename], nowhere);
  expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
  expect(stderr).toContain("No PostgreSQL server answers at 127.0.0.1:1");
  expect(stderr).not.toMatch(/ {4}at /);
});

test("settings that are wrong are listed", async () => {
  const { code, stderr } = await runClubCommand(["import", "forums", import.meta.filename], {
    ...nowhere,
    PORT: "many",
  });
  expect(code).toBe(1);
  expect(stderr).toContain("PORT");
  expect(stderr).not.toMatch(/ {4}at /);
});
