/** A member as everybody may see them beside what they wrote: never a phone number or mail address. */
export type MemberCard = { id: string; name: string; avatarUrl: string | null };

/** What a member's card is made of: the avatar's address comes ready, because its key lies with the picture. */
export type MemberCardRow = { id: string; name: string; avatarUrl?: string | null };

/** A row as a member's card. */
export function toMemberCard(row: MemberCardRow): MemberCard {
  return { id: row.id, name: row.name, avatarUrl: row.avatarUrl ?? null };
}
