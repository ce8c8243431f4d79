import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const languages = ["en", "fa"];

/** The files every room begins with, by their place; `Room` and `room` stand for its name. */
const skeleton: Record<string, string> = {
  "prisma/schema/room.prisma":
    "model Room {\n  id        String   @id @default(uuid(7)) @db.Uuid\n  createdAt DateTime @default(now()) @db.Timestamptz(3)\n}\n",
  "app/domain/room/rules.ts": "/** Rooms on a page of the list. */\nexport const pageSize = 30;\n",
  "app/domain/room/schema.ts":
    'import { z } from "zod";\n\nexport const CreateRoom = z.object({});\nexport type CreateRoom = z.output<typeof CreateRoom>;\n',
  "app/domain/room/policy.ts":
    'import type { Actor } from "#app/domain/core/actor.ts";\nimport type { Prisma } from "#prisma/client";\n\n/** What the actor may read, for every query. */\nexport function visibleTo(_actor: Actor): Prisma.RoomWhereInput {\n  return {};\n}\n',
  "app/domain/room/views.ts":
    'import type { Room } from "#prisma/client";\n\nexport type RoomView = { id: string };\n\n/** A row as it leaves the server. */\nexport function toRoomView({ id }: Room): RoomView {\n  return { id };\n}\n',
  "app/i18n/en/room.json": "{}\n",
  "app/i18n/fa/room.json": "{}\n",
};

/**
 * Writes the skeleton of a feature and lists its words; the compiler and docs/architecture.md lead on from there.
 * @param name the feature's folder, a plural in kebab case: `meetups`
 * @returns the files written
 * @throws Error when the name will not do or something of that name is there
 */
export async function newFeature(root: string, name: string): Promise<string[]> {
  if (!/^[a-z]+(-[a-z]+)*s$/.test(name))
    throw new Error("A feature is a plural in small letters and dashes, such as meetups.");
  const model = name.replace(/s$/, "").replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase());
  const files = Object.entries(skeleton).map(([place, text]) => {
    const written = text.replaceAll("Rooms", `${model}s`).replaceAll("Room", model);
    return [place.replaceAll("room", name), written] as const;
  });
  const taken = files.find(([place]) => existsSync(join(root, place)));
  if (taken) throw new Error(`${taken[0]} is there already.`);
  for (const [place, text] of files) {
    await mkdir(dirname(join(root, place)), { recursive: true });
    await writeFile(join(root, place), text);
  }
  for (const language of languages) await listWords(join(root, `app/i18n/${language}.ts`), language, name);
  return files.map(([place]) => place);
}

async function listWords(path: string, language: string, name: string): Promise<void> {
  const part = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const line = `import ${part} from "./${language}/${name}.json" with { type: "json" };`;
  const text = await readFile(path, "utf8");
  const lastImport = text.lastIndexOf("import ");
  const end = text.indexOf("\n", lastImport);
  const listed = `${text.slice(0, end)}\n${line}${text.slice(end)}`.replace(
    /(messages(?:: PageMessages)? = \{)\s/,
    `$1 ${part}, `,
  );
  await writeFile(path, listed);
}

if (import.meta.main)
  console.log((await newFeature(fileURLToPath(new URL("../", import.meta.url)), process.argv[2] ?? "")).join("\n"));
