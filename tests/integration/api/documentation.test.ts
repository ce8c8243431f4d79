import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { FieldList } from "#app/components/api/field-list.tsx";
import { OperationCard } from "#app/components/api/operation-card.tsx";
import { fieldsOf } from "#app/components/api/schema-fields.ts";
import { errorKinds } from "#app/domain/core/errors.ts";
import { scopes } from "#app/domain/integrations/scopes.ts";
import { openApi } from "#app/http/api/openapi.server.ts";
import { db } from "#app/platform/db/client.server.ts";
import { languages } from "#app/platform/language.ts";
import { operations } from "#app/routes/api/operations.ts";
import { viewDocs } from "#app/routes/api/view-docs.server.ts";
import { serveApi } from "./server.ts";

const ask = serveApi();
const place = { clubName: "باشگاه", origin: "https://club.example" };

it.each(languages)("every operation, field, scope and error has its words (%s)", (language) => {
  const docs = viewDocs(operations, { ...place, language });
  const described = docs.areas.flatMap((area) => area.operations);
  expect(described.map(({ id }) => id).sort()).toEqual(operations.map(({ id }) => id).sort());
  const fields = [
    ...described.flatMap(({ parameters, sent, answer }) => [parameters, sent, answer.fields]),
    ...docs.objects.map((object) => object.fields),
  ].flat();
  const silent = fields
    .filter(({ description, object }) => description === "" && object === null)
    .map(({ name }) => name);
  // What may be done is said by its names, and the editor's document by the editor.
  expect(silent.filter((name) => !/^can\.|^bodyJson\./.test(name))).toEqual([]);
  expect(docs.scopes.map(({ name }) => name)).toEqual([...scopes]);
  const errors = docs.errors.flatMap(({ codes }) => codes);
  expect(errors.map(({ code }) => code).sort()).toEqual(Object.keys(errorKinds).sort());
  for (const { text } of errors) expect(text).not.toMatch(/[{}]|^$/);
  for (const { curl } of described) expect(curl).toContain("https://club.example/api/v1/");
});

it("an operation is drawn with its fields, scope and a command to try it with", () => {
  const docs = viewDocs(operations, { ...place, language: "en" });
  const operation = docs.areas.flatMap((area) => area.operations).find(({ id }) => id === "createTopic")!;
  const html = renderToString(createElement(OperationCard, { operation, words: docs.words }));
  for (const words of [
    "/api/v1/forums/:id/topics",
    "topics:write",
    "curl -X POST",
    "#object-NewTopic",
    "Idempotency-Key",
  ])
    expect(html).toContain(words);
  const object = docs.objects.find(({ name }) => name === "Topic")!;
  const drawn = renderToString(createElement(FieldList, { fields: object.fields, needed: "" }));
  for (const words of ["forum.slug", "MemberCard", "date-time"]) expect(drawn).toContain(words);
});

it("fields in objects without a name follow with a dot", () => {
  const inner = { properties: { slug: { type: "string" } } };
  const schema = { properties: { forum: { anyOf: [inner, { type: "null" }] }, tags: { type: "array", items: inner } } };
  expect(fieldsOf(schema).map(({ name }) => name)).toEqual(["forum", "forum.slug", "tags", "tags[].slug"]);
});

it("objects that are answered in several places are described once", () => {
  const { components } = openApi(operations, { ...place, language: "en" }) as { components: { schemas: object } };
  expect(Object.keys(components.schemas)).toEqual(
    expect.arrayContaining(["Problem", "MemberCard", "Topic", "TopicCard", "Post", "Product"]),
  );
});

it("a club for members only tells programs how to ask, and answers 401 rather than a page to sign in on", async () => {
  await db.club.create({ data: { readers: "members" } });
  expect((await ask("/openapi.json")).status).toBe(200);
  for (const path of ["/me", "/forums", "/products"])
    expect(await ask(path, { headers: { Accept: "text/html" } })).toMatchObject({
      status: 401,
      json: { code: "unauthenticated" },
    });
});

it("what is refused before the API is reached is a problem as well", async () => {
  for (const [method, path, status, code] of [
    ["PURGE", "/api/v1/me", 405, "method_not_allowed"],
    ["GET", "/api/v1/%E0%A4%A", 400, "invalid"],
    ["GET", `/api/v1/${"x".repeat(9_000)}`, 414, "too_large"],
  ] as const) {
    const answer = await ask(path, { method });
    expect(answer).toMatchObject({ status, json: { type: "about:blank", status, code } });
    expect(answer.json.requestId).toBe(answer.headers["x-request-id"]);
  }
});
