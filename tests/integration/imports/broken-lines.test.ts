import { expect, test } from "vitest";
import { makeOpinion, makeOpinionLine, type Opinion } from "#tests/factories/opinions.ts";
import { makeRandom } from "#tests/factories/random.ts";
import { disagreements, emptyClub, importInto, nothing, rowsIn, temporaryFile, totalsIn } from "./import-file.ts";

const random = makeRandom(5);
const lineOf = (product: string, ...opinions: Partial<Opinion>[]) =>
  JSON.stringify({ product, opinions: opinions.map((given) => makeOpinion(random, given)) });
const withOpinion = (product: string, opinion: unknown) =>
  JSON.stringify({ product, opinions: [opinion, makeOpinion(random)] });

test("each broken line is named by its number and reason, and all the others go in", async () => {
  const url = await emptyClub();
  const lines: [line: string, reason: string | null][] = [
    [lineOf("A", {}), null],
    [`{"product": "B", "opinions": [`, "not_json"],
    ["", null],
    [lineOf("C", {}), null],
    [JSON.stringify({ type: "camera", opinions: [] }), "product_missing"],
    [JSON.stringify({ product: "\u200c \u202e" }), "product_missing"],
    [JSON.stringify({ product: 5 }), "product_missing"],
    [JSON.stringify({ product: "x".repeat(201) }), "product_too_long"],
    ["[]", "not_an_object"],
    ["null", "not_an_object"],
    [JSON.stringify({ product: "D", type: 7 }), "type_malformed"],
    [JSON.stringify({ product: "D", features: [["a", "b", "c"]] }), "features_malformed"],
    [JSON.stringify({ product: "D", features: { a: "b" } }), "features_malformed"],
    [JSON.stringify({ product: "D", opinions: "many" }), "opinions_malformed"],
    ["not json \0 at all", "not_json"],
    [lineOf("E", {}, {}), null],
  ];
  const { code, summary, stderr } = await importInto(url, await temporaryFile(lines.map(([line]) => line).join("\n")));
  const expected = lines.flatMap(([, reason], index) => (reason ? [{ line: index + 1, reason }] : []));
  expect(summary.errors).toEqual(expected);
  expect(code).toBe(1);
  expect(stderr).toContain("line 2: not json");
  expect(summary).toMatchObject({ products: 3, topics: 3, posts: 4 });
  expect((await totalsIn(url)).posts).toBe(4);
});

test("a broken opinion is named and the others of its line go in", async () => {
  const url = await emptyClub();
  const good = makeOpinion(random);
  const lines: [line: string, reason: string][] = [
    [withOpinion("no text", { ...good, text: undefined }), "text_missing"],
    [withOpinion("text of another type", { ...good, text: 12 }), "text_missing"],
    [withOpinion("nothing to see", { ...good, text: " \u200c\n " }), "text_empty"],
    [withOpinion("over the limit", { ...good, text: "الف ".repeat(12_500) }), "text_too_long"],
    [withOpinion("no author", { ...good, author: undefined }), "author_missing"],
    [withOpinion("no kind", { ...good, kind: "friendly" }), "kind_unknown"],
    [withOpinion("no object", "fine"), "opinion_malformed"],
  ];
  const { code, summary, stderr } = await importInto(url, await temporaryFile(lines.map(([line]) => line).join("\n")));
  expect(summary.errors).toEqual(lines.map(([, reason], index) => ({ line: index + 1, reason })));
  expect({ code, posts: summary.posts, products: summary.products }).toEqual({ code: 1, posts: 7, products: 7 });
  expect(stderr).toContain("line 3, opinion 1: text empty");
  expect(await disagreements(url)).toEqual([]);
});

test("an opinion that was mended since is added; what stood beside it stays as it is", async () => {
  const url = await emptyClub();
  const [one, two, three] = [makeOpinion(random), makeOpinion(random), makeOpinion(random)];
  const broken = { product: "A", opinions: [one, { ...two, text: "" }, three] };
  const mended = { product: "A", opinions: [one, two, three] };
  expect((await importInto(url, await temporaryFile(JSON.stringify(broken)))).summary.posts).toBe(2);
  const { code, summary } = await importInto(url, await temporaryFile(JSON.stringify(mended)));
  expect({ code, ...summary }).toMatchObject({ code: 0, products: 0, topics: 0, posts: 1, skipped: 2 });
  expect(await disagreements(url)).toEqual([]);
});

test("nonsense in polarity, helpful and voters is no error and no stars", async () => {
  const url = await emptyClub();
  const polarities = [undefined, "", "wonderful", "+3", null, {}, 1.5, "+2", "-۲", 0];
  const opinions = polarities.map((polarity) => ({ kind: "critical", polarity, helpful: "", voters: [] }));
  const { code, summary } = await importInto(url, await temporaryFile(lineOf("A", ...opinions)));
  expect({ code, errors: summary.errors }).toEqual({ code: 0, errors: [] });
  const rows = await rowsIn<{ stars: number | null }>(url, `SELECT stars FROM "Topic" ORDER BY seq`);
  expect(rows.map(({ stars }) => stars)).toEqual([null, null, null, null, null, null, null, 5, 1, 3]);
});

test("a byte order mark and Windows line ends are no part of the data", async () => {
  const url = await emptyClub();
  const text = `\ufeff${lineOf("A", {})}\r\n{"product":\r\n${lineOf("B", {})}\r\n`;
  const { code, summary } = await importInto(url, await temporaryFile(text));
  expect({ code, ...summary }).toMatchObject({ code: 1, products: 2, errors: [{ line: 2, reason: "not_json" }] });
  const names = await rowsIn(url, `SELECT name FROM "Product" ORDER BY name`);
  expect(names).toEqual([{ name: "A" }, { name: "B" }]);
});

test("bytes that are not UTF-8 are refused, not guessed", async () => {
  const url = await emptyClub();
  const latin = Buffer.from(`{"product": "caf\u00e9"}`, "latin1");
  const file = Buffer.concat([
    latin,
    Buffer.from(`\n${lineOf("B", {})}\n`),
    Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x0a]),
  ]);
  const { code, summary } = await importInto(url, await temporaryFile(file));
  expect(summary.errors).toEqual([
    { line: 1, reason: "not_utf8" },
    { line: 3, reason: "not_utf8" },
  ]);
  expect({ code, posts: summary.posts }).toEqual({ code: 1, posts: 1 });
});

test("characters that a database refuses or that reorder a page are dropped, the rest is kept", async () => {
  const url = await emptyClub();
  const line = lineOf("A\u0000\ud800 \u202eB", { author: "k\u0000", text: "متن\u0000 \u202eخوب\u202c" });
  const { code } = await importInto(url, await temporaryFile(line));
  expect(code).toBe(0);
  const [row] = await rowsIn(
    url,
    `SELECT p.text, m."placeholderKey" FROM "Post" p JOIN "Member" m ON m.id = p."authorId"`,
  );
  expect(row).toEqual({ text: "متن خوب", placeholderKey: "k" });
});

test("a product named twice continues, but may not contradict itself", async () => {
  const url = await emptyClub();
  const { product, opinions } = makeOpinionLine("A", 6);
  const lines = [
    { product, opinions: opinions.slice(0, 4) },
    { product, opinions },
    { product, opinions: opinions.slice(0, 2) },
    { product, opinions: opinions.toReversed() },
  ];
  const file = await temporaryFile(lines.map((line) => JSON.stringify(line)).join("\n"));
  const { code, summary } = await importInto(url, file);
  expect({ code, ...summary }).toMatchObject({ code: 1, products: 1, posts: 6, skipped: 6 });
  expect(summary.errors).toEqual([{ line: 4, reason: "product_repeated" }]);
  expect(await disagreements(url)).toEqual([]);
});

test("products that share an address get addresses of their own", async () => {
  const url = await emptyClub();
  await importInto(url, await temporaryFile([lineOf("Canon (IXUS", {}), lineOf("Canon IXUS", {})].join("\n")));
  const slugs = await rowsIn(
    url,
    `SELECT p.slug, f.slug AS forum FROM "Product" p JOIN "Forum" f ON f."productId" = p.id ORDER BY 1`,
  );
  expect(slugs).toEqual([
    { slug: "canon-ixus", forum: "canon-ixus" },
    { slug: "canon-ixus-2", forum: "canon-ixus-2" },
  ]);
});

test("a dry run tells what would be added and adds nothing", async () => {
  const url = await emptyClub();
  const lines = [makeOpinionLine("A", 9, 1), makeOpinionLine("B", 5, 2), makeOpinionLine("A", 12, 1)];
  const file = await temporaryFile(lines.map((line) => JSON.stringify(line)).join("\n"));
  const planned = await importInto(url, file, "--dry-run");
  expect(await totalsIn(url)).toEqual(nothing);
  const real = await importInto(url, file);
  expect(planned.summary).toEqual(real.summary);
});

test("lines of one product that are too many for one transaction arrive whole and in order", async () => {
  const url = await emptyClub();
  const line = makeOpinionLine("A", 1_300);
  const { code, summary } = await importInto(url, await temporaryFile(JSON.stringify(line)));
  expect({ code, posts: summary.posts, topics: summary.topics }).toEqual({ code: 0, posts: 1_300, topics: 326 });
  expect(await disagreements(url)).toEqual([]);
  const keys = await rowsIn<{ importKey: string }>(
    url,
    `SELECT "importKey" FROM "Post" p JOIN "Topic" t ON t.id = p."topicId" WHERE t.kind = 'discussion' ORDER BY number`,
  );
  const general = line.opinions.flatMap(({ kind }, position) => (kind === "general" ? [`A#${position}`] : []));
  expect(keys.map(({ importKey }) => importKey)).toEqual(general);
});
