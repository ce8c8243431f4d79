import { Form, Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { GroupMemberView, StaffMemberCard } from "#app/domain/accounts/staff-views.ts";
import { staffMemberPath } from "#app/paths.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { SearchField } from "../ui/search-box.tsx";
import { Time } from "../ui/time.tsx";
import { MemberRow } from "./member-row.tsx";
import { Rows } from "./pieces.tsx";

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
        <Rows>
          {found.map((member) => (
            <MemberRow
              key={member.id}
              member={member}
              action={inGroup.includes(member.id) ? <Badge>{t("alreadyIn")}</Badge> : <Add member={member} />}
            />
          ))}
        </Rows>
      )}
    </div>
  );
}

function Add({ member }: { member: { id: string; name: string } }) {
  const t = useTranslations("staff");
  return (
    <Form method="post">
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
    <Rows>
      {members.map((member) => (
        <li key={member.id} className="flex items-center gap-3 px-4 py-2">
          <Avatar member={member} size={32} />
          <div className="min-w-0 grow">
            <Link to={staffMemberPath(member)} className="font-medium hover:text-accent">
              <bdi className="wrap-anywhere">{member.name}</bdi>
            </Link>
            <p className="text-sm text-text-soft">{t.rich("since", { time: () => <Time at={member.since} /> })}</p>
          </div>
          {member.byRule ? <Badge>{t("byRule")}</Badge> : <TakeOut member={member} />}
        </li>
      ))}
    </Rows>
  );
}

function TakeOut({ member }: { member: { id: string; name: string } }) {
  const t = useTranslations("staff");
  return (
    <Form method="post">
      <input type="hidden" name="memberId" value={member.id} />
      <Button name="intent" value="take-out" variant="quiet" size="small">
        {t("remove")}
        <span className="sr-only"> {member.name}</span>
      </Button>
    </Form>
  );
}
