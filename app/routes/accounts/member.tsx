import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { MemberSummary } from "#app/components/accounts/member-summary.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { usePageData } from "#app/components/shell/use-page-data.ts";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { getMember } from "#app/domain/accounts/get-member.server.ts";
import { getClub } from "#app/domain/core/club.server.ts";
import { optionalActor, requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { memberPath, settingsPath } from "#app/paths.ts";

export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const { readers } = await getClub();
  const actor = readers === "members" ? await requireActor(request) : await optionalActor(request);
  const member = await getMember(actor, params.member!);
  return { member, head: { title: member.name, description: member.bio, path: memberPath(member) } };
});

export default function MemberPage() {
  const t = useTranslations("accounts");
  const { member } = useLoaderData<typeof loader>();
  const { me } = usePageData();
  const edit = me?.id === member.id && (
    <ButtonLink to={settingsPath()} variant="secondary" size="small">
      {t("editProfile")}
    </ButtonLink>
  );
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeading title={<bdi>{member.name}</bdi>} actions={edit} />
      <MemberSummary member={member} />
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
