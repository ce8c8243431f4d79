import { beginCatalogueImport, importProductRows } from "#app/domain/products/import-catalogue.server.ts";
import { productColumns } from "#app/domain/products/import-columns.ts";
import { readProductRow } from "#app/domain/products/import-product-row.ts";
import type { ExitCode, Given } from "./command.ts";
import { runTableImport } from "./run-table-import.ts";

/** Imports the products of the file that the operator named. */
export function runImportProducts(given: Given): Promise<ExitCode> {
  return runTableImport(given, {
    what: "products",
    columns: productColumns,
    begin: async (how) => {
      const run = beginCatalogueImport(how);
      return {
        take: (rows) => importProductRows(run, rows),
        understand: (row) => {
          const read = readProductRow(row);
          return "reason" in read ? null : read.product;
        },
      };
    },
  });
}
