import { z } from "zod";
import { fail } from "#app/domain/core/form-state.ts";
import { cleanName, countGraphemes, hasBidiControls } from "#app/platform/persian/text.ts";
import { publicFactKinds } from "./public-facts.ts";
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

const kinds = z
  .array(z.enum(publicFactKinds, fail("fact_unknown")))
  .min(1, fail("facts_missing"))
  .transform((list) => [...new Set(list)]);

/** The fields of a new webhook. */
export const newWebhookFields = { address, description: description.default(""), kinds };

/** The fields that can be changed; what is left out stays as it is. */
export const webhookChanges = {
  address: address.optional(),
  description: description.optional(),
  kinds: kinds.optional(),
  disabled: z.boolean().optional(),
};

export const CreateWebhook = z.object(newWebhookFields);
export type CreateWebhook = z.output<typeof CreateWebhook>;

export const UpdateWebhook = z.object(webhookChanges);
export type UpdateWebhook = z.output<typeof UpdateWebhook>;

/** `immediately` ends the secret before at once, as after a leak; otherwise both sign for a while. */
export const rotation = { immediately: z.boolean().default(false) };
export const RotateSecret = z.object(rotation);
export type RotateSecret = z.output<typeof RotateSecret>;
