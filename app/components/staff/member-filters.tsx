import { Form } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { RoleName } from "#app/domain/accounts/staff-views.ts";
import { Select } from "../form/select.tsx";
import { SearchField } from "../ui/search-box.tsx";
import { useRoleName } from "./role-words.ts";

export type Wanted = { q?: string; standing?: string; role?: string; group?: string };
type Props = { wanted: Wanted; roles: RoleName[]; groups: { id: string; name: string }[] };

const standings = ["active", "silenced", "suspended", "removed"] as const;

/** What to look for among the members. */
export function MemberFilters({ wanted, roles, groups }: Props) {
  const t = useTranslations("staff");
  const roleName = useRoleName();
  return (
    <Form role="search" className="mb-6 space-y-4" key={JSON.stringify(wanted)}>
      <div className="flex gap-2">
        <SearchField asked={wanted.q} label={t("membersSearch")} verb={t("search")} />
      </div>
      <div className="grid grid-cols-2 gap-3 max-sm:*:last:col-span-2 sm:grid-cols-3">
        <Select
          name="standing"
          label={t("standing")}
          state={undefined}
          defaultValue={wanted.standing ?? ""}
          options={[
            { value: "", label: t("anyStanding") },
            ...standings.map((value) => ({ value, label: t(`standing_${value}`) })),
          ]}
        />
        <Select
          name="role"
          label={t("role")}
          state={undefined}
          defaultValue={wanted.role ?? ""}
          options={[
            { value: "", label: t("anyRole") },
            ...roles.map((role) => ({ value: role.key, label: roleName(role) })),
          ]}
        />
        <Select
          name="group"
          label={t("group")}
          state={undefined}
          defaultValue={wanted.group ?? ""}
          options={[{ value: "", label: t("anyGroup") }, ...groups.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      </div>
    </Form>
  );
}
