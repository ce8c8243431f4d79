import { Form, Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { RoleName, StaffMemberView } from "#app/domain/accounts/staff-views.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { staffGroupPath } from "#app/paths.ts";
import { ProblemBox } from "../form/problem-text.tsx";
import { Select } from "../form/select.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { stateOf } from "./pieces.tsx";
import { useRoleName } from "./role-words.ts";

type RolesProps = { member: StaffMemberView; roles: RoleName[]; mayGrant: boolean; state: FormState | undefined };

/** The roles of a member, and giving and taking them. */
export function MemberRoles({ member, roles, mayGrant, state }: RolesProps) {
  const t = useTranslations("staff");
  const roleName = useRoleName();
  const others = roles.filter(({ key }) => !member.roles.some((role) => role.key === key));
  return (
    <div className="space-y-3">
      <ProblemBox problem={(stateOf(state, "grant") ?? stateOf(state, "withdraw"))?.errors[""]} />
      {member.roles.length === 0 && <p className="text-text-soft">{t("noRoles")}</p>}
      <ul className="divide-y divide-line">
        {member.roles.map((role) => (
          <li key={role.key} className="flex flex-wrap items-center justify-between gap-2 py-1">
            <bdi>{roleName(role)}</bdi>
            {mayGrant && (
              <Form method="post">
                <input type="hidden" name="memberId" value={member.id} />
                <input type="hidden" name="role" value={role.key} />
                <Button name="intent" value="withdraw" variant="quiet" size="small">
                  {t("withdraw")}
                  <span className="sr-only"> {roleName(role)}</span>
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {mayGrant && others.length > 0 && <GrantRole member={member} others={others} />}
    </div>
  );
}

function GrantRole({ member, others }: { member: StaffMemberView; others: RoleName[] }) {
  const t = useTranslations("staff");
  const roleName = useRoleName();
  return (
    <Form method="post" className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="memberId" value={member.id} />
      <div className="min-w-0 grow basis-48">
        <Select
          name="role"
          label={t("role")}
          state={undefined}
          options={others.map((role) => ({ value: role.key, label: roleName(role) }))}
        />
      </div>
      <Button name="intent" value="grant" variant="secondary">
        {t("grant")}
      </Button>
    </Form>
  );
}

type GroupsProps = { member: StaffMemberView; groups: { id: string; name: string }[]; state: FormState | undefined };

/** The groups of a member; those that a rule put them in have no way out by hand. */
export function MemberGroups({ member, groups, state }: GroupsProps) {
  const t = useTranslations("staff");
  const others = groups.filter(({ id }) => !member.groups.some((group) => group.id === id));
  return (
    <div className="space-y-3">
      <ProblemBox problem={(stateOf(state, "join-group") ?? stateOf(state, "leave-group"))?.errors[""]} />
      {member.groups.length === 0 && <p className="text-text-soft">{t("noGroups")}</p>}
      <ul className="divide-y divide-line">
        {member.groups.map((group) => (
          <li key={group.id} className="flex min-h-11 flex-wrap items-center justify-between gap-2 py-1">
            <Link to={staffGroupPath(group)} className="inline-flex min-h-11 items-center hover:text-accent">
              <bdi>{group.name}</bdi>
            </Link>
            {group.byRule ? (
              <Badge>{t("byRule")}</Badge>
            ) : (
              <Form method="post">
                <input type="hidden" name="groupId" value={group.id} />
                <Button name="intent" value="leave-group" variant="quiet" size="small">
                  {t("remove")}
                  <span className="sr-only"> {group.name}</span>
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {others.length > 0 && <JoinGroup others={others} />}
    </div>
  );
}

function JoinGroup({ others }: { others: GroupsProps["groups"] }) {
  const t = useTranslations("staff");
  return (
    <Form method="post" className="flex flex-wrap items-end gap-2">
      <div className="min-w-0 grow basis-48">
        <Select
          name="groupId"
          label={t("group")}
          state={undefined}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      <Button name="intent" value="join-group" variant="secondary">
        {t("addToGroup")}
      </Button>
    </Form>
  );
}
