import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { readSchema } from "./schema-diff.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const { resolve } = createRequire(import.meta.url);
const markPath = fileURLToPath(new URL("../prisma/generated/made-from.txt", import.meta.url));

/** Whether the Prisma client of `prisma/schema` is in `prisma/generated`. */
export async function isGenerated(): Promise<boolean> {
  return (await readFile(markPath, "utf8").catch(() => "absent")) === (await fingerprint());
}

async function fingerprint(): Promise<string> {
  const prismaPackage = await readFile(resolve("prisma/package.json"), "utf8");
  return createHash("sha256")
    .update(await readSchema())
    .update(prismaPackage)
    .digest("hex");
}

/**
 * Writes the Prisma client of `prisma/schema` into `prisma/generated`, unless it is there already.
 * Downloads nothing: `prisma generate` looks for a native schema engine but never runs it, so it is shown a file that exists.
 */
export async function generateClient(): Promise<void> {
  if (await isGenerated()) return;
  const mark = await fingerprint();
  await rm(markPath, { force: true }); // the mark comes back last: what was killed half-way carries none
  try {
    await promisify(execFile)(process.execPath, [resolve("prisma/build/index.js"), "generate"], {
      cwd: root,
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        CHECKPOINT_DISABLE: "1",
      },
    });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`prisma generate failed:\n${stdout ?? ""}${stderr ?? ""}`, { cause: error });
  }
  await writeFile(markPath, mark);
}

if (import.meta.main) await generateClient();
