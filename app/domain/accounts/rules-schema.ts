import { z } from "zod";
import { fail } from "#app/domain/core/form-state.ts";
import { cleanText, countLetters } from "#app/platform/persian/text.ts";
import { clubRulesMax } from "./rules.ts";
import { fits } from "./schema.ts";

/** The version of the rules that a page showed. */
export const RulesVersion = z.coerce.number().int().min(1).max(0x7fffffff);

export const AgreeToRules = z.object({ version: RulesVersion });
export type AgreeToRules = z.output<typeof AgreeToRules>;

export const PublishRules = z.object({
  text: z
    .string()
    .transform(cleanText)
    .refine((text) => countLetters(text) > 0, { error: fail("text_empty"), abort: true })
    .refine((text) => fits(text, clubRulesMax), fail("text_too_long", { max: clubRulesMax })),
});
export type PublishRules = z.output<typeof PublishRules>;
