import { expect, test } from "vitest";
import { db } from "#app/platform/db/client.server.ts";
import { compareNames, persianCollation } from "#app/platform/persian/collation.ts";
import { Prisma } from "#prisma/client";

const names =
  "یاسمن پارسا آرش احمد گلنار چیستا ژاله کاوه زهرا ذبیح ظریف ضیا سارا صابر ثریا طاها تینا هما حامد وحید لاله می‌رزا میرزا Zoe alice Bob ۱۲ 3".split(
    " ",
  );

test("the database and the browser put names in one order", async () => {
  const sorted = await db.$queryRaw<{ name: string }[]>`
    SELECT name FROM unnest(${names}::text[]) AS name ORDER BY name COLLATE ${Prisma.raw(`"${persianCollation}"`)}`;
  expect(sorted.map((row) => row.name)).toEqual([...names].sort(compareNames("fa")));
});

test("the columns that lists are ordered by carry that collation", async () => {
  const columns = await db.$queryRaw<{ place: string }[]>`
    SELECT table_name || '.' || column_name AS place FROM information_schema.columns
    WHERE collation_name = ${persianCollation} ORDER BY 1`;
  expect(columns.map((column) => column.place)).toEqual([
    "CustomerGroup.name",
    "Forum.name",
    "Member.name",
    "Product.category",
    "Product.name",
  ]);
});
