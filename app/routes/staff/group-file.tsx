import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { z } from "zod";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { GroupFilePicker, GroupFilePreview } from "#app/components/staff/group-file.tsx";
import { BackTo, Section } from "#app/components/staff/pieces.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { addGroupMembers } from "#app/domain/accounts/group-members.server.ts";
import { groupFileBytes } from "#app/domain/accounts/group-rules.ts";
import { GroupMembers } from "#app/domain/accounts/group-schema.ts";
import { getGroup } from "#app/domain/accounts/list-groups.server.ts";
import { type GroupFileView, readGroupFile } from "#app/domain/accounts/read-group-file.server.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { requireStaff } from "#app/http/staff.server.ts";
import { staffGroupFilePath, staffGroupPath } from "#app/paths.ts";

/** Room for what goes with the file in its form. */
const formBytes = 64 * 1024;

/** What a file names goes along with the form that confirms it, so that nothing is kept meanwhile. */
export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireStaff(request, "members.manage");
  const group = await getGroup(actor, params.group!);
  const t = await wordsFor(request, "staff");
  return { group, head: { title: t("fromFile"), path: staffGroupFilePath(group), hidden: true } };
});

export const action = respond(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireStaff(request, "members.manage");
  const group = await getGroup(actor, params.group!);
  const form = await readForm(request, groupFileBytes + formBytes);
  form.set("groupId", group.id);
  if (form.get("intent") === "confirm")
    return submit(request, GroupMembers, (input) => addGroupMembers(actor, input), {
      form,
      goTo: () => staffGroupPath(group),
    });
  const file = form.get("file");
  const bytes = new Uint8Array(file instanceof File ? await file.arrayBuffer() : []);
  return submit(request, z.object({}), () => readGroupFile(actor, { groupId: group.id, bytes }), {
    form,
    goTo: (view) => Response.json({ view }),
  });
});

export default function GroupFile() {
  const t = useTranslations("staff");
  const { group } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as FormState | { view: GroupFileView } | undefined;
  const view = answer && "view" in answer ? answer.view : null;
  const state = answer && "values" in answer ? answer : undefined;
  return (
    <>
      <BackTo to={staffGroupPath(group)} place={group.name} />
      <PageHeading title={t(view ? "fileTitle" : "fromFile")} hint={view ? undefined : t("fileHint")} />
      <Section title={<bdi>{group.name}</bdi>}>
        {view ? <GroupFilePreview group={group} file={view} /> : <GroupFilePicker group={group} state={state} />}
      </Section>
    </>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
