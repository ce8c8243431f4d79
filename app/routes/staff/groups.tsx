import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Field } from "#app/components/form/field.tsx";
import { ProblemBox } from "#app/components/form/problem-text.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { useClub } from "#app/components/shell/use-page-data.ts";
import { Section } from "#app/components/staff/pieces.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { rowLinkClass, Table } from "#app/components/ui/table.tsx";
import { createGroup } from "#app/domain/accounts/create-group.server.ts";
import { groupNameMax } from "#app/domain/accounts/group-rules.ts";
import { CreateGroup } from "#app/domain/accounts/group-schema.ts";
import { listGroups } from "#app/domain/accounts/list-groups.server.ts";
import type { GroupCard } from "#app/domain/accounts/staff-views.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { submit } from "#app/http/forms.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { requireStaff } from "#app/http/staff.server.ts";
import { staffGroupPath, staffGroupsPath } from "#app/paths.ts";
import { formatNumber } from "#app/platform/persian/format.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireStaff(request, "members.manage");
  const t = await wordsFor(request, "staff");
  return { groups: await listGroups(actor), head: { title: t("groupsTitle"), path: staffGroupsPath(), hidden: true } };
});

export const action = respond(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireStaff(request, "members.manage");
  return submit(request, CreateGroup, (input) => createGroup(actor, input), { goTo: (group) => staffGroupPath(group) });
});

export default function Groups() {
  const t = useTranslations("staff");
  const { groups } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() as FormState | undefined;
  return (
    <>
      <PageHeading title={t("groupsTitle")} hint={t("groupsHint")} />
      {groups.length === 0 ? (
        <p className="mb-6 text-text-soft">{t("noGroupsYet")}</p>
      ) : (
        <div className="mb-6">
          <GroupTable groups={groups} />
        </div>
      )}
      <Section title={t("newGroup")}>
        <Form method="post" className="space-y-4">
          <ProblemBox problem={state?.errors[""]} />
          <Field name="name" label={t("groupName")} state={state} required maxLength={groupNameMax * 2} dir="auto" />
          <Button>{t("create")}</Button>
        </Form>
      </Section>
    </>
  );
}

function GroupTable({ groups }: { groups: GroupCard[] }) {
  const t = useTranslations("staff");
  const { locale } = useClub();
  return (
    <Table
      caption={t("groupsTitle")}
      columns={[
        { key: "name", label: t("name") },
        { key: "members", label: t("members"), numeric: true },
        { key: "forums", label: t("forumsPlace"), numeric: true },
      ]}
      rows={groups.map((group) => ({
        id: group.id,
        name: (
          <span className="flex flex-wrap items-center gap-2">
            <Link to={staffGroupPath(group)} className={rowLinkClass}>
              <bdi className="wrap-anywhere">{group.name}</bdi>
            </Link>
            {group.hasRule && <Badge tone="accent">{t("hasRule")}</Badge>}
          </span>
        ),
        members: formatNumber(group.memberCount, locale),
        forums: formatNumber(group.forumCount, locale),
      }))}
    />
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
