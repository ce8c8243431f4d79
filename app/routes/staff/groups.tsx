import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { Field } from "#app/components/form/field.tsx";
import { ProblemBox } from "#app/components/form/problem-text.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Rows, Section } from "#app/components/staff/pieces.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
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
          <Rows>
            {groups.map((group) => (
              <GroupRow key={group.id} group={group} />
            ))}
          </Rows>
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

function GroupRow({ group }: { group: GroupCard }) {
  const t = useTranslations("staff");
  return (
    <li className="relative px-4 py-3 hover:bg-surface-sunken">
      <p className="flex flex-wrap items-center gap-2">
        <Link to={staffGroupPath(group)} className="font-medium after:absolute after:inset-0 hover:text-accent">
          <bdi className="wrap-anywhere">{group.name}</bdi>
        </Link>
        {group.hasRule && <Badge tone="accent">{t("hasRule")}</Badge>}
      </p>
      <p className="text-sm text-text-soft">
        {t("memberCount", { count: group.memberCount })}
        <span aria-hidden> · </span>
        {t("forumCount", { count: group.forumCount })}
      </p>
    </li>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
