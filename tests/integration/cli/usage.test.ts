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
  { words: ["import", "members", "customers"], says: /give --format csv, xlsx, jsonl/ },
  { words: ["import", "members", "a.csv", "--encoding", "latin1"], says: /--encoding may be utf-8/ },
  { words: ["backup"], says: /FILE is missing/ },
  { words: ["restore", "file", "--yes"], says: /--yes belongs to --replace/ },
  { words: ["restore", "file", "--check", "--replace"], says: /give one of them/ },
  { words: ["export", "one", "two"], says: /"two" is one too many/ },
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

test("every command of the list has a help of its own, and none touches a database for it", async () => {
  const { stdout } = await runClubCommand(["--help"], nowhere);
  const names = [...stdout.matchAll(/^ {2}([a-z]+(?: [a-z]+)?)(?: [A-Z]+)* {3}/gm)].map((match) => match[1]!);
  expect(names).toEqual(
    expect.arrayContaining(["backup", "doctor", "export", "import members", "import products", "restore"]),
  );
  for (const name of names) {
    const { code, stdout: help, stderr } = await runClubCommand([...name.split(" "), "--help"], nowhere);
    expect({ code, stderr }, name).toEqual({ code: 0, stderr: "" });
    expect(help).toContain(`Usage: npm run -s club -- ${name}`);
    expect(help, name).toContain("--json");
  }
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
