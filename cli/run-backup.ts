import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { storedFiles } from "#app/domain/media/stored-files.ts";
import { rememberBackup } from "#app/platform/backup/last-backup.server.ts";
import { countsOf } from "#app/platform/backup/manifest.ts";
import { type WrittenBackup, writeBackup } from "#app/platform/backup/write-backup.server.ts";
import { StartError } from "#app/platform/start-error.ts";
import { answer } from "./answer.ts";
import { type ExitCode, exitCodes, type Given } from "./command.ts";
import { megabytes, startProgress } from "./progress.ts";
import { version } from "./version.ts";
import { withDatabase } from "./with-database.ts";

/** Backs the club up into the file that the operator named. */
export async function runBackup({ operands: [file = ""], options }: Given): Promise<ExitCode> {
  const target = file === "-" ? file : resolve(file);
  if (target !== "-" && existsSync(target) && !options.force)
    throw new StartError(`${file} is there already.`, "Name another file, or give --force to write over it.");
  const progress = startProgress();
  const written = await withDatabase((url) => {
    const started = performance.now();
    const onProgress = (part: string, done: number, about: number) => {
      const seconds = Math.max((performance.now() - started) / 1000, 0.001);
      progress.show(`${part} · ${megabytes(done)} of about ${megabytes(about)} MB · ${megabytes(done / seconds)} MB/s`);
    };
    const withSecret = !options["without-secret"];
    return writeBackup(url, { target, files: storedFiles, version, withSecret, onProgress });
  });
  progress.clear();
  await rememberBackup(written.manifest.createdAt).catch((error: Error) =>
    console.error(`The backup is written; the doctor will not know of it: ${error.message}`),
  );
  const write = target === "-" ? console.error : console.log; // stdout is the backup itself
  answer(options, summaryOf(written), asText(file, written), write);
  return written.manifest.missingFiles > 0 ? exitCodes.partly : exitCodes.done;
}

function summaryOf({ manifest, fileBytes, contentBytes, seconds }: WrittenBackup): object {
  const { createdAt, missingFiles, secret } = manifest;
  const counts = { ...countsOf(manifest), missingFiles };
  return { createdAt, ...counts, secretIsIn: secret.isKept, fileBytes, contentBytes, seconds };
}

function asText(file: string, { manifest, fileBytes, contentBytes, seconds }: WrittenBackup): string[] {
  const { missingFiles, secret } = manifest;
  const { tables, rows, jobs, files } = countsOf(manifest);
  return [
    `${file}: ${rows} rows of ${tables} tables, ${jobs} jobs, ${files} files.`,
    `${megabytes(contentBytes)} MB in ${seconds.toFixed(1)} s (${megabytes(contentBytes / seconds)} MB/s), ${megabytes(fileBytes)} MB on the disk.`,
    ...(missingFiles > 0 ? [`${missingFiles} files that the club speaks of were not there.`] : []),
    secret.isKept
      ? "The club's secret is in it: whoever has this file has the club."
      : "The club's secret is not in it: keep SESSION_SECRET (or DATA_DIR/session-secret) as well.",
  ];
}
