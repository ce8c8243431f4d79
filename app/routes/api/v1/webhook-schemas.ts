import { z } from "zod";
import { publicFactKinds } from "#app/domain/integrations/public-facts.ts";
import { deliveryStates } from "#app/domain/integrations/webhook-rules.ts";
import { time, uuid } from "#app/http/api/schemas.ts";

/** A webhook without its secret. */
export const webhook = z.object({
  id: uuid,
  address: z.string(),
  description: z.string(),
  kinds: z.array(z.string()).meta({ examples: [publicFactKinds.slice(0, 2)] }),
  createdAt: time,
  disabledAt: time.nullable(),
  disabledBecause: z.enum(["staff", "gone"]).nullable(),
  previousSecretUntil: time.nullable(),
  waiting: z.int(),
  dead: z.int(),
});

/** A webhook with the secret that is told once. */
export const webhookWithSecret = webhook.extend({ secret: z.string().meta({ examples: ["whsec_c2VjcmV0"] }) });

/** One message and how it went. */
export const delivery = z.object({
  id: uuid,
  kind: z.string(),
  state: z.enum(deliveryStates),
  attempts: z.int(),
  createdAt: time,
  lastAt: time.nullable(),
  nextAt: time.nullable(),
  lastStatus: z.int().nullable(),
  lastError: z.string().nullable(),
  deliveredAt: time.nullable(),
  deadAt: time.nullable(),
});
