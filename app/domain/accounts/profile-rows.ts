import { type Calendar, calendars } from "#app/platform/persian/format.ts";
import type { Prisma } from "#prisma/client";
import type { Birthday } from "./birthday.ts";
import type { OwnedProduct } from "./views.ts";

/** The columns of a profile, its own owner's or a member's page. */
export const profileFields = {
  id: true,
  name: true,
  bio: true,
  province: true,
  city: true,
  occupation: true,
  birthday: true,
  birthCalendar: true,
  interests: true,
  privacy: true,
  owned: {
    select: { verifiedAt: true, product: { select: { id: true, slug: true, name: true, nameEn: true } } },
    orderBy: { createdAt: "asc" },
  },
} satisfies Prisma.MemberSelect;

type OwnedRow = Prisma.MemberGetPayload<{ select: typeof profileFields }>["owned"][number];

/** A stored calendar; null follows the language. */
export function toCalendar(stored: string | null): Calendar | null {
  return calendars.find((calendar) => calendar === stored) ?? null;
}

/** A stored day of birth. */
export function toBirthday(row: { birthday: string | null; birthCalendar: string | null }): Birthday | null {
  const calendar = toCalendar(row.birthCalendar);
  return row.birthday && calendar ? { date: row.birthday, calendar } : null;
}

/** A product a member owns. */
export function toOwnedProduct({ verifiedAt, product }: OwnedRow): OwnedProduct {
  return { ...product, verified: verifiedAt !== null };
}
