import type { Prisma } from "#prisma/client";

export type ProductName = { id: string; slug: string; name: string; nameEn: string };

/** Stars of the experiences the viewer may read; `average` is null where there are none. */
export type Stars = { average: number | null; count: number };

export type Rating = Stars & {
  /** How many gave one star, two, … five. */
  byStars: [number, number, number, number, number];
  /** The same by those who provably own it. */
  verified: Stars;
};

export type ProductCard = ProductName & {
  category: string;
  imageUrl: string | null;
  retired: boolean;
  rating: Stars;
  forum: { slug: string; topicCount: number; lastPostAt: Date | null } | null;
};

export type ProductView = ProductName & {
  category: string;
  description: string;
  features: [name: string, value: string][];
  /** The shop's code; for who manages products only. */
  sku: string | null;
  imageUrl: string | null;
  imageMediaId: string | null;
  retired: boolean;
  forum: { id: string; slug: string; name: string; nameEn: string; topicCount: number; postCount: number } | null;
  rating: Rating;
  owners: { count: number; verified: number };
  /** Whether the viewer said they own it, and whether a purchase proves it; null for guests. */
  mine: { declared: boolean; verified: boolean } | null;
  can: { manage: boolean; declare: boolean };
};

export type CategoryView = { name: string; count: number };

/** A product's columns for its card. */
export const productCardFields = {
  id: true,
  slug: true,
  name: true,
  nameEn: true,
  category: true,
  imageMediaId: true,
  retiredAt: true,
} satisfies Prisma.ProductSelect;

export type ProductCardRow = Prisma.ProductGetPayload<{ select: typeof productCardFields }>;

/** What stands beside a product's row on its card. */
export type ProductCompany = {
  imageUrl: string | null;
  rating: Stars | undefined;
  forum: { slug: string; topicCount: number; lastPostAt: Date | null } | undefined;
};

/** A row as a product's card. */
export function toProductCard(row: ProductCardRow, { imageUrl, rating, forum }: ProductCompany): ProductCard {
  const { id, slug, name, nameEn, category } = row;
  return {
    ...{ id, slug, name, nameEn, category, imageUrl },
    retired: row.retiredAt !== null,
    rating: { average: rating?.average ?? null, count: rating?.count ?? 0 },
    forum: forum ? { slug: forum.slug, topicCount: forum.topicCount, lastPostAt: forum.lastPostAt } : null,
  };
}

/** The stored pairs; whatever else got into the column is left out. */
export function toFeatures(json: Prisma.JsonValue): [string, string][] {
  if (!Array.isArray(json)) return [];
  return json.flatMap((pair): [string, string][] => {
    const [name, value] = Array.isArray(pair) ? pair : [];
    return typeof name === "string" && typeof value === "string" ? [[name, value]] : [];
  });
}
