import { z } from "zod";
import { fail } from "#app/domain/core/form-state.ts";
import { cleanName, countGraphemes, hasBidiControls } from "#app/platform/persian/text.ts";
import { tokenNameMax } from "./rules.ts";
import { isScope, type Scope } from "./scopes.ts";

const scope = z.string().transform((text, context): Scope => {
  if (isScope(text)) return text;
  context.addIssue({ code: "custom", message: fail("scope_unknown", { scope: text }) });
  return z.NEVER;
});

/** `memberId` is null for a system token, which acts as an integration of the club. */
export const CreateToken = z.object({
  memberId: z.uuid().nullable(),
  name: z
    .string()
    .refine((text) => !hasBidiControls(text), fail("name_forbidden_characters"))
    .transform(cleanName)
    .refine((text) => countGraphemes(text) >= 1, fail("name_too_short", { min: 1 }))
    .refine((text) => countGraphemes(text) <= tokenNameMax, fail("name_too_long", { max: tokenNameMax })),
  scopes: z.array(scope).min(1, fail("required")),
  expiresAt: z.date().optional(),
});
export type CreateToken = z.output<typeof CreateToken>;
