import { fold } from "#app/platform/persian/fold.ts";

/** What a product is found by: its names in both languages and the shop's code, folded. */
export function productNameFold({ name, nameEn = "", sku = "" }: { name: string; nameEn?: string; sku?: string }) {
  return fold([name, nameEn, sku].filter((part) => part !== "").join(" "));
}
