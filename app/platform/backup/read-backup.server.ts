import type { z } from "zod";
import { StartError } from "#app/platform/start-error.ts";
import { About, entryNames, formatVersion, Manifest } from "./manifest.ts";
import { fileLine, startTally, type Tally } from "./piece.ts";
import { readSealed } from "./seal.server.ts";

/** What comes out of a backup, in the order it went in. */
export type Part =
  | { kind: "table"; name: string; content: Buffer }
  | { kind: "jobs"; content: Buffer }
  | { kind: "secret"; content: Buffer }
  | { kind: "file"; key: string; content: Buffer };

type OnBytes = (read: number, size: number) => void;

/**
 * Reads a backup from its first byte to its last and compares everything with the manifest and the digests. Nothing is
 * changed by it.
 * @throws StartError for a file that cannot be read, is no backup, is damaged, or was made by a newer Bashgah
 */
export async function verifyBackup(path: string, onBytes?: OnBytes): Promise<Manifest> {
  const reading = readParts(path, onBytes);
  for (;;) {
    const { done, value } = await reading.next();
    if (done) return value;
  }
}

/**
 * The parts of a backup, checked as `verifyBackup` does: what came before an error must not be kept.
 * @returns the manifest
 * @throws StartError as `verifyBackup` does
 */
export async function* readParts(path: string, onBytes?: OnBytes): AsyncGenerator<Part, Manifest> {
  const tallies = new Map<string, ReturnType<typeof startTally>>();
  const tallyOf = (part: string) => tallies.get(part) ?? tallies.set(part, startTally()).get(part)!;
  let about: About | null = null;
  let manifest: Manifest | null = null;
  let fileBytes = 0;
  for await (const { name, content } of readSealed(path, onBytes)) {
    if (about === null) about = readAbout(path, name, content);
    else if (manifest !== null) throw notABackup(path);
    else if (name === entryNames.manifest) manifest = parse(path, Manifest, content);
    else {
      const part = toPart(path, name, content);
      if (part.kind === "table") tallyOf(`table ${part.name}`).add(content);
      else if (part.kind === "file") tallyOf("files").add(fileLine(part.key, content));
      else tallyOf(part.kind).add(content);
      if (part.kind === "file") fileBytes += content.length;
      yield part;
    }
  }
  if (manifest === null) throw notABackup(path);
  const found = new Map([...tallies].map(([part, tally]) => [part, tally.end()]));
  if (!agrees(manifest, found, fileBytes)) throw notABackup(path);
  return manifest;
}

/** The first entry says whose archive it is: nothing else of it is believed before. */
function readAbout(path: string, name: string, content: Buffer): About {
  if (name !== entryNames.about) throw notABackup(path);
  const { format, version } = parse(path, About.pick({ application: true, format: true, version: true }), content);
  if (format > formatVersion) throw newer(path, version);
  return parse(path, About, content);
}

/** The refusal of a backup that this program is too old for. */
export function newer(path: string, version: string): StartError {
  return new StartError(
    `${path} was made by a newer Bashgah (${version}) than this one.`,
    "Install that version or a later one, and restore with it.",
  );
}

const piece = /^(?:tables\/([^/]+)|jobs)\/\d{6}\.copy$/;

function toPart(path: string, name: string, content: Buffer): Part {
  if (name === entryNames.secret) return { kind: "secret", content };
  const found = piece.exec(name);
  if (found) return found[1] === undefined ? { kind: "jobs", content } : { kind: "table", name: found[1], content };
  const key = name.startsWith(`${entryNames.files}/`) ? name.slice(entryNames.files.length + 1) : "";
  if (!/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(key)) throw notABackup(path);
  return { kind: "file", key, content };
}

function agrees(manifest: Manifest, found: ReadonlyMap<string, Tally>, fileBytes: number): boolean {
  const { tables, jobs, files, secret } = manifest;
  const empty = startTally().end();
  const same = (part: string, { rows, bytes, sha256 }: Tally) => {
    const tally = found.get(part) ?? empty;
    return tally.rows === rows && tally.bytes === bytes && tally.sha256 === sha256;
  };
  const named = new Set(["jobs", "files", "secret", ...tables.map(({ name }) => `table ${name}`)]);
  const { rows: fileCount, sha256: filesDigest } = found.get("files") ?? empty;
  return (
    [...found.keys()].every((part) => named.has(part)) &&
    tables.every((table) => same(`table ${table.name}`, table)) &&
    same("jobs", jobs) &&
    fileCount === files.count &&
    filesDigest === files.sha256 &&
    fileBytes === files.bytes &&
    secret.isKept === found.has("secret")
  );
}

function parse<Shape extends z.ZodType>(path: string, shape: Shape, content: Buffer): z.output<Shape> {
  try {
    return shape.parse(JSON.parse(content.toString("utf8")));
  } catch (cause) {
    throw notABackup(path, cause);
  }
}

function notABackup(path: string, cause?: unknown): StartError {
  return new StartError(`${path} is not a backup of a club.`, "", { cause });
}
