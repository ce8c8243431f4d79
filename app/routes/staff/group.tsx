import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ProblemBox } from "#app/components/form/problem-text.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { GroupFilePicker } from "#app/components/staff/group-file.tsx";
import { FindGroupMember, GroupMemberList } from "#app/components/staff/group-members.tsx";
import { BackTo, Section, stateOf } from "#app/components/staff/pieces.tsx";
import { GroupForm } from "#app/components/staff/rule-form.tsx";
import { ConfirmButton } from "#app/components/ui/confirm-button.tsx";
import { MorePages } from "#app/components/ui/more-pages.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { countRuleMatches } from "#app/domain/accounts/count-rule-matches.server.ts";
import { deleteGroup } from "#app/domain/accounts/delete-group.server.ts";
import { addGroupMembers, removeGroupMember } from "#app/domain/accounts/group-members.server.ts";
import { GroupMembers, MemberOfGroup, RuleInput, UpdateGroup } from "#app/domain/accounts/group-schema.ts";
import { getGroup, listGroupMembers, whoIsInGroup } from "#app/domain/accounts/list-groups.server.ts";
import { listMembers } from "#app/domain/accounts/list-members.server.ts";
import { updateGroup } from "#app/domain/accounts/update-group.server.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { listProductChoices } from "#app/domain/products/list-catalogue.server.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { requireStaff } from "#app/http/staff.server.ts";
import { staffGroupPath, staffGroupsPath } from "#app/paths.ts";

export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireStaff(request, "members.manage");
  const { searchParams } = new URL(request.url);
  const q = searchParams.get("q")?.trim() || undefined;
  const group = await getGroup(actor, params.group!);
  const [members, products, found] = await Promise.all([
    listGroupMembers(actor, { groupId: group.id, after: searchParams.get("after") }),
    listProductChoices(),
    q ? listMembers(actor, { q }) : { items: [] },
  ]);
  const foundIds = found.items.map(({ id }) => id);
  const inGroup = await whoIsInGroup(actor, { groupId: group.id, memberIds: foundIds });
  const head = { title: group.name, path: staffGroupPath(group), hidden: true };
  return { group, members, products, q, found: found.items, inGroup, head };
});

export const action = respond(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireStaff(request, "members.manage");
  const form = await readForm(request);
  form.set("groupId", params.group!);
  const options = { form, goTo: () => staffGroupPath({ id: params.group! }) };
  switch (form.get("intent")) {
    case "preview":
      return submit(request, RuleInput, (input) => countRuleMatches(actor, input), {
        form,
        goTo: (matches) => Response.json({ matches, ...stateFrom(form) }),
      });
    case "add":
      return submit(request, GroupMembers, (input) => addGroupMembers(actor, input), options);
    case "take-out":
      return submit(request, MemberOfGroup, (input) => removeGroupMember(actor, input), options);
    case "delete":
      return submit(request, MemberOfGroup.pick({ groupId: true }), (input) => deleteGroup(actor, input), {
        form,
        goTo: () => staffGroupsPath(),
      });
    default:
      return submit(request, UpdateGroup, (input) => updateGroup(actor, input), options);
  }
});

/** What was typed, without a refusal, so that the form stands as it was beside its preview. */
function stateFrom(form: FormData): FormState {
  const values = Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name).map(String)]));
  const single = Object.entries(values).map(([name, all]) => [name, all.length === 1 ? all[0]! : all] as const);
  return { values: Object.fromEntries(single), errors: {} };
}

export default function Group() {
  const t = useTranslations("staff");
  const { group, members, products, q, found, inGroup } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() as (FormState & { matches?: number }) | undefined;
  const formState = stateOf(state, "save") ?? stateOf(state, "preview");
  const problem = (stateOf(state, "add") ?? stateOf(state, "take-out"))?.errors[""];
  return (
    <>
      <BackTo to={staffGroupsPath()} place={t("groups")} />
      <PageHeading title={<bdi>{group.name}</bdi>} hint={t("memberCount", { count: group.memberCount })} />
      <div className="space-y-4">
        <Section title={t("groupDetails")}>
          <GroupForm group={group} products={products} matches={state?.matches ?? null} state={formState} />
        </Section>
        <Section title={t("findMember")}>
          <ProblemBox problem={problem} />
          <FindGroupMember q={q} found={found} inGroup={inGroup} />
        </Section>
        <Section title={t("fromFile")} hint={t("fileHint")}>
          <GroupFilePicker group={group} state={undefined} />
        </Section>
        <section>
          <h2 className="mt-8 mb-3 text-lg">{t("groupMembers")}</h2>
          <GroupMemberList members={members.items} />
          <MorePages next={members.next} />
        </section>
        <Section title={t("deleteGroup")} hint={t("deleteGroupHint")}>
          <Form method="post" className="space-y-3">
            <ProblemBox problem={stateOf(state, "delete")?.errors[""]} />
            <ConfirmButton name="intent" value="delete" verb={t("deleteGroup")}>
              {t("deleteGroupSure")}
            </ConfirmButton>
          </Form>
        </Section>
      </div>
    </>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
