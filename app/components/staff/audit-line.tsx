import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { AuditValues, AuditView } from "#app/domain/settings/list-audit.server.ts";
import { staffAuditPath, staffMemberPath } from "#app/paths.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Time } from "../ui/time.tsx";
import { useRoleName } from "./role-words.ts";

/** One thing that staff did: who, what, to what, why, and what it was before and after. */
export function AuditLine({ line }: { line: AuditView }) {
  const t = useTranslations("staff");
  const { actor, reason } = line;
  return (
    <li className="flex gap-3 px-4 py-3">
      {actor ? <Avatar member={actor} size={32} /> : <span aria-hidden className="size-8 shrink-0" />}
      <div className="min-w-0 grow">
        <p className="wrap-anywhere">
          <Sentence line={line} />
        </p>
        {reason && (
          <p className="mt-0.5 text-sm wrap-anywhere">
            {t.rich("standingReason", { reason: () => <bdi className="whitespace-pre-line">{reason}</bdi> })}
          </p>
        )}
        <div className="flex flex-wrap items-baseline gap-x-4 text-sm">
          <Time at={line.at} className="text-text-soft" />
          <Changes before={line.before} after={line.after} />
        </div>
      </div>
    </li>
  );
}

function Sentence({ line: { action, actor, integration, subject, role } }: { line: AuditView }) {
  const t = useTranslations("staff");
  const roleName = useRoleName();
  const key = `audit_${action.replaceAll(".", "_")}` as "audit_role_granted";
  const parts = {
    actor: () =>
      actor ? (
        <Link to={`${staffAuditPath()}?actor=${actor.id}`} className="font-medium hover:text-accent">
          <bdi>{actor.name}</bdi>
        </Link>
      ) : (
        <bdi className="font-medium">{integration ?? t("auditOperator")}</bdi>
      ),
    subject: () => <SubjectLink subject={subject} />,
    role: () => <bdi className="font-medium">{role && roleName(role)}</bdi>,
  };
  return t.has(key) ? t.rich(key, parts) : t.rich("auditUnknown", { action, ...parts });
}

function SubjectLink({ subject }: { subject: AuditView["subject"] }) {
  const t = useTranslations("staff");
  const name = <bdi>{subject.name || t("auditGone")}</bdi>;
  const path = subject.kind === "member" ? staffMemberPath(subject) : subject.path;
  if (!path) return name;
  return (
    <Link to={path} className="font-medium hover:text-accent">
      {name}
    </Link>
  );
}

/** Told by the sentence already. */
const inSentence = new Set(["role", "memberIds", "changed", "integration"]);

function Changes({ before, after }: { before: AuditValues; after: AuditValues }) {
  const t = useTranslations("staff");
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !inSentence.has(name) && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  if (names.length === 0) return null;
  return (
    <details className="open:basis-full">
      <summary className="disclosure text-text-soft hover:text-text">{t("auditDetails")}</summary>
      <dl className="mb-2 space-y-1">
        {names.map((name) => (
          <div key={name} className="flex flex-wrap gap-x-2">
            <dt className="text-text-soft">
              <FieldName name={name} />
            </dt>
            <dd className="flex min-w-0 flex-wrap gap-x-2">
              {name in before && (
                <del className="text-text-soft">
                  <span className="sr-only">{t("auditBefore")} </span>
                  <Value value={before[name]} />
                </del>
              )}
              {name in after && (
                <ins className="no-underline">
                  <span className="sr-only">{t("auditAfter")} </span>
                  <Value value={after[name]} />
                </ins>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function FieldName({ name }: { name: string }) {
  const t = useTranslations("staff");
  const key = `field_${name}` as "field_name";
  return t.has(key) ? t(key) : <bdi>{name}</bdi>;
}

function Value({ value }: { value: AuditValues[string] | undefined }) {
  const t = useTranslations("staff");
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  const text = Array.isArray(value) ? value.join(", ") : String(value ?? "");
  if (text === "") return t("empty");
  return <bdi className="wrap-anywhere">{text}</bdi>;
}
