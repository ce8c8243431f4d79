import type { Calendar } from "#app/platform/persian/format.ts";
import type { Birthday } from "./birthday.ts";
import type { Completeness } from "./completeness.ts";
import type { Privacy } from "./privacy.ts";

/** A member as everybody may see them beside what they wrote: never a phone number or mail address. */
export type MemberCard = {
  id: string;
  name: string;
  avatarUrl: string | null;
  /** Left the club: there is no page of theirs. */
  former?: true;
};

/** What a member's card is made of: the avatar's address comes ready, because its key lies with the picture. */
export type MemberCardRow = { id: string; name: string; avatarUrl?: string | null; former?: boolean | null };

/** A row as a member's card. */
export function toMemberCard(row: MemberCardRow): MemberCard {
  const card = { id: row.id, name: row.name, avatarUrl: row.avatarUrl ?? null };
  return row.former ? { ...card, former: true } : card;
}

/** A product that a member says they own; `verified` where a purchase proves it. */
export type OwnedProduct = { id: string; slug: string; name: string; nameEn: string; verified: boolean };

/**
 * A member's public page as one viewer may see it: what is kept from the viewer looks like what was never filled in,
 * except for `topicCount` and `postCount`, which are null then.
 */
export type MemberView = MemberCard & {
  /** The large rendition of the avatar. */
  pictureUrl: string | null;
  bio: string;
  /** A key of the list of provinces, and a key of its cities or a city as it was typed; `places.server.ts` names them. */
  province: string;
  city: string;
  occupation: string;
  birthday: Birthday | null;
  interests: string[];
  products: OwnedProduct[];
  trust: number;
  joinedAt: Date;
  /** Brought in by an import; nobody has claimed the account yet. */
  isPlaceholder: boolean;
  /** Whether the viewer may see the list of the member's topics. */
  showsActivity: boolean;
  topicCount: number | null;
  postCount: number | null;
};

/** What a member may change about themselves, and how much of it they filled in. */
export type ProfileView = {
  id: string;
  name: string;
  avatarUrl: string | null;
  bio: string;
  province: string;
  city: string;
  occupation: string;
  birthday: Birthday | null;
  interests: string[];
  products: OwnedProduct[];
  /** Null follows the language. */
  calendar: Calendar | null;
  autoFollow: boolean;
  locale: string | null;
  privacy: Privacy;
  completeness: Completeness;
};

/** One device that is signed in. */
export type SessionView = { id: string; userAgent: string; createdAt: Date; lastSeenAt: Date; isCurrent: boolean };
