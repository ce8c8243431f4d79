import { errorKinds } from "#app/domain/core/errors.ts";
import { scopes } from "#app/domain/integrations/scopes.ts";
import { messagesOf, translatorFor } from "#app/i18n/translator.server.ts";
import { apiDocsPath } from "#app/paths.ts";
import type { Language } from "#app/platform/language.ts";
import { apiRoot } from "./answer.server.ts";
import { collectSchemas, type Json, type Schemas } from "./json-schema.server.ts";
import type { Operation } from "./operation.ts";

type Place = { language: Language; clubName: string; origin: string };

/** The operations as a document of OpenAPI 3.1, its sentences in one language. */
export function openApi(operations: readonly Operation[], { language, clubName, origin }: Place): Json {
  const t = translatorFor(language, "api");
  const { scopes: scopeWords } = messagesOf(language).api;
  const described = descriptions.get(operations)?.[language] ?? describeAll(operations, language);
  descriptions.set(operations, { ...descriptions.get(operations), [language]: described });
  return {
    openapi: "3.1.0",
    info: { title: t("documentTitle", { club: clubName || "Bashgah" }), version: "1", description: t("intro") },
    servers: [{ url: origin + apiRoot }],
    externalDocs: { url: origin + apiDocsPath() },
    ...described,
    "x-scopes": Object.fromEntries(scopes.map((scope) => [scope, scopeWords[scope]])),
  };
}

/** Made once for each language: turning schemas into JSON Schema takes its time, and anybody may ask. */
const descriptions = new WeakMap<readonly Operation[], Partial<Record<Language, Json>>>();

/** The part of the document that is the same for every club. */
function describeAll(operations: readonly Operation[], language: Language): Json {
  const t = translatorFor(language, "api");
  const { fields, areas, examples } = messagesOf(language).api;
  const schemas = collectSchemas((name) => (fields as Record<string, string>)[name]);
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, "{$1}");
    paths[path] ??= {};
    paths[path][operation.method.toLowerCase()] = describe(operation, schemas, { t, examples });
  }
  return {
    tags: [...new Set(operations.map(areaOf))].map((name) => ({ name, description: areas[name] })),
    paths,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer", description: t("tokenHint") } },
      headers: rateHeaders(t),
      responses: { Problem: problemAnswer(t) },
      schemas: { Problem: problem(fields), ...schemas.components },
    },
  };
}

type Words = ReturnType<typeof translatorFor<"api">>;
type Described = { t: Words; examples: ReturnType<typeof messagesOf>["api"]["examples"] };
type Area = keyof ReturnType<typeof messagesOf>["api"]["areas"];

/** The part of the club that an operation is about. */
export function areaOf({ scope }: Operation): Area {
  return scope.split(":")[0] as Area;
}

const rateRefs = {
  "RateLimit-Policy": { $ref: "#/components/headers/RateLimit-Policy" },
  RateLimit: { $ref: "#/components/headers/RateLimit" },
};

function describe(operation: Operation, schemas: Schemas, { t, examples }: Described): Json {
  const { id, scope, params, query, body, answer, status, location, example } = operation;
  const content = answer && { "application/json": { schema: schemas.of(answer, "output") } };
  const ownHeaders = {
    ...(answer && { ETag: { schema: { type: "string" }, description: t("etagHint") } }),
    ...(location && { Location: { schema: { type: "string" }, description: t("locationHint") } }),
  };
  return {
    operationId: id,
    summary: t(`operations.${id}`),
    tags: [areaOf(operation)],
    security: [{ token: [scope] }],
    "x-scope": scope,
    parameters: [
      ...fieldsIn("path", params, schemas),
      ...fieldsIn("query", query, schemas),
      ...headersOf(operation, t),
    ],
    ...(Object.keys(body.shape).length > 0 && {
      requestBody: {
        required: true,
        content: {
          "application/json": { schema: schemas.of(body, "input"), ...(example && { example: example(examples) }) },
        },
      },
    }),
    responses: {
      [status]: {
        description: t(`operations.${id}`),
        headers: { ...ownHeaders, ...rateRefs },
        ...(content && { content }),
      },
      default: { $ref: "#/components/responses/Problem" },
    },
  };
}

/** The parameters of an address or its query: what may be left out is no more than what the schema lets be. */
function fieldsIn(where: "path" | "query", schema: Operation["query"], schemas: Schemas): Json[] {
  const { properties = {} } = schemas.of(schema, "output") as { properties?: Record<string, Json> };
  return Object.entries(properties).map(([name, { description, ...field }]) => ({
    ...{ name, in: where },
    required: where === "path" || !schema.shape[name]!.safeParse(undefined).success,
    ...(description !== undefined && { description }),
    schema: field,
  }));
}

function headersOf({ method, revision }: Operation, t: Words): Json[] {
  const header = (name: string, description: string) => ({
    ...{ name, in: "header", required: false, description },
    schema: { type: "string" },
  });
  if (method === "GET") return [header("If-None-Match", t("ifNoneMatchHint"))];
  return [header("Idempotency-Key", t("idempotencyHint")), ...(revision ? [header("If-Match", t("ifMatchHint"))] : [])];
}

function rateHeaders(t: Words): Json {
  const schema = { type: "string" };
  return {
    "RateLimit-Policy": { schema, description: t("rateLimitPolicyHint"), example: '"requests";q=600;w=60' },
    RateLimit: { schema, description: t("rateLimitHint"), example: '"requests";r=599;t=60' },
  };
}

function problemAnswer(t: Words): Json {
  return {
    description: t("problemHint"),
    headers: rateRefs,
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
}

function problem(words: Record<string, string>): Json {
  const code = { enum: Object.keys(errorKinds) };
  const properties: Record<string, Json> = {
    type: { type: "string", format: "uri" },
    title: { type: "string" },
    status: { type: "integer" },
    code,
    detail: { type: "string" },
    errors: { type: "object", additionalProperties: code },
    requestId: { type: "string" },
  };
  const named = { type: "problemType", title: "problemTitle" } as Record<string, string>;
  for (const [name, property] of Object.entries(properties)) property.description = words[named[name] ?? name];
  return {
    type: "object",
    required: ["type", "title", "status", "code", "detail", "requestId"],
    properties,
    additionalProperties: false,
  };
}
