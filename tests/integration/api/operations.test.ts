import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { beforeEach, describe, expect, it } from "vitest";
import { scopes as allScopes } from "#app/domain/integrations/scopes.ts";
import { openApi } from "#app/http/api/openapi.server.ts";
import { operations } from "#app/routes/api/operations.ts";
import { type ExampleClub, examples, makeExampleClub } from "./examples.ts";
import { type Json, makeToken, serveApi } from "./server.ts";

const ask = serveApi();

const document = openApi(operations, {
  language: "en",
  clubName: "",
  origin: "http://club.example",
}) as unknown as Json;

/** Every operation of the document, with where it stands in it. */
const described = Object.entries(document.paths!).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    ...{ path, method: method.toUpperCase(), id: String(operation.operationId), operation },
    success: Object.keys(operation.responses!).find((status) => status.startsWith("2"))!,
    pointer: ["paths", path, method, "responses"],
  })),
);

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(document as object, "document");

/** The schema at a place of the document, its references read there too. */
function schemaAt(pointer: string[]) {
  const parts = pointer.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1")));
  return ajv.compile({ $ref: `document#/${parts.join("/")}` });
}

const isProblem = schemaAt(["components", "schemas", "Problem"]);

let club: ExampleClub;
beforeEach(async () => {
  club = await makeExampleClub();
});

it("is described whole", async () => {
  expect(described.map(({ id }) => id)).toEqual(operations.map(({ id }) => id));
  const { json, headers } = await ask("/openapi.json", { headers: { Host: "club.example" } });
  expect(json).toEqual(document);
  expect(headers["content-type"]).toBe("application/json; charset=utf-8");
});

describe.each(described)("$method $path", ({ id, method, operation, success, pointer }) => {
  const call = (token?: string) => {
    const { path, json } = examples[id]!(club);
    return ask(path, { method, json, token });
  };

  it("answers what the document says", async () => {
    const answer = await call(club.token);
    expect(String(answer.status), answer.body).toBe(success);
    const content = operation.responses![success]!.content;
    if (!content) return expect(answer.body).toBe("");
    expect(answer.headers["content-type"]).toBe("application/json");
    const isValid = schemaAt([...pointer, success, "content", "application/json", "schema"]);
    expect(isValid(answer.json), JSON.stringify(isValid.errors)).toBe(true);
    if (answer.json.items) expect(answer.json.items).not.toEqual([]);
  });

  it("does not answer without a token, nor to one without its scope", async () => {
    const nobody = await call();
    expect(nobody).toMatchObject({ status: 401, json: { code: "unauthenticated" } });
    expect(nobody.headers["www-authenticate"]).toBe('Bearer realm="bashgah"');
    const scope = String(operation["x-scope"]);
    const others = await makeToken(
      club.me,
      allScopes.filter((one) => one !== scope),
    );
    const outsider = await call(others);
    expect(outsider).toMatchObject({ status: 403, json: { code: "scope_missing" } });
    expect(outsider.json.detail).toContain(scope);
    expect(outsider.headers["www-authenticate"]).toContain(`error="insufficient_scope", scope="${scope}"`);
    for (const refused of [nobody, outsider]) {
      expect(isProblem(refused.json), JSON.stringify(isProblem.errors)).toBe(true);
      expect(refused.headers["ratelimit-policy"]).toBe('"requests";q=600;w=60');
    }
  });
});
