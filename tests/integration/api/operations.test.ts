import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { beforeEach, expect, test } from "vitest";
import { operations } from "#app/routes/api/operations.ts";
import { makeMember } from "#tests/factories/accounts.ts";
import { makeForum } from "#tests/factories/forums.ts";
import { makeToken, serveApi } from "./server.ts";

const ask = serveApi();

/** What a call of an operation needs in the club, and how it is made. */
type Example = { path: string; json?: unknown };

type Club = { token: string; forum: { id: string } };

const examples: Record<string, (club: Club) => Example | Promise<Example>> = {
  getMe: () => ({ path: "/me" }),
  listForums: () => ({ path: "/forums?limit=2" }),
  listTopics: ({ forum }) => ({ path: `/forums/${forum.id}/topics` }),
  createTopic: ({ forum }) => ({
    path: `/forums/${forum.id}/topics`,
    json: { title: "کدام دوربین را بخرم؟", body: "برای سفر می‌خواهم.", kind: "question", tags: ["سفر"] },
  }),
};

let club: Club;
beforeEach(async () => {
  const me = await makeMember();
  club = { token: await makeToken(me), forum: await makeForum() };
});

test.each(operations)("$id answers what the document says", async ({ id, method, path, status }) => {
  const { json: document } = await ask("/api/v1/openapi.json");
  const described = document.paths![path.replace(/:(\w+)/g, "{$1}")]![method.toLowerCase()]!;
  expect(described.operationId).toBe(id);
  const example = await examples[id]!(club);
  const answer = await ask(example.path, { method, token: club.token, json: example.json });
  expect(answer.status, answer.body).toBe(status);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, "document");
  const pointer = ["paths", path.replace(/:(\w+)/g, "{$1}"), method.toLowerCase(), "responses", String(status)];
  const schema = described.responses![status]!.content?.["application/json"]?.schema;
  if (!schema) return expect(answer.body).toBe("");
  const at = [...pointer, "content", "application/json", "schema"]
    .map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1")))
    .join("/");
  const validate = ajv.compile({ $ref: `document#/${at}` });
  expect(validate(answer.json), JSON.stringify(validate.errors)).toBe(true);
});
