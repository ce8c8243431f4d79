import { z } from "zod";
import { errorKinds } from "#app/domain/core/errors.ts";
import { scopes } from "#app/domain/integrations/scopes.ts";
import { translatorFor } from "#app/i18n/translator.server.ts";
import type { Language } from "#app/platform/language.ts";
import { apiRoot } from "./answer.server.ts";
import type { Operation } from "./operation.ts";

type Json = Record<string, unknown>;
type Place = { language: Language; clubName: string; origin: string };

/** A schema as JSON Schema (2020-12): `input` is what may be sent, `output` what is answered. */
function jsonSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}

/** The operations as a document of OpenAPI 3.1, in one language. */
export function openApi(operations: readonly Operation[], place: Place): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, "{$1}");
    paths[path] ??= {};
    paths[path][operation.method.toLowerCase()] = describe(operation, place);
  }
  const t = translatorFor(place.language, "api");
  return {
    openapi: "3.1.0",
    info: { title: place.clubName || "Bashgah", version: "1" },
    servers: [{ url: place.origin + apiRoot }],
    paths,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      schemas: { Problem: problem },
      responses: {
        Problem: {
          description: t("kinds.invalid"),
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      },
    },
    "x-scopes": scopes,
  };
}

function describe(operation: Operation, { language }: Place): Json {
  const { id, scope, params, query, body, answer, status } = operation;
  const t = translatorFor(language, "api");
  const content = answer && { "application/json": { schema: jsonSchema(answer, "output") } };
  return {
    operationId: id,
    summary: t(`operations.${id}`),
    tags: [scope.split(":")[0]],
    security: [{ token: [scope] }],
    parameters: [...parameters("path", params), ...parameters("query", query)],
    ...(Object.keys(body.shape).length > 0 && {
      requestBody: { required: true, content: { "application/json": { schema: jsonSchema(body, "input") } } },
    }),
    responses: {
      [status]: { description: t(`operations.${id}`), ...(content && { content }) },
      default: { $ref: "#/components/responses/Problem" },
    },
  };
}

function parameters(where: "path" | "query", schema: z.ZodObject): Json[] {
  return Object.entries<z.ZodType>(schema.shape as Record<string, z.ZodType>).map(([name, field]) => ({
    ...{ name, in: where, required: where === "path" || !field.safeParse(undefined).success },
    schema: jsonSchema(field, "output"),
  }));
}

const problem = {
  type: "object",
  required: ["type", "title", "status", "code", "detail", "requestId"],
  properties: {
    type: { type: "string", format: "uri" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { enum: Object.keys(errorKinds) },
    detail: { type: "string" },
    errors: { type: "object", additionalProperties: { enum: Object.keys(errorKinds) } },
    requestId: { type: "string" },
  },
};
