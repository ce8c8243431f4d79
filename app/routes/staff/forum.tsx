import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { ForumForm } from "#app/components/staff/forum-form.tsx";
import { BackTo } from "#app/components/staff/pieces.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import type { FormState } from "#app/domain/core/form-state.ts";
import { createForum } from "#app/domain/forums/create-forum.server.ts";
import { CreateForum, UpdateForum } from "#app/domain/forums/forum-schema.ts";
import { getForumPlan, listForumGroups, listSectionPlan } from "#app/domain/forums/list-forum-plan.server.ts";
import { updateForum } from "#app/domain/forums/update-forum.server.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { requireStaff } from "#app/http/staff.server.ts";
import { fresh, staffForumPath, staffForumsPath } from "#app/paths.ts";

export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireStaff(request, "forums.manage");
  const t = await wordsFor(request, "staff");
  const id = params.forum!;
  const forum = id === fresh ? null : await getForumPlan(actor, id);
  const [sections, groups] = await Promise.all([listSectionPlan(actor), listForumGroups(actor)]);
  const head = { title: forum?.name ?? t("newForum"), path: staffForumPath(id), hidden: true };
  return { forum, sections, groups, head };
});

export const action = respond(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireStaff(request, "forums.manage");
  const form = await readForm(request);
  for (const name of ["sectionId", "groupId"]) if (!form.get(name)) form.delete(name);
  const options = { form, goTo: () => staffForumsPath() };
  if (params.forum === fresh) return submit(request, CreateForum, (input) => createForum(actor, input), options);
  form.set("forumId", params.forum!);
  return submit(request, UpdateForum, (input) => updateForum(actor, input), options);
});

export default function EditForum() {
  const t = useTranslations("staff");
  const { forum, sections, groups } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() as FormState | undefined;
  return (
    <>
      <BackTo to={staffForumsPath()} place={t("forumsPlace")} />
      <PageHeading title={t(forum ? "editForum" : "newForum")} />
      <Card>
        <ForumForm forum={forum} sections={sections} groups={groups} state={state} />
      </Card>
    </>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
