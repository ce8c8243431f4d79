import { z } from "zod";
import { clubNameMax, isTimeZone } from "#app/domain/accounts/rules.ts";
import { shownName } from "#app/domain/accounts/schema.ts";
import { fail } from "#app/domain/core/form-state.ts";
import { countries } from "#app/platform/countries.ts";
import { languages } from "#app/platform/language.ts";
import { toLatinDigits } from "#app/platform/persian/digits.ts";
import { type CodeLimit, codeLimitRanges } from "./rules.ts";

const ticked = z.preprocess((value) => value === true || value === "true" || value === "on", z.boolean());

/** A whole number in any digits within a range. */
function number(min: number, max: number) {
  const outside = { error: fail("number_out_of_range", { min, max }) };
  return z.preprocess(
    (value) => (typeof value === "string" && value.trim() ? Number(toLatinDigits(value).trim()) : value),
    z.number(outside).int(outside).min(min, outside).max(max, outside),
  );
}

function limit(name: CodeLimit) {
  const [min, max] = codeLimitRanges[name];
  return number(min, max);
}

/** A page or a mail address that people can be sent to; "" for none. */
const appealUrl = z
  .string()
  .default("")
  .transform((text) => text.trim())
  .refine((text) => text === "" || isAddress(text), fail("address_malformed"));

function isAddress(text: string): boolean {
  if (text.length > 300 || /[\s\p{C}]/u.test(text)) return false;
  if (/^[^@/:]+@[^@/:]+\.[^@/:]+$/.test(text)) return true;
  return /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).hostname.includes(".");
}

/** What a club is called and how it is, asked when it is set up too. */
export const clubLook = {
  country: z.string().refine((code) => countries.includes(code), fail("invalid")),
  currencyUnit: z.enum(["toman", "rial"]),
  brandHue: number(0, 359),
};

export const UpdateClub = z.object({
  clubName: shownName(clubNameMax),
  language: z.enum(languages),
  timeZone: z.string().refine(isTimeZone, fail("time_zone_unknown")),
  readers: z.enum(["everyone", "members"]),
  ...clubLook,
  foreignNumbers: ticked,
  mailCodes: ticked,
  mailPasswords: ticked,
  staffNeedSecondFactor: ticked,
  secondsBetweenCodes: limit("secondsBetweenCodes"),
  codesBeforePause: limit("codesBeforePause"),
  codesPauseSeconds: limit("codesPauseSeconds"),
  codesPerNumberAndDay: limit("codesPerNumberAndDay"),
  codesPerIp: limit("codesPerIp"),
  codesPerClub: limit("codesPerClub"),
  appealUrl,
});
export type UpdateClub = z.output<typeof UpdateClub>;
