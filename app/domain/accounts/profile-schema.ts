import { z } from "zod";
import { fail } from "#app/domain/core/form-state.ts";
import { languages } from "#app/platform/language.ts";
import { calendars } from "#app/platform/persian/format.ts";
import { cleanName, cleanText, countGraphemes, countLetters, hasBidiControls } from "#app/platform/persian/text.ts";
import { isPossibleBirthday, readBirthday } from "./birthday.ts";
import { audiences, privateFields } from "./privacy.ts";
import { bioMax, cityMax, interestMax, interestsMax, nameMax, occupationMax } from "./rules.ts";
import { fits, shownName, ticked } from "./schema.ts";

/** A few words on one line; "" where nothing is said. */
function words(max: number) {
  return z
    .string()
    .default("")
    .refine((text) => !hasBidiControls(text), { error: fail("name_forbidden_characters"), abort: true })
    .transform(cleanName)
    .refine((text) => fits(text, max), fail("text_too_long", { max }));
}

const birthday = z
  .string()
  .default("")
  .transform((text, context) => {
    if (text.trim() === "") return null;
    const day = readBirthday(text);
    if (day && isPossibleBirthday(day)) return day;
    context.addIssue({ code: "custom", message: fail(day ? "birthday_impossible" : "date_malformed") });
    return z.NEVER;
  });

const interestLetters = /^[\p{L}\p{M}\p{N}\u200c _+.-]+$/u;

const interest = z
  .string()
  .refine(
    (text) => interestLetters.test(text) && countLetters(text) > 0 && countGraphemes(text) <= interestMax,
    fail("interest_malformed", { max: interestMax }),
  );

/** Of more than these on one line the rest is not looked at; they are too many anyway. */
const interestsRead = 10 * interestsMax;

/** One line with commas between, as people type it. */
const interests = z.preprocess(
  (typed) => (typeof typed === "string" ? toInterests(typed) : (typed ?? [])),
  z.array(interest).max(interestsMax, fail("too_many_interests", { max: interestsMax })),
);

function toInterests(line: string): string[] {
  const typed = line.split(/[,،\n]/, interestsRead).map(toInterest);
  return [...new Set(typed)].filter((text) => text !== "");
}

/** One spelling for one interest: Persian letters for Arabic ones, small letters, single spaces, without the #. */
function toInterest(text: string): string {
  return cleanName(text).replace(/^#+/, "").trim().replaceAll("ي", "ی").replaceAll("ك", "ک").toLowerCase();
}

/** All that a member may say about themselves, field by field. */
export const Profile = z.object({
  name: shownName(nameMax),
  bio: z
    .string()
    .default("")
    .transform(cleanText)
    .refine((bio) => fits(bio, bioMax), fail("text_too_long", { max: bioMax })),
  /** A choice from the list of Iran, `province/city` by their keys. */
  place: z.string().max(100).default(""),
  /** A city that the list does not have. */
  city: words(cityMax),
  occupation: words(occupationMax),
  birthday,
  interests,
  calendar: z
    .enum(calendars)
    .or(z.literal("").transform(() => null))
    .nullable()
    .default(null),
  locale: z.enum(languages),
  autoFollow: ticked,
});

/** What a member says about themselves, as their form sends it. */
export const UpdateProfile = Profile.transform(({ place, city, ...rest }) => {
  const [province = "", listed = ""] = place.split("/", 2);
  return { ...rest, province, city: city || listed };
});
export type UpdateProfile = z.output<typeof UpdateProfile>;

/** Who sees each private field of a profile, and whether others see that the member is here and writes. */
export const SetPrivacy = z.object({
  ...(Object.fromEntries(privateFields.map((field) => [field, z.enum(audiences)])) as Record<
    (typeof privateFields)[number],
    z.ZodEnum<{ everyone: "everyone"; members: "members"; nobody: "nobody" }>
  >),
  showsPresence: ticked,
});
export type SetPrivacy = z.output<typeof SetPrivacy>;

/** Leaving the club, and what becomes of what somebody wrote there. */
export const LeaveClub = z.object({
  content: z.enum(["stays", "goes"]),
  understood: ticked.refine((understood) => understood, fail("not_understood")),
});
export type LeaveClub = z.output<typeof LeaveClub>;
