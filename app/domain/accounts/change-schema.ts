import { z } from "zod";
import { fail } from "#app/domain/core/form-state.ts";
import { toLatinDigits } from "#app/platform/persian/digits.ts";
import { code } from "./schema.ts";

const phone = z.string().max(100, fail("phone_unreadable"));
const email = z.string().max(500, fail("mail_unreadable"));

/** A form that is only a button. */
export const NoInput = z.object({});

export const ConfirmIdentity = z.object({ code });
export type ConfirmIdentity = z.output<typeof ConfirmIdentity>;

export const RequestPhone = z.object({ phone });
export type RequestPhone = z.output<typeof RequestPhone>;

export const ChangePhone = z.object({ phone, code });
export type ChangePhone = z.output<typeof ChangePhone>;

export const ChangePhoneByStaff = z.object({
  memberId: z.uuid(),
  phone,
  reason: z
    .string()
    .trim()
    .min(1, fail("reason_missing"))
    .max(500, fail("text_too_long", { max: 500 })),
});
export type ChangePhoneByStaff = z.output<typeof ChangePhoneByStaff>;

export const RequestMail = z.object({ email });
export type RequestMail = z.output<typeof RequestMail>;

export const ChangeMail = z.object({ email, code });
export type ChangeMail = z.output<typeof ChangeMail>;

/** Six digits of an app, or a recovery code: letters and digits with or without its dash. */
const secondFactor = z
  .string()
  .transform((typed) =>
    toLatinDigits(typed)
      .replace(/[\s\p{Cf}-]/gu, "")
      .toUpperCase(),
  )
  .refine((text) => /^([0-9]{6}|[0-9A-Z]{10})$/.test(text), fail("second_factor_wrong"));

export const SecondFactor = z.object({ code: secondFactor });
export type SecondFactor = z.output<typeof SecondFactor>;

export const ResetSecondFactor = ChangePhoneByStaff.omit({ phone: true });
export type ResetSecondFactor = z.output<typeof ResetSecondFactor>;
