import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { Rows } from "#app/components/staff/pieces.tsx";
import { RoleCard } from "#app/components/staff/role-card.tsx";
import { RolesMatrix } from "#app/components/staff/roles-matrix.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { listRoles } from "#app/domain/accounts/list-roles.server.ts";
import type { RoleView } from "#app/domain/accounts/staff-views.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { requireStaff } from "#app/http/staff.server.ts";
import { fresh, staffRolePath, staffRolesPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireStaff(request, "roles.grant");
  const t = await wordsFor(request, "staff");
  return { roles: await listRoles(actor), head: { title: t("rolesTitle"), path: staffRolesPath(), hidden: true } };
});

export default function Roles() {
  const t = useTranslations("staff");
  const { roles } = useLoaderData<typeof loader>();
  const presets = roles.filter(({ isPreset }) => isPreset);
  const own = roles.filter(({ isPreset }) => !isPreset);
  return (
    <>
      <PageHeading
        title={t("rolesTitle")}
        hint={t("rolesHint")}
        actions={<ButtonLink to={staffRolePath(fresh)}>{t("newRole")}</ButtonLink>}
      />
      <h2 className="mb-3 text-lg">{t("ownRoles")}</h2>
      {own.length === 0 ? <p className="text-text-soft">{t("noOwnRoles")}</p> : <RoleList roles={own} />}
      <h2 className="mt-8 mb-3 text-lg">{t("presets")}</h2>
      <RolesMatrix roles={presets} />
      <h3 className="mt-6 mb-3 hidden text-base md:block">{t("whoHasIt")}</h3>
      <RoleList roles={presets} />
    </>
  );
}

function RoleList({ roles }: { roles: RoleView[] }) {
  return (
    <Rows>
      {roles.map((role) => (
        <RoleCard key={role.key} role={role} />
      ))}
    </Rows>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
