import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { SplitPage } from "#app/components/shell/page.tsx";
import { usePageData } from "#app/components/shell/use-page-data.ts";
import { AuditLine } from "#app/components/staff/audit-line.tsx";
import { MemberGroups, MemberRoles } from "#app/components/staff/member-belonging.tsx";
import { MemberFacts } from "#app/components/staff/member-facts.tsx";
import { MemberSignIn } from "#app/components/staff/member-sign-in.tsx";
import { BackTo, Rows, Section, stateOf } from "#app/components/staff/pieces.tsx";
import { StandingBadge } from "#app/components/staff/standing-badge.tsx";
import { StandingForm } from "#app/components/staff/standing-form.tsx";
import { Avatar } from "#app/components/ui/avatar.tsx";
import { Badge } from "#app/components/ui/badge.tsx";
import { ButtonLink } from "#app/components/ui/button.tsx";
import { Time } from "#app/components/ui/time.tsx";
import { getStaffMember } from "#app/domain/accounts/get-staff-member.server.ts";
import { listGroups } from "#app/domain/accounts/list-groups.server.ts";
import { listRoleNames } from "#app/domain/accounts/list-roles.server.ts";
import type { StaffMemberView } from "#app/domain/accounts/staff-views.ts";
import { holds } from "#app/domain/core/actor.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { type AuditView, listAuditOfMember } from "#app/domain/settings/list-audit.server.ts";
import { languageOf } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { requireStaff } from "#app/http/staff.server.ts";
import { memberPath, staffAuditPath, staffMemberPath, staffMembersPath } from "#app/paths.ts";
import { answerDeed } from "./member-deeds.server.ts";

export const loader = respond(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireStaff(request, "members.manage", "roles.grant");
  const manages = holds(actor, "members.manage");
  const member = await getStaffMember(actor, params.member!, await languageOf(request));
  const [roles, groups, lines] = await Promise.all([
    listRoleNames(actor),
    manages ? listGroups(actor) : [],
    manages || holds(actor, "audit.read") ? listAuditOfMember(actor, member.id) : [],
  ]);
  return { member, roles, groups, lines, head: { title: member.name, path: staffMemberPath(member), hidden: true } };
});

export const action = respond(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireStaff(request, "members.manage", "roles.grant");
  return answerDeed(request, actor, params.member!);
});

export default function Member() {
  const t = useTranslations("staff");
  const { member, roles, groups, lines } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { me } = usePageData();
  const may = (permission: "members.manage" | "roles.grant") => me?.permissions.includes(permission) ?? false;
  const manages = may("members.manage");
  const contact = answer && "contact" in answer ? answer.contact : null;
  const state = answer && "values" in answer ? (answer as FormState) : undefined;
  const changesThem = manages && me?.id !== member.id && !member.isPlaceholder;
  return (
    <SplitPage
      top={
        <>
          {manages && <BackTo to={staffMembersPath()} place={t("members")} />}
          <Heading member={member} />
        </>
      }
      beside={
        <Section title={t("facts")}>
          <MemberFacts member={member} contact={contact} mayLook={manages} />
        </Section>
      }
    >
      <div className="space-y-4 max-xl:mt-4">
        {changesThem && (
          <Section title={t("standing")}>
            <StandingNow member={member} />
            <StandingForm key={member.standing} member={member} state={stateOf(state, "standing")} />
          </Section>
        )}
        <Section title={t("rolesOf")}>
          <MemberRoles member={member} roles={roles} mayGrant={may("roles.grant")} state={state} />
        </Section>
        {manages && (
          <Section title={t("groupsOf")}>
            <MemberGroups member={member} groups={groups} state={state} />
          </Section>
        )}
        {changesThem && (
          <Section title={t("signIn")}>
            <MemberSignIn member={member} state={state} />
          </Section>
        )}
        <Deeds member={member} lines={lines} />
      </div>
    </SplitPage>
  );
}

function Deeds({ member, lines }: { member: StaffMemberView; lines: AuditView[] }) {
  const t = useTranslations("staff");
  const { me } = usePageData();
  return (
    <section>
      <h2 className="mt-8 mb-3 text-lg">
        {me?.permissions.includes("audit.read") ? (
          <Link to={`${staffAuditPath()}?kind=member&subject=${member.id}`} className="hover:text-accent">
            {t("aboutMember")}
          </Link>
        ) : (
          t("aboutMember")
        )}
      </h2>
      {lines.length === 0 && <p className="text-text-soft">{t("nothingYet")}</p>}
      {lines.length > 0 && (
        <Rows>
          {lines.map((line) => (
            <AuditLine key={line.id} line={line} />
          ))}
        </Rows>
      )}
    </section>
  );
}

function Heading({ member }: { member: StaffMemberView }) {
  const t = useTranslations("staff");
  return (
    <header className="mb-6 flex flex-wrap items-center gap-3">
      <Avatar member={member} size={64} />
      <div className="min-w-0 grow">
        <h1 className="text-xl lg:text-2xl" tabIndex={-1}>
          <bdi>{member.name}</bdi>
        </h1>
        <p className="flex flex-wrap gap-2">
          <StandingBadge standing={member.standing} />
          {member.isPlaceholder && <Badge>{t("imported")}</Badge>}
        </p>
      </div>
      <ButtonLink variant="secondary" size="small" to={memberPath(member)}>
        {t("memberPage")}
      </ButtonLink>
    </header>
  );
}

function StandingNow({ member: { standing, until, reason } }: { member: StaffMemberView }) {
  const t = useTranslations("staff");
  return (
    <div className="mb-4 rounded-control bg-surface-sunken px-4 py-3">
      <p>
        {t(`standingAbout_${standing}`)}
        {standing !== "active" && (
          <span className="text-text-soft">
            {" ("}
            {until ? t.rich("standingUntil", { time: () => <Time at={until} /> }) : t("standingForGood")})
          </span>
        )}
      </p>
      {reason && (
        <p className="text-sm wrap-anywhere">{t.rich("standingReason", { reason: () => <bdi>{reason}</bdi> })}</p>
      )}
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
