import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { MemberFilters } from "#app/components/staff/member-filters.tsx";
import { MemberTable } from "#app/components/staff/member-table.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { MorePages } from "#app/components/ui/more-pages.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { listGroups } from "#app/domain/accounts/list-groups.server.ts";
import { listMembers } from "#app/domain/accounts/list-members.server.ts";
import { listRoleNames } from "#app/domain/accounts/list-roles.server.ts";
import type { Standing } from "#app/domain/core/actor.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { requireStaff } from "#app/http/staff.server.ts";
import { staffMembersPath } from "#app/paths.ts";

const standings: readonly string[] = ["active", "silenced", "suspended", "removed"];

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireStaff(request, "members.manage");
  const { searchParams } = new URL(request.url);
  const asked = (name: string) => searchParams.get(name)?.trim() || undefined;
  const [q, role, group, after] = [asked("q"), asked("role"), asked("group"), asked("after")];
  const standing = standings.find((one) => one === asked("standing")) as Standing | undefined;
  const [members, roles, groups] = await Promise.all([
    listMembers(actor, { q, standing, role, groupId: group, after }),
    listRoleNames(actor),
    listGroups(actor),
  ]);
  const t = await wordsFor(request, "staff");
  const head = { title: t("membersTitle"), path: staffMembersPath(), hidden: true };
  return { members, roles, groups, wanted: { q, standing, role, group }, head };
});

export default function Members() {
  const t = useTranslations("staff");
  const { members, roles, groups, wanted } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={t("membersTitle")} />
      <MemberFilters wanted={wanted} roles={roles} groups={groups} />
      {members.items.length === 0 ? (
        <EmptyState drawing="search" title={t("membersNone")} />
      ) : (
        <MemberTable members={members.items} />
      )}
      <MorePages next={members.next} />
    </>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
