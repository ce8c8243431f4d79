import { expect, test, vi } from "vitest";
import { emptyClub, rowsIn, temporaryFile } from "#tests/integration/imports/import-file.ts";
import { runClubCommand } from "#tests/setup/club-command.ts";

/** Each test starts several processes. */
vi.setConfig({ testTimeout: 240_000 });

const importInto = async (url: string, text: string, ...options: string[]) => {
  const words = ["import", "products", await temporaryFile(text), "--format", "csv", "--json", ...options];
  const ended = await runClubCommand(words, { DATABASE_URL: url });
  return { ...ended, summary: JSON.parse(ended.stdout) };
};

const products = (url: string) =>
  rowsIn<Record<string, unknown>>(
    url,
    `SELECT p.name, p.sku, p.category, p.features, f.name AS forum FROM "Product" p
     LEFT JOIN "Forum" f ON f."productId" = p.id ORDER BY p.name, p.sku`,
  );

const catalogue = `نام کالا,کد کالا,دسته,ویژگی‌ها
دوربین الف,A-1,دوربین,رنگ: سیاه|وزن: ۲۰۰ گرم
دوربین الف,A-2,دوربین,
گوشی ب,,گوشی,
,C-1,,
=HYPERLINK("x"),F-1,,`;

test("each row becomes a product with its forum, once", async () => {
  const url = await emptyClub();
  const { code, summary } = await importInto(url, catalogue);
  expect({ code, summary }).toEqual({
    code: 1,
    summary: { products: 4, updated: 0, skipped: 0, errors: [{ line: 5, column: "name", reason: "product_missing" }] },
  });
  const features = [
    ["رنگ", "سیاه"],
    ["وزن", "۲۰۰ گرم"],
  ];
  expect(await products(url)).toEqual([
    { name: '=HYPERLINK("x")', sku: "F-1", category: "", features: [], forum: '=HYPERLINK("x")' },
    { name: "دوربین الف", sku: "A-1", category: "دوربین", features, forum: "دوربین الف" },
    { name: "دوربین الف", sku: "A-2", category: "دوربین", features: [], forum: "دوربین الف" },
    { name: "گوشی ب", sku: null, category: "گوشی", features: [], forum: "گوشی ب" },
  ]);
  const kinds = await rowsIn(url, `SELECT kind, count(*)::int AS n FROM "Event" GROUP BY kind ORDER BY kind`);
  expect(kinds).toEqual([
    { kind: "forum.created", n: 4 },
    { kind: "product.created", n: 4 },
  ]);
  expect((await importInto(url, catalogue)).summary).toMatchObject({ products: 0, updated: 0, skipped: 4 });
});

test("--update changes what the file says, gives a known name its code, and empties nothing", async () => {
  const url = await emptyClub();
  await importInto(url, "name,sku,category\nدوربین الف,A-1,دوربین\nگوشی ب,,گوشی");
  const changed = "name,sku,category\nدوربین نو,A-1,\nگوشی ب,B-1,موبایل";
  expect((await importInto(url, changed, "--update", "--dry-run")).summary).toMatchObject({ updated: 2 });
  expect((await importInto(url, changed, "--update")).summary).toMatchObject({ products: 0, updated: 2 });
  expect(await products(url)).toEqual([
    expect.objectContaining({ name: "دوربین نو", sku: "A-1", category: "دوربین", forum: "دوربین نو" }),
    expect.objectContaining({ name: "گوشی ب", sku: "B-1", category: "موبایل" }),
  ]);
});

test("two imports at once make every product once", async () => {
  const url = await emptyClub();
  const rows = Array.from({ length: 60 }, (_, index) => `کالای ${index},S-${index}`);
  const text = ["name,sku", ...rows].join("\n");
  const runs = await Promise.all([importInto(url, text), importInto(url, text)]);
  for (const { code, stderr } of runs) expect(code, stderr).toBe(0);
  expect(runs.reduce((sum, { summary }) => sum + summary.products, 0)).toBe(60);
  expect((await products(url)).length).toBe(60);
});
