import { productColumns } from "#app/domain/products/import-columns.ts";
import type { Command } from "./command.ts";
import { tableDetails, tableOptions } from "./table-help.ts";

export const importProducts: Command = {
  name: "import products",
  summary: "Fills the catalogue from a table of products.",
  operands: ["FILE"],
  options: tableOptions,
  details: tableDetails(
    productColumns,
    `A row needs a name. A product is known by its sku, else by its name; one that is there stays as it is unless --update. Each
new product gets its forum. Features stand a line each, or with | between them, as name: value.`,
  ),
  run: async (given) => (await import("./run-import-products.ts")).runImportProducts(given),
};
