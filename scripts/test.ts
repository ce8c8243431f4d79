import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./build.ts";
import { generateClient } from "./generate.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const quick = process.argv.includes("--quick");

/** What a check came to; `failures` says which failed, and how, in a few lines each. */
type Tally = { passed: number; failed: number; skipped: number; failures: string[] };
type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
};

const passedOne: Tally = { passed: 1, failed: 0, skipped: 0, failures: [] };
const failedOne = (why: string): Tally => ({ passed: 0, failed: 1, skipped: 0, failures: [why] });

/** Runs one of the checks that pass or fail as a whole. */
async function check(name: string, bin: string, args: string[]): Promise<Tally> {
  const code = await run(name, `${root}node_modules/.bin/${bin}`, args);
  return code === 0 ? passedOne : failedOne(name);
}

/** Runs a group of tests and counts them from Vitest's own report. */
async function suite(project: string): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), "bashgah-report-"));
  const report = join(folder, "report.json");
  const args = ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await run(`tests: ${project}`, `${root}node_modules/.bin/vitest`, args);
  const counted = existsSync(report) ? (JSON.parse(await readFile(report, "utf8")) as Report) : null;
  await rm(folder, { recursive: true });
  if (!counted) return failedOne(`tests: ${project}`);
  const failures = failuresOf(counted);
  if (code !== 0 && failures.length === 0) failures.push(`tests: ${project} ended with code ${code}`);
  const failed = counted.numFailedTests || (code === 0 ? 0 : 1);
  return { passed: counted.numPassedTests, failed, skipped: counted.numPendingTests + counted.numTodoTests, failures };
}

/** The failed tests of a report, and the files that failed as a whole, with the first lines of their reasons. */
function failuresOf({ testResults }: Report): string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length === 0 && status === "failed") return [`${file}\n${firstLines(message)}`];
    return failed.map((test) => `${file} › ${test.fullName}\n${firstLines(test.failureMessages.join("\n"))}`);
  });
}

function firstLines(text: string): string {
  return text
    .split("\n", 12)
    .map((line) => `    ${line}`)
    .join("\n");
}

function run(name: string, command: string, args: string[]): Promise<number> {
  console.log(`\n── ${name}`);
  const child = spawn(command, args, { cwd: root, stdio: "inherit" });
  return new Promise((resolve) => {
    child.once("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/** Makes what the tests need. Without it they still run and are counted, those that need it as failed. */
async function prepare(): Promise<Tally> {
  try {
    await (quick ? generateClient() : build());
    return passedOne;
  } catch (error) {
    console.error((error as Error).message);
    return failedOne(`build: ${(error as Error).message}`);
  }
}

const tallies = [
  await prepare(),
  await check("format and lint", "biome", ["check", "--error-on-warnings", "."]),
  await check("types", "tsc", ["--noEmit", "-p", "."]),
  await suite("unit"),
];
if (!quick) {
  tallies.push(await check("unused code", "knip", []));
  tallies.push(await suite("integration"), await suite("e2e"));
}
for (const failure of tallies.flatMap(({ failures }) => failures)) console.log(`\n✗ ${failure}`);
const total = (part: "passed" | "failed" | "skipped") => tallies.reduce((sum, tally) => sum + tally[part], 0);
const skipped = total("skipped") > 0 ? `, ${total("skipped")} skipped` : "";
console.log(`\n${total("passed")} passed, ${total("failed")} failed${skipped}`);
process.exitCode = total("failed") > 0 ? 1 : 0;
