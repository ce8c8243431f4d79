import { z } from "zod";
import { fail } from "#app/domain/core/form-state.ts";
import { cleanName, cleanText, countGraphemes, countLetters, hasBidiControls } from "#app/platform/persian/text.ts";
import { productsMax, reasonMax, splitMax, tagMax, tagMin, tagsMax, titleMax, titleMin, topicKinds } from "./rules.ts";

const id = z.uuid();

/** A topic's title as it is kept; emoji, ZWNJ and tatweel are no letters. */
export const Title = z
  .string()
  .refine((title) => !hasBidiControls(title), fail("title_forbidden_characters"))
  .transform((title) => cleanName(title))
  .refine((title) => countLetters(title) >= titleMin, fail("title_too_short", { min: titleMin }))
  .refine((title) => countGraphemes(title) <= titleMax, fail("title_too_long", { max: titleMax }));

const tagLetters = /^[\p{L}\p{M}\p{N}\u200c _-]+$/u;

const Tag = z.string().refine(
  (tag) => {
    return tagLetters.test(tag) && countLetters(tag) >= tagMin && countGraphemes(tag) <= tagMax;
  },
  fail("tag_malformed", { max: tagMax }),
);

/** Of more tags than this on one line the rest is not looked at; they are too many anyway. */
const tagsRead = 10 * tagsMax;

/** A list, or one line with commas between, as people type it. */
const Tags = z.preprocess(toTags, z.array(Tag).max(tagsMax, fail("too_many_tags", { max: tagsMax })));

/** The two fields of a rich text form: `bodyJson` is what the editor sent, `body` what the textarea sent. */
const words = { body: z.string().optional(), bodyJson: z.string().optional() };

/** What somebody wrote: plain text, or a document, which a form sends as JSON text and a program as it is. */
export type Words = { body?: string | undefined; bodyJson?: string | object | undefined };

type InWords<Input> = Omit<Input, keyof Words> & Words;

export const Reason = z
  .string(fail("reason_missing"))
  .transform((reason) => cleanText(reason))
  .refine((reason) => countLetters(reason) > 0, fail("reason_missing"))
  .refine((reason) => countGraphemes(reason) <= reasonMax, fail("text_too_long", { max: reasonMax }));

/** A form sends an empty field where no reason was given. */
const optionalReason = z.preprocess((reason) => (reason === "" ? undefined : reason), Reason.optional());

const yesOrNo = z.preprocess((value) => (value === "true" ? true : value === "false" ? false : value), z.boolean());

/** What a new topic is made of, beside its text and its place. */
export const topicFields = {
  kind: z.enum(topicKinds, fail("kind_unknown")).default("discussion"),
  title: Title,
  stars: z.int().min(1, fail("stars_out_of_range")).max(5, fail("stars_out_of_range")).optional(),
  productIds: z
    .array(id)
    .max(productsMax, fail("too_many_products", { max: productsMax }))
    .default([]),
  tags: Tags,
};

/** What the fields of a new topic say together: an experience has stars, and there is a text. */
export function wholeTopic<Fields extends z.ZodObject>(fields: Fields): Fields {
  return fields
    .refine(({ kind, stars }) => kind !== "experience" || stars !== undefined, {
      message: fail("stars_missing"),
      path: ["stars"],
    })
    .refine(hasWords, textEmpty);
}

/** What a text of two fields says together: one of them holds something. */
export function hasWords({ body, bodyJson }: Record<string, unknown>): boolean {
  return bodyJson !== undefined || (typeof body === "string" && cleanText(body) !== "");
}

/** Said together with what else is wrong, so that nobody has to send the form twice to hear it. */
export const textEmpty = { message: fail("text_empty"), path: ["body"], when: () => true };

export const CreateTopic = wholeTopic(z.object({ forumId: id, ...topicFields, ...words }));
export type CreateTopic = InWords<z.output<typeof CreateTopic>>;

export const Reply = z.object({ topicId: id, ...words, replyToId: id.optional() });
export type Reply = InWords<z.output<typeof Reply>>;

/** `revision` is the one the text was loaded with; `title` counts for a first post only. */
export const EditPost = z.object({
  postId: id,
  revision: z.int().min(0),
  title: Title.optional(),
  ...words,
  reason: optionalReason,
});
export type EditPost = InWords<z.output<typeof EditPost>>;

/** `reason` is asked of a moderator, not of the author. */
export const DeletePost = z.object({ postId: id, reason: optionalReason });
export type DeletePost = z.output<typeof DeletePost>;

export const RestorePost = z.object({ postId: id, reason: optionalReason });
export type RestorePost = z.output<typeof RestorePost>;

export const HideContent = z.object({ kind: z.enum(["topic", "post"]), id, reason: Reason });
export type HideContent = z.output<typeof HideContent>;

export const RestoreContent = z.object({ kind: z.enum(["topic", "post"]), id, reason: optionalReason });
export type RestoreContent = z.output<typeof RestoreContent>;

export const CloseTopic = z.object({ topicId: id, closed: yesOrNo, reason: optionalReason });
export type CloseTopic = z.output<typeof CloseTopic>;

export const PinTopic = z.object({ topicId: id, pinned: yesOrNo, reason: optionalReason });
export type PinTopic = z.output<typeof PinTopic>;

export const FeatureTopic = z.object({ topicId: id, featured: yesOrNo, reason: optionalReason });
export type FeatureTopic = z.output<typeof FeatureTopic>;

export const RenameTopic = z.object({ topicId: id, title: Title, reason: optionalReason });
export type RenameTopic = z.output<typeof RenameTopic>;

/** Some changes to a topic, of those a program asks for together; what is left out stays as it is. */
export const topicChanges = {
  title: Title.optional(),
  closed: z.boolean().optional(),
  pinned: z.boolean().optional(),
  featured: z.boolean().optional(),
  reason: Reason.optional(),
};
const ChangeTopic = z.object({ topicId: id, ...topicChanges });
export type ChangeTopic = z.output<typeof ChangeTopic>;

export const MoveTopic = z.object({ topicId: id, forumId: id, reason: optionalReason });
export type MoveTopic = z.output<typeof MoveTopic>;

export const MergeTopics = z.object({ fromTopicId: id, intoTopicId: id, reason: optionalReason });
export type MergeTopics = z.output<typeof MergeTopics>;

/** `forumId` is where the new topic goes; left out, it stays in the forum. */
export const SplitTopic = z.object({
  topicId: id,
  postIds: z.array(id).min(1).max(splitMax),
  title: Title,
  forumId: id.optional(),
  reason: optionalReason,
});
export type SplitTopic = z.output<typeof SplitTopic>;

export const AcceptAnswer = z.object({ postId: id });
export type AcceptAnswer = z.output<typeof AcceptAnswer>;

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/** What a draft is of: `topic:<id>` a reply, `new:<forum id>` a topic, `post:<id>` an edit. */
export const DraftKey = z.string().regex(new RegExp(`^(topic|new|post):${uuid}$`));

/** What else a new topic's form holds, as far as it is filled in; `tags` and `stars` as they were typed. */
export const DraftFields = z.object({
  kind: z.enum(topicKinds).optional(),
  tags: z.string().max(500).optional(),
  stars: z.string().max(1).optional(),
  productIds: z.array(id).max(productsMax).optional(),
});
export type DraftFields = z.output<typeof DraftFields>;

/** The editor saves its `document`, a textarea its `body`. */
export const SaveDraft = z.object({
  key: DraftKey,
  title: z.string().max(500).default(""),
  document: z.unknown().optional(),
  fields: DraftFields.optional(),
  ...words,
});
export type SaveDraft = z.output<typeof SaveDraft>;

const postNumber = z.int32().min(1);

/** The posts that stood on the screen, by number, and for how many seconds since the last report. */
export const RecordReading = z.object({
  topicId: id,
  firstNumber: postNumber,
  lastNumber: postNumber,
  seconds: z.int().min(0),
});
export type RecordReading = z.output<typeof RecordReading>;

function toTags(value: unknown): unknown {
  const typed = Array.isArray(value) ? value : [value ?? ""];
  if (!typed.every((tag) => typeof tag === "string")) return value;
  const tags = typed.flatMap((tag) => tag.split(/[,،\n]/, tagsRead)).map(toTag);
  return [...new Set(tags)].filter((tag) => tag !== "");
}

/** One spelling for one tag: Persian letters for Arabic ones, lower case, single spaces, without the #. */
function toTag(tag: string): string {
  return cleanText(tag).replace(/^#+/, "").replaceAll("ي", "ی").replaceAll("ك", "ک").replace(/\s+/g, " ").toLowerCase();
}
