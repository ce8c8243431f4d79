import type { z } from "zod";
import { DomainError } from "#app/domain/core/errors.ts";
import { readFailure } from "#app/domain/core/form-state.ts";
import { readBytes } from "#app/http/body.server.ts";
import { type FieldErrors, Refusal } from "./refusal.ts";

/** Most bytes of a body: a rich text at its limit and some air. */
export const maxBodyBytes = 1024 * 1024;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Escapes of what no text in the database can hold: NUL, and halves of a surrogate pair. */
const unstorable = /\\u(?:0000|d[89a-f])/i;

/**
 * The body of a request that changes something, as it arrived; null where none is asked for.
 * @throws DomainError too_large
 */
export async function readBody(request: Request, { method }: { method: string }): Promise<Uint8Array | null> {
  return method === "GET" ? null : readBytes(request, maxBodyBytes);
}

/**
 * Goes on only with JSON, or with nothing at all.
 * @throws DomainError media_type_unsupported
 */
export function checkType(request: Request, bytes: Uint8Array): void {
  const [type = "", ...parameters] = (request.headers.get("Content-Type") ?? "").toLowerCase().split(";");
  const isJson =
    type.trim() === "application/json" && parameters.every((text) => /^\s*(charset="?utf-8"?)?\s*$/.test(text));
  if (bytes.length > 0 && !isJson)
    throw new Refusal("media_type_unsupported", { headers: { Accept: "application/json" } });
}

/**
 * The value of a body. What is no JSON is malformed syntax, so 400 (RFC 9110 §15.5.1); what is JSON of the wrong shape
 * is told apart as 422. No body at all is an empty object.
 * @throws DomainError json_malformed, invalid for anything but an object
 */
export function parseBody(bytes: Uint8Array): unknown {
  const value = bytes.length === 0 ? {} : parseJson(bytes);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new Refusal("invalid", { errors: { body: "invalid" } });
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    const text = utf8.decode(bytes);
    return JSON.parse(text, unstorable.test(text) ? (_key, value: unknown) => storable(value) : undefined);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError)
      throw new DomainError("json_malformed"); // no JSON, no UTF-8, or nested deeper than the machine can follow
    throw error;
  }
}

function storable(value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll("\0", "").toWellFormed() : value;
}

/** The fields of a query string; one that is given twice is a list, which no field of ours takes. */
export function queryFields(search: URLSearchParams): Record<string, unknown> {
  return Object.fromEntries(
    [...new Set(search.keys())].map((name) => {
      const values = search.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

/** What is to be checked, and with what. */
type Part = { schema: z.ZodObject; value: unknown };

/**
 * Checks the parts of a request, and tells everything that is wrong with them at once.
 * @throws DomainError with `errors` by field; one mistake has its own code, several are `invalid` together
 */
export function checkParts<Name extends string>(parts: Record<Name, Part>): Record<Name, unknown> {
  const checked: Record<string, unknown> = {};
  const found: { field: string; code: FieldErrors[string]; values?: Record<string, string | number> | undefined }[] =
    [];
  for (const [name, { schema, value }] of Object.entries<Part>(parts)) {
    const result = schema.safeParse(value);
    checked[name] = result.data;
    for (const issue of result.error?.issues ?? []) found.push(...read(issue, value));
  }
  if (found.length === 0) return checked as Record<Name, unknown>;
  const first = new Map(found.toReversed().map(({ field, code }) => [field, code]));
  const alone = first.size === 1 ? found[0] : undefined;
  const errors: FieldErrors = Object.fromEntries(first);
  throw new Refusal(alone?.code ?? "invalid", { errors, details: { values: alone?.values } });
}

function read(issue: z.core.$ZodIssue, value: unknown) {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ field: [...path, key].join("."), code: "unknown_field" as const }));
  const failure = readFailure(issue.message);
  const isMissing = valueAt(value, issue.path) === undefined;
  const code = failure?.code ?? (isMissing ? "required" : "invalid");
  return [{ field: path.join(".") || "body", code, values: failure?.values }];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((within, key) => (within as Record<PropertyKey, unknown> | undefined)?.[key], value);
}
