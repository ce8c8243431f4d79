/** A member as everybody may see them beside what they wrote: never a phone number or mail address. */
export type MemberCard = { id: string; name: string; avatarUrl: string | null };

/** What a member's card is made of: the avatar's address comes ready, because its key lies with the picture. */
export type MemberCardRow = { id: string; name: string; avatarUrl?: string | null };

/** A row as a member's card. */
export function toMemberCard(row: MemberCardRow): MemberCard {
  return { id: row.id, name: row.name, avatarUrl: row.avatarUrl ?? null };
}

/** A member's public page. */
export type MemberView = MemberCard & {
  bio: string;
  trust: number;
  joinedAt: Date;
  /** Brought in by an import; nobody has claimed the account yet. */
  isPlaceholder: boolean;
  topicCount: number;
  postCount: number;
};

/** What a member may change about themselves. */
export type ProfileView = { name: string; bio: string; autoFollow: boolean; locale: string | null };

/** One device that is signed in. */
export type SessionView = { id: string; userAgent: string; createdAt: Date; lastSeenAt: Date; isCurrent: boolean };
