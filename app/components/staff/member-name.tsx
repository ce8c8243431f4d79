import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { StaffMemberCard } from "#app/domain/accounts/staff-views.ts";
import { staffMemberPath } from "#app/paths.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Badge } from "../ui/badge.tsx";
import { rowLinkClass } from "../ui/table.tsx";
import { useRoleName } from "./role-words.ts";
import { StandingBadge } from "./standing-badge.tsx";

type Named = Pick<StaffMemberCard, "id" | "name" | "avatarUrl"> & Partial<StaffMemberCard>;

/** Who a row of a table is about, with what sets them apart; leads to the staff's page about them. */
export function MemberName({ member }: { member: Named }) {
  const t = useTranslations("staff");
  const roleName = useRoleName();
  const { standing = "active", isPlaceholder = false, roles = [] } = member;
  return (
    <span className="flex items-center gap-3">
      <Avatar member={member} size={32} />
      <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
        <Link to={staffMemberPath(member)} className={rowLinkClass}>
          <bdi className="wrap-anywhere">{member.name}</bdi>
        </Link>
        {standing !== "active" && <StandingBadge standing={standing} />}
        {isPlaceholder && <Badge>{t("imported")}</Badge>}
        {roles.map((role) => (
          <Badge key={role.key} tone="accent">
            <bdi>{roleName(role)}</bdi>
          </Badge>
        ))}
      </span>
    </span>
  );
}
