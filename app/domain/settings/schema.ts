import { z } from "zod";
import { clubNameMax, isTimeZone } from "#app/domain/accounts/rules.ts";
import { clubLook, shownName, ticked, wholeNumber } from "#app/domain/accounts/schema.ts";
import { fail } from "#app/domain/core/form-state.ts";
import { languages } from "#app/platform/language.ts";
import { type CodeLimit, codeLimitRanges } from "./rules.ts";

function limit(name: CodeLimit) {
  const [min, max] = codeLimitRanges[name];
  return wholeNumber(min, max);
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
  providerMakesMembers: ticked,
  secondsBetweenCodes: limit("secondsBetweenCodes"),
  codesBeforePause: limit("codesBeforePause"),
  codesPauseSeconds: limit("codesPauseSeconds"),
  codesPerNumberAndDay: limit("codesPerNumberAndDay"),
  codesPerIp: limit("codesPerIp"),
  codesPerClub: limit("codesPerClub"),
  appealUrl,
});
export type UpdateClub = z.output<typeof UpdateClub>;
