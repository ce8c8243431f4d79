/** A field of what is sent or answered, as people read about it. */
export type FieldView = {
  name: string;
  /** In the words of JSON Schema, such as `uuid`, `[string]`, `integer | null`. */
  type: string;
  /** The object it holds, which is described by itself. */
  object: string | null;
  required: boolean;
  description: string;
  /** Where a parameter stands: path, query or header. */
  place?: string;
};

type Schema = Record<string, unknown>;

const reference = /^#\/components\/schemas\/(\w+)$/;

/** The name of the object a schema points at, also as items of a list or beside null; null where it is no object of ours. */
export function nameOf(schema: unknown): string | null {
  const { $ref, items, anyOf } = (schema ?? {}) as Schema & { anyOf?: unknown[] };
  if (typeof $ref === "string") return reference.exec($ref)?.[1] ?? null;
  if (anyOf) return anyOf.map(nameOf).find((name) => name !== null) ?? null;
  return items ? nameOf(items) : null;
}

/** The fields of an object; those of an object without a name of its own follow with a dot, `forum.slug`. */
export function fieldsOf(schema: Schema, prefix = ""): FieldView[] {
  const required = (schema.required ?? []) as string[];
  return Object.entries((schema.properties ?? {}) as Record<string, Schema>).flatMap(([name, property]) => {
    const inner = innerOf(property);
    const field = {
      ...{ name: prefix + name, type: typeOf(property), object: nameOf(property) },
      required: required.includes(name),
      description: String(property.description ?? ""),
    };
    return [field, ...fieldsOf(inner.schema, `${prefix}${name}${inner.suffix}.`)];
  });
}

function innerOf(schema: Schema): { schema: Schema; suffix: string } {
  if (schema.properties) return { schema, suffix: "" };
  const of = ((schema.anyOf ?? []) as Schema[]).find(({ properties }) => properties);
  if (of) return { schema: of, suffix: "" };
  const items = schema.items as Schema | undefined;
  return items?.properties ? { schema: items, suffix: "[]" } : { schema: {}, suffix: "" };
}

function typeOf(schema: Schema): string {
  const name = reference.exec(String(schema.$ref ?? ""))?.[1];
  if (name) return name;
  if (schema.anyOf) return (schema.anyOf as Schema[]).map(typeOf).join(" | ");
  if (schema.enum) return (schema.enum as unknown[]).map((value) => JSON.stringify(value)).join(" | ");
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.prefixItems) return `[${(schema.prefixItems as Schema[]).map(typeOf).join(", ")}]`;
  if (schema.type === "array") return `[${typeOf((schema.items ?? {}) as Schema)}]`;
  return String(schema.format ?? schema.type ?? "any");
}
