import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslations } from "use-intl";
import { DateField } from "#app/components/form/date-field.tsx";
import { Select } from "#app/components/form/select.tsx";
import { headMeta } from "#app/components/meta/head-meta.ts";
import { useClub } from "#app/components/shell/use-page-data.ts";
import { AuditLine } from "#app/components/staff/audit-line.tsx";
import { Rows } from "#app/components/staff/pieces.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { MorePages } from "#app/components/ui/more-pages.tsx";
import { PageHeading } from "#app/components/ui/page.tsx";
import { getClub } from "#app/domain/core/club.server.ts";
import type { FormState } from "#app/domain/core/form-state.ts";
import { auditActions } from "#app/domain/settings/audit-actions.ts";
import { auditSpan } from "#app/domain/settings/audit-span.ts";
import { listAudit } from "#app/domain/settings/list-audit.server.ts";
import { wordsFor } from "#app/http/language.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { requireStaff } from "#app/http/staff.server.ts";
import { staffAuditPath } from "#app/paths.ts";

export const loader = respond(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireStaff(request, "audit.read");
  const { searchParams } = new URL(request.url);
  const asked = (name: string) => searchParams.get(name) || undefined;
  const { timeZone } = await getClub();
  const days = { from: asked("from") ?? "", until: asked("until") ?? "" };
  const { state, ...span } = auditSpan(days, timeZone);
  const lines = await listAudit(actor, {
    ...span,
    actorId: asked("actor"),
    action: asked("action"),
    subjectKind: asked("kind"),
    subjectId: asked("subject"),
    after: asked("after"),
  });
  const t = await wordsFor(request, "staff");
  return { lines, state, head: { title: t("auditTitle"), path: staffAuditPath(), hidden: true } };
});

export default function Audit() {
  const t = useTranslations("staff");
  const { lines, state } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <>
      <PageHeading title={t("auditTitle")} hint={t("auditHint")} />
      <Filters search={search} state={state} />
      {lines.items.length === 0 ? (
        <EmptyState drawing="shield" title={t("auditNone")} />
      ) : (
        <Rows>
          {lines.items.map((line) => (
            <AuditLine key={line.id} line={line} />
          ))}
        </Rows>
      )}
      <MorePages next={lines.next} />
    </>
  );
}

const kept = ["actor", "kind", "subject"] as const;
const shown = [...kept, "from", "until"] as const;

function Filters({ search, state }: { search: URLSearchParams; state: FormState }) {
  const t = useTranslations("staff");
  const { now } = useClub();
  const plain = (action: string) => {
    const nobody = () => "…";
    const key = `audit_${action.replaceAll(".", "_")}` as "audit_role_granted";
    return t.has(key) ? t.markup(key, { actor: nobody, subject: nobody, role: nobody }) : action;
  };
  return (
    <Form className="mb-6 space-y-2" key={search.toString()}>
      {kept.map((name) => search.get(name) && <input key={name} type="hidden" name={name} value={search.get(name)!} />)}
      <div className="grid grid-cols-1 items-start gap-3 sm:grid-cols-[auto_auto_1fr]">
        <div className="min-w-0 sm:col-span-3">
          <Select
            name="action"
            label={t("auditWhat")}
            state={undefined}
            defaultValue={search.get("action") ?? ""}
            options={[
              { value: "", label: t("auditAnything") },
              ...auditActions.map((value) => ({ value, label: plain(value) })),
            ]}
          />
        </div>
        <DateField name="from" label={t("auditFrom")} state={state} max={now} />
        <DateField name="until" label={t("auditUntil")} state={state} max={now} />
        <Button variant="secondary" className="justify-self-start sm:mt-8.5">
          {t("filter")}
        </Button>
      </div>
      {shown.some((name) => search.get(name)) && (
        <Link to={staffAuditPath()} className="inline-flex min-h-11 items-center text-accent underline">
          {t("auditShowAll")}
        </Link>
      )}
    </Form>
  );
}

export const meta: MetaFunction<typeof loader> = headMeta;
