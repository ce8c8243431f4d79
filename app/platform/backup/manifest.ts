import { z } from "zod";

/** The version of the backup's shape that this program writes, and the newest it reads. */
export const formatVersion = 1;

/** Names of the archive's entries; tables and jobs come in numbered pieces below their folder. */
export const entryNames = {
  about: "about.json",
  manifest: "manifest.json",
  secret: "session-secret",
  jobs: "jobs",
  tables: "tables",
  files: "files",
} as const;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();

/** Bytes that were written in one go, and their digest. */
const Content = z.object({ bytes: count, sha256 });

const Migration = z.object({ name: z.string(), checksum: z.string() });

/** The first entry: whose backup this is, so that a foreign or a newer one is refused before anything else is read. */
export const About = z.object({
  application: z.literal("bashgah"),
  format: count,
  version: z.string(),
  createdAt: z.iso.datetime(),
  /** What was applied to the database, oldest first, with Prisma's checksum of each script. */
  migrations: z.array(Migration),
});
export type About = z.output<typeof About>;

/** The last entry: everything that the archive must hold. */
export const Manifest = About.extend({
  tables: z.array(Content.extend({ name: z.string(), columns: z.array(z.string()), rows: count })),
  /** The queue's jobs: what was published and not yet delivered. */
  jobs: Content.extend({ rows: count }),
  /** Values as text: they may exceed what a JSON number holds. */
  sequences: z.array(z.object({ name: z.string(), value: z.string().regex(/^-?\d+$/), isCalled: z.boolean() })),
  /** Digest of a line `<key> <bytes> <sha256>` for each file, in the order of the archive. */
  files: Content.extend({ count }),
  /** Files that the rows speak of and that were not there. */
  missingFiles: count,
  /** The club's secret: kept in the archive when it was made by the club itself; else only recognised. */
  secret: z.object({ isKept: z.boolean(), fingerprint: z.string() }),
});
export type Manifest = z.output<typeof Manifest>;
export type TableSummary = Manifest["tables"][number];

/** How much a backup holds. */
export function countsOf({ tables, jobs, files }: Manifest) {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return { tables: tables.length, rows, jobs: jobs.rows, files: files.count };
}
