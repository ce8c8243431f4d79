import { crc32, deflateRawSync } from "node:zlib";

/** A cell of a workbook: a text, a number as it stands in the file, or a day as Excel counts it. */
export type Cell = string | { number: string } | { day: number } | null;

/** An Excel workbook with one sheet: texts shared as Excel does it, days in a date format. */
export function makeWorkbook(rows: Cell[][]): Buffer {
  const strings = [...new Set(rows.flat().filter((cell) => typeof cell === "string"))];
  const xml = (cell: Cell, at: string) => {
    if (cell === null) return "";
    if (typeof cell === "string") return `<c r="${at}" t="s"><v>${strings.indexOf(cell)}</v></c>`;
    return "day" in cell ? `<c r="${at}" s="1"><v>${cell.day}</v></c>` : `<c r="${at}"><v>${cell.number}</v></c>`;
  };
  const sheet = rows
    .map((cells, row) => ({ row: row + 1, cells }))
    .filter(({ cells }) => cells.length > 0)
    .map(({ row, cells }) => {
      const inside = cells.map((cell, column) => xml(cell, `${String.fromCharCode(65 + column)}${row}`)).join("");
      return `<row r="${row}">${inside}</row>`;
    });
  const items = strings.map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`);
  return makeZip({
    "[Content_Types].xml": contentTypes,
    "_rels/.rels": relations("officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": `<workbook ${main} ${r}><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(
      "worksheet",
      "worksheets/sheet1.xml",
      "sharedStrings",
      "sharedStrings.xml",
      "styles",
      "styles.xml",
    ),
    "xl/sharedStrings.xml": `<sst ${main} count="${strings.length}" uniqueCount="${strings.length}">${items.join("")}</sst>`,
    "xl/styles.xml": `<styleSheet ${main}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": `<worksheet ${main}><sheetData>${sheet.join("")}</sheetData></worksheet>`,
  });
}

const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`;
const r = `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`;
const part = (name: string, type: string) =>
  `<Override PartName="/xl/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
const contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part("workbook", "sheet.main")}${part("worksheets/sheet1", "worksheet")}${part("sharedStrings", "sharedStrings")}${part("styles", "styles")}</Types>`;

function relations(...pairs: string[]): string {
  const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const all = pairs.flatMap((kind, index) =>
    index % 2 === 0
      ? [`<Relationship Id="rId${index / 2 + 1}" Type="${type}/${kind}" Target="${pairs[index + 1]}"/>`]
      : [],
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join("")}</Relationships>`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A ZIP archive (APPNOTE 4.3) of texts or bytes by name. */
export function makeZip(files: Record<string, string | Buffer>): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(Buffer.byteLength(name), 22);
    const entry = Buffer.concat([Buffer.from("PK\x03\x04"), shared, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), shared, rest, Buffer.from(name)]));
    local.push(entry);
    offset += entry.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from("PK\x05\x06"), end]);
}
