import { resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { getClub } from "#app/domain/core/club.server.ts";
import { storedFiles } from "#app/domain/media/stored-files.ts";
import { countsOf, type Manifest } from "#app/platform/backup/manifest.ts";
import { checkBackup, restoreBackup } from "#app/platform/backup/restore-backup.server.ts";
import { secretForBackup } from "#app/platform/secret.server.ts";
import { forgetIndexes } from "#search/meilisearch/indexes.server.ts";
import { answer } from "./answer.ts";
import { type ExitCode, exitCodes, type Given, UsageError } from "./command.ts";
import { megabytes, startProgress } from "./progress.ts";
import { withDatabase } from "./with-database.ts";

/** Tables that are empty in a club where nobody is yet. */
const inhabited = ["Member", "Product"];

/** Checks or restores the backup that the operator named. */
export async function runRestore({ operands: [file = ""], options }: Given): Promise<ExitCode> {
  if (options.yes && !options.replace) throw new UsageError("--yes belongs to --replace.");
  if (options.check && options.replace)
    throw new UsageError("--check changes nothing, --replace does: give one of them.");
  const path = resolve(file);
  const progress = startProgress();
  const started = performance.now();
  const onProgress = (part: string, read: number, size: number) =>
    progress.show(`${part} · ${Math.floor((100 * read) / size)} % of ${megabytes(size)} MB`);
  const mayReplace = async () => options.replace === true && (options.yes === true || (await isTyped(progress.clear)));
  const manifest = options.check
    ? await checkBackup(path, onProgress)
    : await withDatabase(async (url) => {
        const restored = await restoreBackup(url, path, { inhabited, mayReplace, files: storedFiles, onProgress });
        await forgetIndexes();
        return restored;
      });
  progress.clear();
  const seconds = (performance.now() - started) / 1000;
  const isOtherSecret = !options.check && manifest.secret.fingerprint !== secretForBackup().fingerprint;
  if (isOtherSecret) console.error(otherSecret);
  const { createdAt, version } = manifest;
  const summary = { createdAt, version, ...countsOf(manifest), isOtherSecret, seconds };
  answer(options, summary, asText(manifest, seconds, options.check === true));
  return isOtherSecret ? exitCodes.partly : exitCodes.done;
}

const otherSecret = `The club's secret is another one than when the backup was taken. What was encrypted with it cannot be read: second factors have
to be set up again. Set SESSION_SECRET to the one that belongs to the backup (or put it into DATA_DIR/session-secret).`;

/** Without a terminal nobody can answer, and that is a no. */
async function isTyped(clear: () => void): Promise<boolean> {
  if (!process.stdin.isTTY) throw new UsageError("--replace asks for the club's name; without a terminal give --yes.");
  clear();
  const { name } = await getClub();
  const wanted = name || "replace";
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const typed = await terminal.question(`All of this club will be lost. Type "${wanted}" to replace it: `);
  terminal.close();
  return typed.trim() === wanted;
}

function asText(manifest: Manifest, seconds: number, isCheck: boolean): string[] {
  const { createdAt, version } = manifest;
  const { tables, rows, jobs, files } = countsOf(manifest);
  return [
    `${isCheck ? "Whole" : "Restored"}: the club of ${createdAt}, written by Bashgah ${version}.`,
    `${rows} rows of ${tables} tables, ${jobs} jobs, ${files} files, in ${seconds.toFixed(1)} s.`,
  ];
}
