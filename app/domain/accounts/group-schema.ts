import { z } from "zod";
import { fail } from "#app/domain/core/form-state.ts";
import { cleanText, countGraphemes } from "#app/platform/persian/text.ts";
import { groupDescriptionMax, groupFileLines, groupNameMax, ruleProductsMax } from "./group-rules.ts";
import { shownName, ticked } from "./schema.ts";

const list = (value: unknown) => (value === undefined || value === "" || value === null ? [] : [value].flat());

/** `joinedBefore` is a day as people write it; the use case knows the club's calendar day. */
export const RuleInput = z.object({
  byRule: ticked,
  productIds: z.preprocess(list, z.array(z.uuid()).max(ruleProductsMax)),
  verifiedOnly: ticked,
  trustAtLeast: z.preprocess(
    (value) => (value === "" || value === undefined ? null : value),
    z.coerce.number().int().min(1).max(3).nullable(),
  ),
  joinedBefore: z.string().max(30, fail("date_malformed")).default(""),
});
export type RuleInput = z.output<typeof RuleInput>;

const details = {
  name: shownName(groupNameMax),
  description: z
    .string()
    .default("")
    .transform(cleanText)
    .refine((text) => countGraphemes(text) <= groupDescriptionMax, fail("text_too_long", { max: groupDescriptionMax })),
};

export const CreateGroup = z.object(details);
export type CreateGroup = z.output<typeof CreateGroup>;

export const UpdateGroup = RuleInput.extend({ groupId: z.uuid(), ...details });
export type UpdateGroup = z.output<typeof UpdateGroup>;

export const GroupMembers = z.object({
  groupId: z.uuid(),
  memberIds: z.preprocess(
    (value) => (typeof value === "string" ? value.split(/[\s,]+/).filter(Boolean) : value),
    z.array(z.uuid()).min(1).max(groupFileLines),
  ),
});
export type GroupMembers = z.output<typeof GroupMembers>;

export const MemberOfGroup = z.object({ groupId: z.uuid(), memberId: z.uuid() });
export type MemberOfGroup = z.output<typeof MemberOfGroup>;
