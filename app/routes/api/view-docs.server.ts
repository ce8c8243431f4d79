import type { DocsView, OperationView } from "#app/components/api/docs-view.ts";
import { fieldsOf, nameOf } from "#app/components/api/schema-fields.ts";
import { DomainError, type ErrorCode, errorKinds } from "#app/domain/core/errors.ts";
import { scopes } from "#app/domain/integrations/scopes.ts";
import { apiRoot } from "#app/http/api/answer.server.ts";
import type { Json } from "#app/http/api/json-schema.server.ts";
import { areaOf, openApi } from "#app/http/api/openapi.server.ts";
import type { Operation } from "#app/http/api/operation.ts";
import { apiStatus } from "#app/http/api/problem.server.ts";
import { messagesOf } from "#app/i18n/translator.server.ts";
import type { Language } from "#app/platform/language.ts";

type Described = Json & {
  parameters: { name: string; in: string; required: boolean; description?: string; schema: Json }[];
  requestBody?: { content: Record<string, { schema: Json; example?: object }> };
  responses: Record<string, { content?: Record<string, { schema: Json }> }>;
};

/** The same document that programs read, arranged for people. */
export function viewDocs(
  operations: readonly Operation[],
  place: { language: Language; clubName: string; origin: string },
) {
  const document = openApi(operations, place) as { paths: Record<string, Record<string, Described>>; components: Json };
  const { page, intro, areas, scopes: scopeWords } = messagesOf(place.language).api;
  const view = (operation: Operation) => viewOperation(operation, document.paths, place.origin);
  const names = [...new Set(operations.map(areaOf))];
  const schemas = document.components.schemas as Record<string, Json>;
  return {
    words: page,
    intro,
    start: {
      command: "npm run -s club -- token create --member 09123456789 --scopes me:read,topics:read --name my-program",
      curl: curlOf("GET", `${place.origin}${apiRoot}/me`),
    },
    areas: names.map((id) => ({
      ...{ id, title: areas[id] },
      operations: operations.filter((operation) => areaOf(operation) === id).map(view),
    })),
    objects: Object.entries(schemas).map(([name, schema]) => ({ name, fields: fieldsOf(schema) })),
    scopes: scopes.map((name) => ({ name, text: scopeWords[name] })),
    errors: viewErrors(place.language),
  } satisfies DocsView;
}

function viewOperation(
  operation: Operation,
  paths: Record<string, Record<string, Described>>,
  origin: string,
): OperationView {
  const { id, method, path, scope } = operation;
  const described = paths[path.replace(/:(\w+)/g, "{$1}")]![method.toLowerCase()]!;
  const body = described.requestBody?.content["application/json"];
  const [status, success] = Object.entries(described.responses).find(([name]) => name.startsWith("2"))!;
  const answered = success.content?.["application/json"]?.schema;
  const sample = path.replace(":id", "0198c0de-0000-7000-8000-000000000001");
  return {
    ...{ id, method, path: apiRoot + path, scope, status, summary: String(described.summary) },
    parameters: described.parameters.map(({ schema, name, required, description = "", in: where }) => {
      const [field] = fieldsOf({
        properties: { [name]: { ...schema, description } },
        required: required ? [name] : [],
      });
      return { ...field!, place: where };
    }),
    sent: body ? fieldsOf(body.schema) : [],
    answer: { object: nameOf(answered), fields: answered && !nameOf(answered) ? fieldsOf(answered) : [] },
    curl: curlOf(method, origin + apiRoot + sample, body?.example),
  };
}

function curlOf(method: string, url: string, body?: object): string {
  const lines = [
    `curl ${method === "GET" ? "" : `-X ${method} `}${url}`,
    `  -H "Authorization: Bearer $TOKEN"`,
    ...(method === "POST" ? [`  -H "Idempotency-Key: $(uuidgen)"`] : []),
    ...(body ? [`  -H "Content-Type: application/json"`, `  -d '${JSON.stringify(body)}'`] : []),
  ];
  return lines.join(" \\\n");
}

/** All codes by their status. */
function viewErrors(language: Language): DocsView["errors"] {
  const sentences = messagesOf(language).errors as Record<ErrorCode, string>;
  const byStatus = Object.groupBy(Object.keys(errorKinds) as ErrorCode[], (code) => apiStatus(new DomainError(code)));
  return Object.entries(byStatus).map(([status, codes]) => ({
    status: Number(status),
    codes: codes!.map((code) => ({ code, text: withoutPlaceholders(sentences[code]) })),
  }));
}

/** A sentence with dots where its values go, and the usual branch where it has several. */
function withoutPlaceholders(sentence: string): string {
  const branch = /\{\w+, (?:select|plural),.*?\bother \{((?:[^{}]|\{[^{}]*\})*)\}\s*\}/g;
  return sentence.replace(branch, "$1").replace(/#|\{\w+(?:, \w+)?\}/g, "…");
}
