import { exportedSheets, exportedTables } from "#app/domain/exported-tables.ts";
import { storedFiles } from "#app/domain/media/stored-files.ts";
import { type ExportManifest, writeExport } from "#app/platform/backup/write-export.server.ts";
import { answer } from "./answer.ts";
import { type ExitCode, exitCodes, type Given } from "./command.ts";
import { megabytes, startProgress } from "./progress.ts";
import { version } from "./version.ts";
import { withDatabase } from "./with-database.ts";

/** Exports the club into the folder that the operator named. */
export async function runExport({ operands: [dir = ""], options }: Given): Promise<ExitCode> {
  const progress = startProgress();
  const started = performance.now();
  const manifest = await withDatabase((url) =>
    writeExport(url, {
      ...{ dir, version, tables: exportedTables, sheets: options.csv ? exportedSheets : [], files: storedFiles },
      onProgress: (file) => progress.show(file),
    }),
  );
  progress.clear();
  answer(options, manifest, asText(dir, manifest, (performance.now() - started) / 1000));
  return exitCodes.done;
}

function asText(dir: string, { files, pictures }: ExportManifest, seconds: number): string[] {
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const bytes = files.reduce((sum, file) => sum + file.bytes, pictures.bytes);
  return [
    `${dir}: ${rows} rows in ${files.length} files, ${pictures.count} pictures, ${megabytes(bytes)} MB in ${seconds.toFixed(1)} s.`,
    ...(pictures.missing > 0 ? [`${pictures.missing} pictures that the club speaks of were not there.`] : []),
  ];
}
