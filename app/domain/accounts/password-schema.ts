import { z } from "zod";
import { fail } from "#app/domain/core/form-state.ts";
import { code } from "./schema.ts";

export const passwordMin = 10;
export const passwordMax = 256;

const mail = z.string().max(500, fail("mail_unreadable"));

/** Any characters, as one spelling of them (NFKC), so that another keyboard types the same. */
const typed = z.string().transform((password) => password.normalize("NFKC"));

const chosen = typed
  .refine((password) => [...password].length >= passwordMin, {
    error: fail("password_too_short", { min: passwordMin }),
    abort: true,
  })
  .refine((password) => [...password].length <= passwordMax, fail("password_too_long", { max: passwordMax }));

export const PasswordSignIn = z.object({
  email: mail,
  password: typed.refine((password) => [...password].length <= passwordMax, fail("sign_in_wrong")),
});
export type PasswordSignIn = z.output<typeof PasswordSignIn>;

export const RequestNewPassword = z.object({ email: mail });
export type RequestNewPassword = z.output<typeof RequestNewPassword>;

export const SetNewPassword = z.object({ email: mail, code, password: chosen });
export type SetNewPassword = z.output<typeof SetNewPassword>;

export const ChangePassword = z.object({ password: chosen });
export type ChangePassword = z.output<typeof ChangePassword>;
