import { z } from "zod";
import type { Actor } from "#app/domain/core/actor.ts";
import { createProduct } from "#app/domain/products/create-product.server.ts";
import { getProduct } from "#app/domain/products/get-product.server.ts";
import { listProducts } from "#app/domain/products/list-products.server.ts";
import { featuresMax } from "#app/domain/products/rules.ts";
import { newProductFields, productFields } from "#app/domain/products/schema.ts";
import { changeProduct } from "#app/domain/products/update-product.server.ts";
import { operation } from "#app/http/api/operation.ts";
import { byId, listFields, pageOf } from "#app/http/api/schemas.ts";
import { productPath } from "#app/paths.ts";
import { product, productCard } from "./product-schemas.ts";

/** Names and values for programs; the page takes lines with a colon as well. */
const pairs = {
  type: "array",
  items: { type: "array", prefixItems: [{ type: "string" }, { type: "string" }], items: false, minItems: 2 },
  maxItems: featuresMax,
};

async function viewOf(actor: Actor, id: string) {
  const found = await getProduct(actor, { id });
  return { ...found, path: productPath(found) };
}

export const productOperations = [
  operation({
    id: "listProducts",
    method: "GET",
    path: "/products",
    scope: "products:read",
    by: "reader",
    query: z.strictObject({
      ...listFields,
      q: z.string().max(200).optional(),
      category: z.string().max(200).optional(),
    }),
    answer: pageOf(productCard),
    async run({ actor, query }) {
      const { items, next } = await listProducts(actor, query);
      return { items: items.map((item) => ({ ...item, path: productPath(item) })), next };
    },
  }),
  operation({
    id: "createProduct",
    method: "POST",
    path: "/products",
    scope: "products:write",
    by: "reader",
    body: z.strictObject({ ...newProductFields, features: newProductFields.features.meta(pairs) }),
    example: (words) => ({
      name: words.product,
      category: words.category,
      sku: "C-12",
      features: [[words.featureName, words.featureValue]],
    }),
    answer: product,
    status: 201,
    location: ({ id }) => `/products/${id}`,
    run: async ({ actor, body }) => viewOf(actor, (await createProduct(actor, body)).id),
  }),
  operation({
    id: "getProduct",
    method: "GET",
    path: "/products/:id",
    scope: "products:read",
    by: "reader",
    params: byId,
    answer: product,
    run: ({ actor, params }) => viewOf(actor, params.id),
  }),
  operation({
    id: "changeProduct",
    method: "PATCH",
    path: "/products/:id",
    scope: "products:write",
    by: "reader",
    params: byId,
    body: z
      .strictObject({ ...productFields, features: productFields.features.meta(pairs), retired: z.boolean() })
      .partial(),
    example: () => ({ retired: true }),
    answer: product,
    async run({ actor, params, body }) {
      await changeProduct(actor, { ...body, productId: params.id });
      return viewOf(actor, params.id);
    },
  }),
];
