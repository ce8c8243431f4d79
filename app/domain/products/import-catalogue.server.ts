import {
  addTally,
  inBatches,
  noRows,
  type RefusedRow,
  type RowImport,
  type RowsResult,
  type RowTally,
  type RowToImport,
} from "#app/domain/core/import-rows.ts";
import { publish } from "#app/domain/core/publish.server.ts";
import { retried } from "#app/domain/core/retried.ts";
import { transaction } from "#app/domain/core/transaction.server.ts";
import { tryOut } from "#app/domain/core/try-out.server.ts";
import type { Transaction } from "#app/platform/db/client.server.ts";
import type { Product } from "#prisma/client";
import { addProduct, lockProductSlugs } from "./add-product.server.ts";
import type { ProductField } from "./import-columns.ts";
import { type ImportedProductRow, readProductRow } from "./import-product-row.ts";
import { productNameFold } from "./product-name-fold.ts";

/** One run over one file of products. */
export type CatalogueImport = RowImport & {
  /** What a dry run would have added. */
  planned: Set<string>;
};

const batchSize = 50;

/** Begins an import of products. A dry run reads and checks everything and writes nothing. */
export function beginCatalogueImport({ dryRun, update }: RowImport): CatalogueImport {
  return { dryRun, update, planned: new Set() };
}

/**
 * Adds the products of some rows to the catalogue, each with its forum as `createProduct` does, for the operator at the
 * machine. A product is known by the shop's code, else by its name; one that is there stays as it is, unless the import
 * is to update it with what the row says. Nothing is ever emptied.
 */
export async function importProductRows(run: CatalogueImport, rows: RowToImport<ProductField>[]): Promise<RowsResult> {
  const read = rows.map(readProductRow);
  const refused: RefusedRow[] = read.filter((row) => "reason" in row);
  let tally = noRows;
  for (const batch of inBatches(
    read.filter((row) => "product" in row),
    batchSize,
  )) {
    tally = addTally(tally, await importBatch(run, batch));
  }
  refused.sort((one, other) => one.line - other.line);
  return { tally, refused };
}

async function importBatch(run: CatalogueImport, batch: ImportedProductRow[]): Promise<RowTally> {
  if (!run.dryRun) return retried(() => transaction((tx) => storeProducts(tx, run, batch)));
  const fresh = batch.filter(({ keys }) => !keys.some((key) => run.planned.has(key)));
  const tally = await tryOut((tx) => storeProducts(tx, run, fresh));
  for (const key of fresh.flatMap(({ keys }) => keys)) run.planned.add(key);
  return { ...tally, skipped: tally.skipped + batch.length - fresh.length };
}

async function storeProducts(tx: Transaction, run: CatalogueImport, batch: ImportedProductRow[]): Promise<RowTally> {
  await lockProductSlugs(tx); // and with it, against other imports
  const find = await findKnown(tx, batch);
  const tally: RowTally = { ...noRows };
  for (const row of batch) {
    const known = find(row);
    if (known === null) {
      const importKey = row.product.sku ? null : row.product.name;
      await addProduct(tx, row.product, { actorId: null, importKey });
      tally.added += 1;
    } else if (run.update && (await updateKnown(tx, known, row))) tally.updated += 1;
    else tally.skipped += 1;
  }
  return tally;
}

async function findKnown(tx: Transaction, batch: ImportedProductRow[]) {
  const names = batch.map(({ product }) => product.name);
  const codes = batch.flatMap(({ product }) => product.sku || []);
  const rows = await tx.product.findMany({
    where: { OR: [{ sku: { in: codes } }, { name: { in: names } }, { importKey: { in: names } }] },
    orderBy: { id: "asc" },
  });
  return ({ product: { name, sku } }: ImportedProductRow): Product | null => {
    const byCode = sku ? rows.find((row) => row.sku === sku) : undefined;
    if (byCode) return byCode;
    const named = rows.filter((row) => row.name === name || row.importKey === name);
    // The same name under another code is another product; one without a code is this one, which gets its code.
    return named.find((row) => !sku || row.sku === null) ?? null;
  };
}

async function updateKnown(tx: Transaction, known: Product, { product, said }: ImportedProductRow): Promise<boolean> {
  const changed = said.filter((field) => JSON.stringify(known[field]) !== JSON.stringify(product[field]));
  if (changed.length === 0) return false;
  const data = Object.fromEntries(changed.map((field) => [field, product[field]])) as Partial<Product>;
  const after = { ...known, ...data };
  const nameFold = productNameFold({ name: after.name, nameEn: after.nameEn, sku: after.sku ?? "" });
  await tx.product.update({ where: { id: known.id }, data: { ...data, features: after.features ?? [], nameFold } });
  const { name, nameEn } = after;
  await tx.forum.updateMany({ where: { productId: known.id, name: known.name }, data: { name, nameEn } });
  await publish(tx, "product.updated", { productId: known.id }, null);
  return true;
}
