import { z } from "zod";
import { fail } from "#app/domain/core/form-state.ts";
import { countries } from "#app/platform/countries.ts";
import { languages } from "#app/platform/language.ts";
import { toLatinDigits } from "#app/platform/persian/digits.ts";
import { cleanName, countGraphemes, countLetters, hasBidiControls } from "#app/platform/persian/text.ts";
import { clubNameMax, codeDigits, isTimeZone, nameMax, nameMin } from "./rules.ts";

/** The most UTF-16 units of a grapheme on average: the largest emoji fit, towers of combining marks do not. */
const unitsPerGrapheme = 12;

/** Whether a text has at most so many graphemes, none of them out of all measure. */
export function fits(text: string, maxGraphemes: number): boolean {
  return text.length <= maxGraphemes * unitsPerGrapheme && countGraphemes(text) <= maxGraphemes;
}

/** A name people see: letters enough, not too long, nothing that plays with the direction of what follows. */
export function shownName(max: number) {
  return z
    .string()
    .refine((name) => !hasBidiControls(name), { error: fail("name_forbidden_characters"), abort: true })
    .transform(cleanName)
    .refine((name) => countLetters(name) >= nameMin, { error: fail("name_too_short", { min: nameMin }), abort: true })
    .refine((name) => fits(name, max), { error: fail("name_too_long", { max }) });
}

const phone = z.string().max(100, fail("phone_unreadable"));

/** A one-time code as somebody typed it, in digits of any script. */
export const code = z
  .string()
  .transform((typed) => toLatinDigits(typed).replace(/[\s\p{Cf}-]/gu, ""))
  .refine((digits) => new RegExp(`^[0-9]{${codeDigits}}$`).test(digits), fail("code_malformed"));

/** A box that was ticked: browsers say so with "on", programs with true. */
export const ticked = z.preprocess((value) => value === true || value === "true" || value === "on", z.boolean());

/** A number or a mail address, as somebody typed it. */
const target = z.string().max(500, fail("phone_unreadable"));

export const RequestCode = z.object({ target });
export type RequestCode = z.output<typeof RequestCode>;

export const VerifyCode = z.object({ target, code });
export type VerifyCode = z.output<typeof VerifyCode>;

export const Join = z.object({
  name: shownName(nameMax),
  acceptRules: ticked.refine((accepted) => accepted, fail("rules_not_accepted")),
  /** The version of the rules that the form showed; without it, those that hold now. */
  rulesVersion: z.coerce.number().int().min(1).optional(),
  /** The code of the member who sent them, if any did. */
  referralCode: z.string().max(100, fail("referral_code_unknown")).optional(),
});
export type Join = z.output<typeof Join>;

/** A whole number in any digits within a range. */
export function wholeNumber(min: number, max: number) {
  const outside = { error: fail("number_out_of_range", { min, max }) };
  return z.preprocess(
    (value) => (typeof value === "string" && value.trim() ? Number(toLatinDigits(value).trim()) : value),
    z.number(outside).int(outside).min(min, outside).max(max, outside),
  );
}

/** Where a club is and how it looks, asked when it is set up and later. */
export const clubLook = {
  country: z.string().refine((code) => countries.includes(code), fail("invalid")),
  currencyUnit: z.enum(["toman", "rial"]),
  brandHue: wholeNumber(0, 359),
};

export const ClubDetails = z.object({
  clubName: shownName(clubNameMax),
  language: z.enum(languages),
  timeZone: z.string().refine(isTimeZone, fail("time_zone_unknown")),
  readers: z.enum(["everyone", "members"]),
  country: clubLook.country.default("IR"),
  currencyUnit: clubLook.currencyUnit.default("toman"),
  brandHue: clubLook.brandHue.default(250),
  name: shownName(nameMax),
  phone,
});
export type ClubDetails = z.output<typeof ClubDetails>;

export const SetUpClub = ClubDetails.extend({ code });
export type SetUpClub = z.output<typeof SetUpClub>;
