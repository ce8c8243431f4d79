import { exportedSheets, exportedTables } from "#app/domain/exported-tables.ts";
import { storedFiles } from "#app/domain/media/stored-files.ts";
import { writeExport } from "#app/platform/backup/write-export.server.ts";
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
  if (options.json) console.log(JSON.stringify(manifest));
  else {
    const { files, pictures } = manifest;
    const rows = files.reduce((sum, file) => sum + file.rows, 0);
    const bytes = files.reduce((sum, file) => sum + file.bytes, pictures.bytes);
    const seconds = (performance.now() - started) / 1000;
    console.log(
      `${dir}: ${rows} rows in ${files.length} files, ${pictures.count} pictures, ${megabytes(bytes)} MB in ${seconds.toFixed(1)} s.`,
    );
    if (pictures.missing > 0) console.log(`${pictures.missing} pictures that the club speaks of were not there.`);
  }
  return exitCodes.done;
}
