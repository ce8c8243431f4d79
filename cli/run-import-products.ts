import { beginCatalogueImport, importProductRows } from "#app/domain/products/import-catalogue.server.ts";
import { productColumns } from "#app/domain/products/import-columns.ts";
import type { ExitCode, Given } from "./command.ts";
import { runTableImport } from "./run-table-import.ts";

/** Imports the products of the file that the operator named. */
export function runImportProducts(given: Given): Promise<ExitCode> {
  return runTableImport(given, {
    what: "products",
    columns: productColumns,
    begin: async (how) => {
      const run = beginCatalogueImport(how);
      return (rows) => importProductRows(run, rows);
    },
  });
}
