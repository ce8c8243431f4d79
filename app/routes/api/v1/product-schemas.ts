import { z } from "zod";
import { time, uuid } from "#app/http/api/schemas.ts";

const stars = z.object({ average: z.number().nullable(), count: z.int() });

const productName = { id: uuid, slug: z.string(), name: z.string(), nameEn: z.string() };

/** A product as a line of the catalogue. */
export const productCard = z
  .object({
    ...productName,
    category: z.string(),
    imageUrl: z.string().nullable(),
    retired: z.boolean(),
    rating: stars,
    forum: z.object({ slug: z.string(), topicCount: z.int(), lastPostAt: time.nullable() }).nullable(),
    path: z.string(),
  })
  .meta({ id: "ProductCard" });

/** All about a product; its sku only for who manages products. */
export const product = z
  .object({
    ...productName,
    category: z.string(),
    description: z.string(),
    features: z.array(z.tuple([z.string(), z.string()])),
    sku: z.string().nullable(),
    imageUrl: z.string().nullable(),
    retired: z.boolean(),
    rating: stars.extend({ byStars: z.array(z.int()).length(5), verified: stars }),
    owners: z.object({ count: z.int(), verified: z.int() }),
    mine: z.object({ declared: z.boolean(), verified: z.boolean() }).nullable(),
    forum: z
      .object({
        ...productName,
        topicCount: z.int(),
        postCount: z.int(),
      })
      .nullable(),
    can: z.object({ manage: z.boolean(), declare: z.boolean() }),
    path: z.string(),
  })
  .meta({ id: "Product" });
