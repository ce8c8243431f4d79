import type { MemberCard } from "#app/domain/accounts/views.ts";
import { Avatar } from "../ui/avatar.tsx";

/** The faces of a line's people; of several, the latest stands before the next. The names stand in the sentence. */
export function Faces({ members, size }: { members: MemberCard[]; size: 32 | 40 }) {
  const [first, second] = members;
  if (!first) return null;
  if (!second) return <Avatar member={first} size={size} />;
  return (
    <span className="relative block shrink-0" style={{ width: size, height: size }}>
      <span className="absolute start-0 top-0 flex">
        <Avatar member={second} size={24} />
      </span>
      <span className="absolute end-0 bottom-0 flex rounded-full ring-2 ring-surface-raised">
        <Avatar member={first} size={24} />
      </span>
    </span>
  );
}
