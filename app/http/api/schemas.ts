import { z } from "zod";

/** An instant as programs read it (RFC 3339, UTC). */
export const time = z
  .date()
  .transform((date) => date.toISOString())
  .meta({ type: "string", format: "date-time", examples: ["2026-11-22T08:30:00.000Z"] });

export const uuid = z.uuid().meta({ examples: ["0198c0de-0000-7000-8000-000000000001"] });

/** The parameters of an address that names one thing. */
export const byId = z.strictObject({ id: uuid });

const pageSize = { default: 20, max: 100 };

/** What every list can be asked for: how much of it, and where to go on. */
export const listFields = {
  limit: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(pageSize.max))
    .default(pageSize.default),
  after: z.string().min(1).max(200).optional(),
};

/** The query of a list without filters. */
export const listQuery = z.strictObject(listFields);

/** A page of a list: `next` goes into `?after=` for the following page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

/** A member as everybody sees them. */
export const memberCard = z
  .object({ id: uuid, name: z.string(), avatarUrl: z.string().nullable() })
  .meta({ id: "MemberCard" });

/** The two forms of a text: as it is typed into a textarea, or as the editor's document. */
export const words = {
  body: z.string().optional(),
  bodyJson: z.looseObject({ root: z.looseObject({}) }).optional(),
};
