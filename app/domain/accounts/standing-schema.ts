import { z } from "zod";
import { fail } from "#app/domain/core/form-state.ts";
import { cleanText, countGraphemes } from "#app/platform/persian/text.ts";
import { ticked } from "./schema.ts";
import { standingLasts, standingReasonMax } from "./standing-rules.ts";

export const SetStanding = z
  .object({
    memberId: z.uuid(),
    standing: z.enum(["active", "silenced", "suspended", "removed"]),
    lasts: z.enum(standingLasts).default("forever"),
    /** The day it ends with its beginning, as people write it, where `lasts` is `day`. */
    day: z.string().max(30, fail("date_malformed")).default(""),
    reason: z
      .string()
      .default("")
      .transform(cleanText)
      .refine((text) => countGraphemes(text) <= standingReasonMax, fail("text_too_long", { max: standingReasonMax })),
    /** Whether the member is told by a message too. */
    tell: ticked,
  })
  .refine(({ standing, reason }) => standing === "active" || reason !== "", {
    message: fail("reason_missing"),
    path: ["reason"],
  });
export type SetStanding = z.output<typeof SetStanding>;
