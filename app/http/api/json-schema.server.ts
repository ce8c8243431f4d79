import { z } from "zod";

/** A piece of a JSON document. */
export type Json = Record<string, unknown>;

/** Turns schemas into JSON Schema (2020-12), with those that have a name collected under it. */
export type Schemas = { components: Record<string, Json>; of(schema: z.ZodType, io: "input" | "output"): Json };

/**
 * Begins a collection of schemas.
 * @param wordsFor what a property of this name means, in the reader's language
 */
export function collectSchemas(wordsFor: (property: string) => string | undefined): Schemas {
  const components: Record<string, Json> = {};
  const of = (schema: z.ZodType, io: "input" | "output"): Json => {
    const made = z.toJSONSchema(schema, {
      io,
      unrepresentable: "any",
      override: ({ jsonSchema }) => explain(jsonSchema),
    });
    const {
      $schema: _,
      $defs = {},
      ...root
    } = JSON.parse(JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json & {
      $defs?: Record<string, Json>;
    };
    for (const [name, { id: _id, ...def }] of Object.entries($defs)) components[name] = def;
    const { id, ...rest } = root;
    if (typeof id !== "string") return root;
    components[id] = rest;
    return { $ref: `#/components/schemas/${id}` };
  };
  const explain = (made: Json) => {
    for (const [name, property] of Object.entries((made.properties ?? {}) as Record<string, Json>)) {
      const description = wordsFor(name);
      if (description) property.description ??= description;
    }
  };
  return { components, of };
}
