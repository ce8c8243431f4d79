import { beforeEach, describe, expect, it } from "vitest";
import { addGroupMembers } from "#app/domain/accounts/group-members.server.ts";
import { groupFileLines } from "#app/domain/accounts/group-rules.ts";
import { readGroupFile } from "#app/domain/accounts/read-group-file.server.ts";
import type { MemberActor } from "#app/domain/core/actor.ts";
import { db } from "#app/platform/db/client.server.ts";
import { asActor, makeMember, makeStaff } from "#tests/factories/accounts.ts";
import { makeGroup } from "#tests/factories/forums.ts";

let boss: MemberActor;
let groupId: string;
let [zahra, ali] = ["", ""];

beforeEach(async () => {
  boss = await asActor(await makeStaff("administrator"));
  groupId = (await makeGroup()).id;
  zahra = (await makeMember({ phone: "+989121112233", email: "zahra@club.example" })).id;
  ali = (await makeMember({ phone: "+989124445566", email: "ali@club.example" })).id;
});

const read = (file: string | Uint8Array) =>
  readGroupFile(boss, { groupId, bytes: typeof file === "string" ? new TextEncoder().encode(file) : file });

/** Windows-1256 of the letters this test writes. */
function windows1256(text: string): Uint8Array {
  const decoder = new TextDecoder("windows-1256");
  const codes = new Map(Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]));
  return Uint8Array.from([...text].map((letter) => codes.get(letter) ?? 0x3f));
}

describe("a file of members", () => {
  it.each([
    ["commas", "name,phone\nزهرا,09121112233\nعلی,+98 912 444 5566\n"],
    ["a byte order mark, semicolons, Windows' lines", "\ufeffموبایل;نام\r\n۰۹۱۲۱۱۱۲۲۳۳;زهرا\r\n٠٩١٢٤٤٤٥٥٦٦;علی\r\n"],
    ["tabs and quotes", 'نام\t"شماره موبایل"\nزهرا\t"0912 111 2233"\nعلی\t9124445566\n'],
    ["one column", "phone\n9121112233\n00989124445566"],
    ["a spreadsheet's numbers", 'phone,x\n="09121112233",1\n9.124445566E+9,2\n'],
    ["a heading that the import knows", "Cell-Phone;x\n09121112233;1\n09124445566;2"],
    ["mail addresses", "email,x\n Zahra@Club.Example ,1\nali@club.example,2"],
  ])("is read with %s", async (_name, file) => {
    const view = await read(file);
    expect(view).toMatchObject({ lines: 2, unknownCount: 0, already: 0, repeated: 0 });
    expect(view.memberIds).toEqual([zahra, ali]);
  });

  it("is read by id, and in older encodings", async () => {
    expect((await read(`id\n${zahra.toUpperCase()}\n${ali}`)).memberIds).toEqual([zahra, ali]);
    expect((await read(windows1256("موبايل,نام\n09121112233,زهرا"))).memberIds).toEqual([zahra]);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("phone\t\n09121112233\t", "utf16le")]);
    expect((await read(utf16)).memberIds).toEqual([zahra]);
  });

  it("says what it would do, line by line, and changes nothing", async () => {
    await addGroupMembers(boss, { groupId, memberIds: [zahra] });
    await makeMember({ phone: "+989127778899", standing: "removed" });
    const view = await read(
      [
        "phone,name",
        "09121112233,زهرا",
        "09124445566,علی",
        "09121112233,باز زهرا",
        "",
        "09120000000,ناشناس",
        '=HYPERLINK("http://evil.example"),x',
        ",خالی",
        "09127778899,رفته",
      ].join("\n"),
    );
    expect(view).toMatchObject({ lines: 7, already: 1, repeated: 1, unknownCount: 4, memberIds: [zahra, ali] });
    expect(view.unknown).toEqual([
      { line: 6, value: "09120000000" },
      { line: 7, value: '=HYPERLINK("http://evil.example")' },
      { line: 8, value: "" },
      { line: 9, value: "09127778899" },
    ]);
    expect(await db.groupMember.count()).toBe(1);
  });

  it("shows a hundred of the lines that lead to nobody, none of them long", async () => {
    const view = await read(`phone\n${"x".repeat(500)}\n`.concat("09120000000\n".repeat(200)));
    expect(view).toMatchObject({ unknownCount: 201 });
    expect(view.unknown).toHaveLength(100);
    expect(view.unknown[0]!.value).toHaveLength(80);
  });

  it.each([
    ["nothing", "", "file_missing"],
    ["no column we know", "name,age\nزهرا,30", "column_missing"],
    ["no heading", "09121112233\n09124445566", "column_missing"],
    ["a picture", "\u0089PNG\r\n\u001a\n\0\0\0", "table_unreadable"],
    ["an open quote", 'phone\n"09121112233\n', "table_unreadable"],
    ["too many lines", `phone\n${"1\n".repeat(groupFileLines + 1)}`, "table_too_long"],
    ["too many bytes", `phone\n${"x".repeat(4 * 1024 * 1024)}`, "file_too_large"],
  ])("is refused with %s", async (_name, file, code) => {
    await expect(read(file)).rejects.toMatchObject({ code, details: { field: "file" } });
  });

  it("is for who manages members", async () => {
    const member = await asActor(await makeMember());
    await expect(readGroupFile(member, { groupId, bytes: new Uint8Array(1) })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
