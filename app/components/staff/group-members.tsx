import { Form } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { GroupMemberView, StaffMemberCard } from "#app/domain/accounts/staff-views.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { SearchField } from "../ui/search-box.tsx";
import { Table } from "../ui/table.tsx";
import { Time } from "../ui/time.tsx";
import { MemberName } from "./member-name.tsx";

type FindProps = { q: string | undefined; found: StaffMemberCard[]; inGroup: string[] };

/** Looks members up and adds them, one by one. */
export function FindGroupMember({ q, found, inGroup }: FindProps) {
  const t = useTranslations("staff");
  return (
    <div className="space-y-3">
      <Form role="search" className="flex gap-2">
        <SearchField asked={q} label={t("membersSearch")} verb={t("search")} />
      </Form>
      {q && found.length === 0 && <p className="text-text-soft">{t("membersNone")}</p>}
      {found.length > 0 && (
        <Table
          caption={t("findMember")}
          columns={[
            { key: "name", label: t("name") },
            { key: "deed", label: t("add"), hideLabel: true, numeric: true },
          ]}
          rows={found.map((member) => ({
            id: member.id,
            name: <MemberName member={member} />,
            deed: inGroup.includes(member.id) ? <Badge>{t("alreadyIn")}</Badge> : <Add member={member} />,
          }))}
        />
      )}
    </div>
  );
}

function Add({ member }: { member: { id: string; name: string } }) {
  const t = useTranslations("staff");
  return (
    <Form method="post" className="relative">
      <input type="hidden" name="memberIds" value={member.id} />
      <Button name="intent" value="add" variant="secondary" size="small">
        {t("add")}
        <span className="sr-only"> {member.name}</span>
      </Button>
    </Form>
  );
}

/** Who is in a group, and how they came in. */
export function GroupMemberList({ members }: { members: GroupMemberView[] }) {
  const t = useTranslations("staff");
  if (members.length === 0) return <p className="text-text-soft">{t("noGroupMembers")}</p>;
  return (
    <Table
      caption={t("groupMembers")}
      columns={[
        { key: "name", label: t("name") },
        { key: "since", label: t("joined") },
        { key: "deed", label: t("remove"), hideLabel: true, numeric: true },
      ]}
      rows={members.map((member) => ({
        id: member.id,
        name: <MemberName member={member} />,
        since: <Time at={member.since} className="text-sm text-text-soft" />,
        deed: member.byRule ? <Badge>{t("byRule")}</Badge> : <TakeOut member={member} />,
      }))}
    />
  );
}

function TakeOut({ member }: { member: { id: string; name: string } }) {
  const t = useTranslations("staff");
  return (
    <Form method="post" className="relative">
      <input type="hidden" name="memberId" value={member.id} />
      <Button name="intent" value="take-out" variant="quiet" size="small">
        {t("remove")}
        <span className="sr-only"> {member.name}</span>
      </Button>
    </Form>
  );
}
