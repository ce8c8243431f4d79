import { beforeEach, describe, expect, test } from "vitest";
import { guest } from "#app/domain/core/actor.ts";
import { findProducts } from "#app/domain/products/find-products.server.ts";
import { listCategories, listProducts } from "#app/domain/products/list-products.server.ts";
import { productsPageSize, suggestedMax } from "#app/domain/products/rules.ts";
import { makeForum, makeProduct } from "#tests/factories/forums.ts";
import { outcome } from "../forums/proof.ts";

const names = {
  samsung: "گوشی موبایل سامسونگ مدل Galaxy A50",
  nokia: "گوشی موبایل نوکیا مدل 3310",
  canon: "دوربین عکاسی کانن مدل IXUS 190",
  fridge: "یخچال و فریزر دوقلوی ایستکول",
};

async function find(question: string): Promise<string[]> {
  const found = await findProducts(guest, question);
  return found.map(({ name }) => Object.entries(names).find(([, known]) => known === name)?.[0] ?? name);
}

describe("finding a product by a part of its name", () => {
  beforeEach(async () => {
    for (const name of Object.values(names)) await makeProduct({ name });
  });

  test.each([
    ["half of a Latin word", "gala", "samsung"],
    ["the middle of a Latin word", "XUS", "canon"],
    ["words in another order", "a50 سامسونگ", "samsung"],
    ["Arabic letters", "يخچال", "fridge"],
    ["Persian digits", "نوکیا ۳۳۱۰", "nokia"],
    ["a half-space left out or put in", "دو‌قلوی", "fridge"],
    ["a wrong letter", "سامصونگ", "samsung"],
    ["a letter missing", "نوکا", "nokia"],
    ["a wrong Latin letter", "galaxi", "samsung"],
    ["two words with a mistake", "دوربین کاتن", "canon"],
  ])("%s: «%s»", async (_kind, question, expected) => {
    expect((await find(question))[0]).toBe(expected);
  });

  test("signs and nothing find nothing, and break nothing", async () => {
    for (const question of ["", "   ", "%", "_", "\\", "'; --", "😀", "%%%%", "\u0000"])
      expect(await find(question)).toEqual([]);
    expect(await find("هواپیمای جت")).toEqual([]);
    expect(await find("گوشی_")).toEqual(await find("گوشی"));
  });

  test("a search of the catalogue keeps to its category", async () => {
    await makeProduct({ name: "کیف گوشی سامسونگ", category: "لوازم" });
    const found = await listProducts(guest, { q: "سامسونگ", category: "لوازم" });
    expect(found.items.map(({ name }) => name)).toEqual(["کیف گوشی سامسونگ"]);
    expect(found.next).toBeNull();
  });
});

test("at most eight are suggested", async () => {
  for (let count = 0; count < 10; count++) await makeProduct({ name: `تلویزیون ${count}` });
  expect(await findProducts(guest, "تلویزیون")).toHaveLength(suggestedMax);
});

describe("the catalogue", () => {
  test("goes by name as a Persian dictionary does, page by page, each product once", async () => {
    const letters = ["پنکه", "آبمیوه‌گیر", "چرخ گوشت", "تلویزیون", "ژنراتور", "گاز", "کتری", "یخچال", "هود", "بخاری"];
    const many = Array.from({ length: productsPageSize + 8 }, (_, index) => `${letters[index % 10]} ${10 + index}`);
    for (const name of many) await makeProduct({ name });
    const first = await listProducts(guest, {});
    const second = await listProducts(guest, { after: first.next });
    expect(first.items).toHaveLength(productsPageSize);
    expect(second.next).toBeNull();
    const seen = [...first.items, ...second.items].map(({ name }) => name);
    expect(seen).toEqual(many.toSorted(new Intl.Collator("fa").compare));
  });

  test("keeps products of one name apart by their ids", async () => {
    for (let count = 0; count <= productsPageSize + 3; count++) await makeProduct({ name: "کتری" });
    const first = await listProducts(guest, {});
    const second = await listProducts(guest, { after: first.next });
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(productsPageSize + 4);
    for (const after of ["x", crypto.randomUUID()])
      expect(await outcome(listProducts(guest, { after }))).toBe("position_malformed");
  });

  test("counts its categories and shows each product's forum", async () => {
    const product = await makeProduct({ category: "دوربین" });
    await makeProduct({ category: "گوشی" });
    await makeProduct({ category: "دوربین", retiredAt: new Date() });
    await makeProduct();
    const forum = await makeForum({ productId: product.id, topicCount: 4 });
    expect(await listCategories()).toEqual([
      { name: "دوربین", count: 1 },
      { name: "گوشی", count: 1 },
    ]);
    const [card] = (await listProducts(guest, { category: "دوربین" })).items;
    expect(card!.forum).toEqual({ slug: forum.slug, topicCount: 4, lastPostAt: null });
  });
});
