import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { StaffMemberCard } from "#app/domain/accounts/staff-views.ts";
import { formatNumber } from "#app/platform/persian/format.ts";
import { useClub } from "../shell/use-page-data.ts";
import { type Column, Table } from "../ui/table.tsx";
import { Time } from "../ui/time.tsx";
import { MemberName } from "./member-name.tsx";

type Key = "name" | "groups" | "joined" | "seen";
type Props = { members: StaffMemberCard[] };

/** Members as their staff look through them. */
export function MemberTable({ members }: Props) {
  const t = useTranslations("staff");
  const { locale } = useClub();
  const columns: Column<Key>[] = [
    { key: "name", label: t("name") },
    { key: "groups", label: t("groups"), numeric: true },
    { key: "joined", label: t("joined") },
    { key: "seen", label: t("lastSeen") },
  ];
  const rows = members.map((member) => ({
    id: member.id,
    name: <MemberName member={member} />,
    groups: member.groupCount > 0 ? formatNumber(member.groupCount, locale) : null,
    joined: soft(<Time at={member.joinedAt} />),
    seen: soft(member.lastSeenAt ? <Time at={member.lastSeenAt} /> : t("neverSeen")),
  }));
  return <Table caption={t("membersTitle")} columns={columns} rows={rows} />;
}

const soft = (fact: ReactNode) => <span className="text-sm whitespace-nowrap text-text-soft">{fact}</span>;
