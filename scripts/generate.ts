import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { readSchema } from "./schema-diff.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const { resolve } = createRequire(import.meta.url);
const markPath = fileURLToPath(new URL("../prisma/generated/made-from.txt", import.meta.url));

/**
 * Writes the Prisma client of `prisma/schema` into `prisma/generated`, unless it is there already.
 * Downloads nothing: `prisma generate` looks for a native schema engine but never runs it, so it is shown a file that exists.
 */
export async function generateClient(): Promise<void> {
  const prismaPackage = await readFile(resolve("prisma/package.json"), "utf8");
  const mark = createHash("sha256")
    .update(await readSchema())
    .update(prismaPackage)
    .digest("hex");
  if ((await readFile(markPath, "utf8").catch(() => "absent")) === mark) return;
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
