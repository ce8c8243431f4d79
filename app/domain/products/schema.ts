import { z } from "zod";
import { fail } from "#app/domain/core/form-state.ts";
import { cleanName, cleanText, countGraphemes, countLetters, hasBidiControls } from "#app/platform/persian/text.ts";
import { descriptionMax, featuresMax, featureTextMax, productNameMax, productNameMin } from "./rules.ts";

const name = z
  .string()
  .refine((text) => !hasBidiControls(text), fail("name_forbidden_characters"))
  .transform(cleanName)
  .refine((text) => countLetters(text) >= productNameMin, fail("name_too_short", { min: productNameMin }))
  .refine((text) => countGraphemes(text) <= productNameMax, fail("name_too_long", { max: productNameMax }));

/** The name in the other language; "" where there is none. */
const otherName = z
  .string()
  .refine((text) => !hasBidiControls(text), fail("name_forbidden_characters"))
  .transform(cleanName)
  .refine((text) => countGraphemes(text) <= productNameMax, fail("name_too_long", { max: productNameMax }));

const description = z
  .string()
  .transform(cleanText)
  .refine((text) => countGraphemes(text) <= descriptionMax, fail("text_too_long", { max: descriptionMax }));

const featureText = z.string().transform(cleanName).pipe(z.string().min(1).max(featureTextMax));

/** Pairs, or the lines of a text field with a colon between name and value; lines without one are left out. */
const features = z.preprocess(toPairs, z.array(z.tuple([featureText, featureText])).max(featuresMax));

const sku = z
  .string()
  .transform((text) => text.trim())
  .pipe(z.string().max(64));

/** What is known about a product; nothing of it stands in for what is left out. */
export const productFields = { name, nameEn: otherName, category: otherName, description, features, sku };

/** The same, as a product begins. */
export const newProductFields = {
  name,
  nameEn: otherName.default(""),
  category: otherName.default(""),
  description: description.default(""),
  features: features.default([]),
  sku: sku.optional(),
};

const whole = { ...newProductFields, imageMediaId: z.uuid().optional() };

export const CreateProduct = z.object(whole);
export type CreateProduct = z.output<typeof CreateProduct>;

export const UpdateProduct = z.object({
  productId: z.uuid(),
  ...whole,
  retired: z.preprocess((value) => value === true || value === "true" || value === "on", z.boolean()),
});
export type UpdateProduct = z.output<typeof UpdateProduct>;

/** Some changes to a product; what is left out stays as it is. */
export type ChangeProduct = Pick<UpdateProduct, "productId"> &
  Partial<Omit<UpdateProduct, "productId" | "imageMediaId">>;

export const DeclareOwnership = z.object({
  productId: z.uuid(),
  owned: z.preprocess((value) => value === true || value === "true" || value === "on", z.boolean()),
});
export type DeclareOwnership = z.output<typeof DeclareOwnership>;

function toPairs(value: unknown): unknown {
  if (typeof value !== "string") return value;
  return value.split("\n").flatMap((line) => {
    const colon = line.search(/[:：]/);
    return colon > 0 && line.slice(colon + 1).trim() ? [[line.slice(0, colon), line.slice(colon + 1)]] : [];
  });
}
