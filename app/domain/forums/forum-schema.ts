import { z } from "zod";
import { fail } from "#app/domain/core/form-state.ts";
import { cleanName, cleanText, countGraphemes, countLetters, hasBidiControls } from "#app/platform/persian/text.ts";

const nameMin = 2;
const nameMax = 80;
const descriptionMax = 500;

const name = z
  .string()
  .refine((text) => !hasBidiControls(text), fail("name_forbidden_characters"))
  .transform(cleanName)
  .refine((text) => countLetters(text) >= nameMin, fail("name_too_short", { min: nameMin }))
  .refine((text) => countGraphemes(text) <= nameMax, fail("name_too_long", { max: nameMax }));

const nameEn = z
  .string()
  .default("")
  .refine((text) => !hasBidiControls(text), fail("name_forbidden_characters"))
  .transform(cleanName)
  .refine((text) => countGraphemes(text) <= nameMax, fail("name_too_long", { max: nameMax }));

const position = z.coerce.number().int().min(0).max(100_000).default(0);

const forum = {
  name,
  nameEn,
  description: z
    .string()
    .default("")
    .transform(cleanText)
    .refine((text) => countGraphemes(text) <= descriptionMax, fail("text_too_long", { max: descriptionMax })),
  hue: z.coerce.number().int().min(0).max(359).default(250),
  icon: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .default("messages-square"),
  position,
  readers: z.enum(["everyone", "members", "group", "staff"]).default("everyone"),
  writers: z.enum(["members", "staff"]).default("members"),
  groupId: z.uuid().optional(),
  sectionId: z.uuid().optional(),
};

const groupNamed = ({ readers, groupId }: { readers: string; groupId?: string | undefined }) =>
  (readers === "group") === (groupId !== undefined);
const groupMissing = { message: fail("required"), path: ["groupId"] };

/** `groupId` belongs to readers = group, and only to it. */
export const CreateForum = z.object(forum).refine(groupNamed, groupMissing);
export type CreateForum = z.output<typeof CreateForum>;

export const UpdateForum = z.object({ forumId: z.uuid(), ...forum }).refine(groupNamed, groupMissing);
export type UpdateForum = z.output<typeof UpdateForum>;

export const CreateSection = z.object({ name, nameEn, position });
export type CreateSection = z.output<typeof CreateSection>;

export const UpdateSection = CreateSection.extend({ sectionId: z.uuid() });
export type UpdateSection = z.output<typeof UpdateSection>;
