import { z } from "zod";
import { fail } from "#app/domain/core/form-state.ts";
import { cleanName, countGraphemes, hasBidiControls } from "#app/platform/persian/text.ts";
import { isPublicFact, type PublicFactKind } from "./public-facts.ts";
import { webhookAddressMax, webhookDescriptionMax } from "./webhook-rules.ts";

const address = z
  .string()
  .trim()
  .min(1, fail("required"))
  .max(webhookAddressMax, fail("address_too_long", { max: webhookAddressMax }))
  .refine((text) => URL.canParse(text), fail("address_unreadable"));

const description = z
  .string()
  .refine((text) => !hasBidiControls(text), fail("name_forbidden_characters"))
  .transform(cleanName)
  .refine(
    (text) => countGraphemes(text) <= webhookDescriptionMax,
    fail("text_too_long", { max: webhookDescriptionMax }),
  );

const kind = z.string().transform((text, context): PublicFactKind => {
  if (isPublicFact(text)) return text;
  context.addIssue({ code: "custom", message: fail("fact_unknown") });
  return z.NEVER;
});

const kinds = z
  .array(kind)
  .min(1, fail("facts_missing"))
  .transform((list) => [...new Set(list)]);

export const CreateWebhook = z.object({ address, description: description.default(""), kinds });
export type CreateWebhook = z.output<typeof CreateWebhook>;

/** What is left out stays as it is. */
export const UpdateWebhook = z.object({
  address: address.optional(),
  description: description.optional(),
  kinds: kinds.optional(),
  disabled: z.boolean().optional(),
});
export type UpdateWebhook = z.output<typeof UpdateWebhook>;

/** `immediately` ends the secret before at once, as after a leak; otherwise both sign for a while. */
export const RotateSecret = z.object({ immediately: z.boolean().default(false) });
export type RotateSecret = z.output<typeof RotateSecret>;
