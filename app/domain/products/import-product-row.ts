import { readFailure } from "#app/domain/core/form-state.ts";
import type { RowToImport } from "#app/domain/core/import-rows.ts";
import type { ProductField } from "./import-columns.ts";
import { CreateProduct } from "./schema.ts";

/** A product as a row tells of it; `said` are the fields that the row fills, the only ones an update touches. */
export type ImportedProductRow = { line: number; keys: string[]; product: CreateProduct; said: ProductField[] };

export type ReadProduct = ImportedProductRow | { line: number; column: ProductField; reason: string };

const codeMax = 64;

/** Reads a row: which product it is about (by the shop's code, else by the name) and what it says. */
export function readProductRow({ number: line, values }: RowToImport<ProductField>): ReadProduct {
  const said = (Object.keys(values) as ProductField[]).filter((field) => values[field]?.trim());
  const filled = Object.fromEntries(said.map((field) => [field, values[field]!.trim()])) as typeof values;
  if (!filled.name) return { line, column: "name", reason: "product_missing" };
  if ((filled.sku?.length ?? 0) > codeMax) return { line, column: "sku", reason: "text_too_long" };
  const features = filled.features?.includes("\n") ? filled.features : filled.features?.replaceAll("|", "\n");
  const read = CreateProduct.safeParse({ ...filled, features });
  if (!read.success) {
    const [issue] = read.error.issues;
    const reason = readFailure(issue!.message)?.code ?? "invalid";
    return { line, column: issue!.path[0] as ProductField, reason };
  }
  const { name, sku } = read.data;
  return { line, keys: [`name ${name}`, ...(sku ? [`sku ${sku}`] : [])], product: read.data, said };
}
