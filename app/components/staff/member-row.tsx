import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { StaffMemberCard } from "#app/domain/accounts/staff-views.ts";
import { staffMemberPath } from "#app/paths.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Badge } from "../ui/badge.tsx";
import { Time } from "../ui/time.tsx";
import { useRoleName } from "./role-words.ts";
import { StandingBadge } from "./standing-badge.tsx";

/** A member in a list of staff; two lines on a phone, one on a desk. */
export function MemberRow({ member, action }: { member: StaffMemberCard; action?: ReactNode }) {
  const t = useTranslations("staff");
  const roleName = useRoleName();
  const { joinedAt, lastSeenAt, standing } = member;
  return (
    <li className="relative flex items-center gap-3 px-4 py-2.5 hover:bg-surface-sunken">
      <Avatar member={member} size={32} />
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            to={staffMemberPath(member)}
            className="min-w-0 font-medium after:absolute after:inset-0 hover:text-accent"
          >
            <bdi className="wrap-anywhere">{member.name}</bdi>
          </Link>
          {standing !== "active" && <StandingBadge standing={standing} />}
          {member.isPlaceholder && <Badge>{t("imported")}</Badge>}
          {member.roles.map((role) => (
            <Badge key={role.key} tone="accent">
              <bdi>{roleName(role)}</bdi>
            </Badge>
          ))}
          {member.groupCount > 0 && <Badge>{t("groupCount", { count: member.groupCount })}</Badge>}
        </p>
        <p className="text-sm text-text-soft">
          {t.rich("joinedAt", { time: () => <Time at={joinedAt} /> })}
          <span aria-hidden> · </span>
          {lastSeenAt ? t.rich("seenAt", { time: () => <Time at={lastSeenAt} /> }) : t("neverSeen")}
        </p>
      </div>
      {action && <div className="relative shrink-0">{action}</div>}
    </li>
  );
}
