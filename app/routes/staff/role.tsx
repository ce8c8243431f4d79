import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { ProblemBox } from "#app/components/form/problem-text.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { BackTo, Section, stateOf } from "#app/components/staff/pieces.tsx";
import { RoleForm } from "#app/components/staff/role-form.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { ConfirmButton } from "#app/components/ui/confirm-button.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { createRole } from "#app/domain/accounts/create-role.server.ts";
import { deleteRole } from "#app/domain/accounts/delete-role.server.ts";
import { listRoles } from "#app/domain/accounts/list-roles.server.ts";
import { CreateRole, DeleteRole, UpdateRole } from "#app/domain/accounts/role-schema.ts";
import { updateRole } from "#app/domain/accounts/update-role.server.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import { readForm, submit } from "#app/http/forms.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { requireStaff } from "#app/http/staff.server.ts";
import { fresh, staffRolePath, staffRolesPath } from "#app/paths.ts";

export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireStaff(request, "roles.grant");
  const t = await wordsFor(request, "staff");
  const key = params.role!;
  const role = key === fresh ? null : (await listRoles(actor)).find((one) => one.key === key && !one.isPreset);
  if (role === undefined) throw new DomainError("not_found");
  const title = role ? t("editRole") : t("newRole");
  return { role, head: { title, path: staffRolePath(key), hidden: true } };
});

export const action = respond(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireStaff(request, "roles.grant");
  const form = await readForm(request);
  const options = { form, goTo: staffRolesPath };
  if (form.get("intent") === "delete") return submit(request, DeleteRole, (input) => deleteRole(actor, input), options);
  if (params.role === fresh) return submit(request, CreateRole, (input) => createRole(actor, input), options);
  return submit(request, UpdateRole, (input) => updateRole(actor, input), options);
});

export default function EditRole() {
  const t = useTranslations("staff");
  const { role } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <>
      <BackTo to={staffRolesPath()} place={t("roles")} />
      <PageHeading title={t(role ? "editRole" : "newRole")} />
      <div className="space-y-4">
        <Card>
          <RoleForm role={role} state={stateOf(state, "save")} />
        </Card>
        {role && (
          <Section title={t("deleteRole")} hint={t("deleteRoleHint")}>
            <Form method="post" className="space-y-3">
              <ProblemBox problem={stateOf(state, "delete")?.errors[""]} />
              <input type="hidden" name="key" value={role.key} />
              <ConfirmButton name="intent" value="delete" verb={t("deleteRole")}>
                {t("deleteRoleSure")}
              </ConfirmButton>
            </Form>
          </Section>
        )}
      </div>
    </>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
