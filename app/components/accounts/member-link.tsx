import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { memberPath } from "#app/paths.ts";

type Props = { member: { id: string; former?: true }; className?: string; children: ReactNode };

/** The way to a member's page; somebody who left has none. */
export function MemberLink({ member, className, children }: Props) {
  if (member.former) return <span className={className}>{children}</span>;
  return (
    <Link to={memberPath(member)} className={className}>
      {children}
    </Link>
  );
}
