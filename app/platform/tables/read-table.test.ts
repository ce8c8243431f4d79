import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeWorkbook, makeZip } from "#tests/factories/workbook.ts";
import { readTable, type TableFormat } from "./read-table.server.ts";

const columns = [
  { field: "phone", names: ["موبایل", "mobile"] },
  { field: "name", names: ["نام", "full name"] },
  { field: "born", names: ["تاریخ تولد"] },
];

async function read(content: string | Uint8Array, format: TableFormat = "csv", name = "file") {
  const folder = await mkdtemp(join(tmpdir(), "bashgah-table-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, name);
  await writeFile(path, content);
  const unknown: string[] = [];
  const rows: unknown[] = [];
  const options = { columns, format, progress: { bytes: 0 }, onUnknown: (names: string[]) => unknown.push(...names) };
  for await (const row of readTable(path, options)) rows.push(row);
  return { rows, unknown };
}

const zahra = { number: 2, values: { phone: "0912", name: "زهرا" } };

function utf16be(text: string): Buffer {
  return Buffer.from(`\ufeff${text}`, "utf16le").swap16();
}

/** «موبایل,نام / 0912,زهرا» with ي for ی, as Windows-1256 has it. */
const windows1256 = Buffer.from("e3e6c8c7edE1".concat("2c", "e4c7e3", "0a", "30393132", "2c", "d2e5d1c7", "0a"), "hex");

test.each([
  ["commas", "موبایل,نام\n0912,زهرا\n"],
  ["semicolons and CRLF", "موبایل;نام\r\n0912;زهرا\r\n"],
  ["tabs", "موبایل\tنام\n0912\tزهرا"],
  ["the delimiter named as Excel does", "sep=;\nموبایل;نام\n0912;زهرا"],
  ["a byte order mark", "\ufeffموبایل,نام\n0912,زهرا"],
  ["UTF-16 of Excel", Buffer.from("\ufeffموبایل\tنام\r\n0912\tزهرا", "utf16le")],
  ["UTF-16, the other way round", utf16be("موبایل\tنام\r\n0912\tزهرا")],
  ["UTF-16 without a mark", Buffer.from("mobile,full name\r\n0912,زهرا", "utf16le")],
  ["Windows-1256", windows1256],
  ["Arabic letters, spaces, signs and capitals in the headings", '"موبايل :","FULL_Name"\n0912,زهرا'],
])("%s", async (what, content) => {
  const { rows, unknown } = await read(content);
  const [{ number, ...row }] = rows as [{ number: number }];
  expect(row).toEqual({ values: zahra.values });
  expect(number).toBe(what.includes("named as") ? 3 : 2);
  expect(unknown).toEqual([]);
});

test("rows are named by the line they begin on, whatever stands in their cells", async () => {
  const text =
    'mobile,full name,نام کوچک\n1,"یک\nو نیم, با ""گیومه"""\n\n2,دو\n,,\n3\n=cmd|\' /C calc\'!A0,"@SUM(1)"\n';
  const { rows, unknown } = await read(text);
  expect(rows).toEqual([
    { number: 2, values: { phone: "1", name: 'یک\nو نیم, با "گیومه"' } },
    { number: 5, values: { phone: "2", name: "دو" } },
    { number: 7, values: { phone: "3", name: "" } },
    { number: 8, values: { phone: "=cmd|' /C calc'!A0", name: "@SUM(1)" } },
  ]);
  expect(unknown).toEqual(["نام کوچک"]);
});

test("a quote that nobody closed is told, and what stood before goes in", async () => {
  const { rows } = await read('mobile,full name\n1,یک\n2,"دو\n3,سه\n');
  expect(rows).toEqual([
    { number: 2, values: { phone: "1", name: "یک" } },
    { number: 3, values: null, reason: "quote_not_closed" },
  ]);
});

test("a file without known columns is refused with what it has", async () => {
  await expect(read("color,size\nred,1")).rejects.toThrow(/names no column that is known: color \| size/);
  await expect(read("")).resolves.toEqual({ rows: [], unknown: [] });
});

test("a workbook's numbers keep their digits, its days are days, its empty rows count", async () => {
  const workbook = makeWorkbook([
    ["موبایل", "نام", "تاریخ تولد"],
    [{ number: "9123456789" }, "زهرا & <علی>", { day: 33_453 }],
    [],
    [{ number: "9.123456789E9" }, "دو", "۱۳۷۰/۵/۱۲"],
  ]);
  expect((await read(workbook, "xlsx")).rows).toEqual([
    { number: 2, values: { phone: "9123456789", name: "زهرا & <علی>", born: "1991-08-03" } },
    { number: 4, values: { phone: "9123456789", name: "دو", born: "۱۳۷۰/۵/۱۲" } },
  ]);
});

test("what only claims to be a workbook, or is a bomb, is refused in a sentence", { timeout: 60_000 }, async () => {
  await expect(read("mobile,name", "xlsx")).rejects.toThrow(/is not an Excel workbook/);
  await expect(read(makeZip({ "a.txt": "x" }), "xlsx")).rejects.toThrow(/cannot be read as an Excel workbook/);
  const bomb = makeZip({ "xl/worksheets/sheet1.xml": Buffer.alloc(130 * 1024 * 1024) });
  expect(bomb.length).toBeLessThan(1024 * 1024);
  await expect(read(bomb, "xlsx")).rejects.toThrow(/is too large for a workbook/);
});

test("objects, one a line", async () => {
  const lines = [
    '{"phone": 912, "name": ["الف", "ب"], "born": null, "x": 1}',
    "[]",
    "",
    "{",
    '{"موبایل": "1", "نام": {"رنگ": "سبز"}}',
  ];
  expect(await read(lines.join("\n"), "jsonl")).toEqual({
    rows: [
      { number: 1, values: { phone: "912", name: "الف\nب", born: "" } },
      { number: 2, values: null, reason: "not_an_object" },
      { number: 4, values: null, reason: "not_json" },
      { number: 5, values: { phone: "1", name: "رنگ: سبز" } },
    ],
    unknown: ["x"],
  });
});
