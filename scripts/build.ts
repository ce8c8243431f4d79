import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { glob, mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { generateClient } from "./generate.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const markPath = `${root}build/made-from.txt`;
const sources = ["app/**/*", "realtime/**/*", "search/**/*", "public/**/*", "*.config.*", "package-lock.json"];
const remixCli = fileURLToPath(new URL("./dist/cli.js", import.meta.resolve("@remix-run/dev/package.json")));

/** Builds the Prisma client and the pages, unless what they are made from has not changed. */
export async function build(): Promise<void> {
  await generateClient();
  const mark = await fingerprint();
  const made = await readFile(markPath, "utf8").catch(() => "absent");
  if (made === mark && existsSync(`${root}build/server/index.js`)) return;
  console.error("Building the pages …");
  await run(process.execPath, [remixCli, "vite:build", "--logLevel", "warn"]);
  await mkdir(`${root}build`, { recursive: true });
  await writeFile(markPath, mark);
}

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  const paths: string[] = [];
  for await (const entry of glob(sources, { cwd: root, withFileTypes: true }))
    if (entry.isFile()) paths.push(`${entry.parentPath}/${entry.name}`);
  for (const path of paths.sort()) hash.update(path.slice(root.length)).update(await readFile(path));
  return hash.digest("hex");
}

function run(command: string, args: string[]): Promise<void> {
  const child = spawn(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, NODE_ENV: "production" } });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error("The build failed; see above."))));
  });
}

if (import.meta.main) await build();
