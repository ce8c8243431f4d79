import { findMemberCards } from "#app/domain/accounts/find-member-cards.server.ts";
import { findRoleNames } from "#app/domain/accounts/list-roles.server.ts";
import type { RoleName } from "#app/domain/accounts/staff-views.ts";
import type { MemberCard } from "#app/domain/accounts/views.ts";
import { holds, type MemberActor } from "#app/domain/core/actor.ts";
import { DomainError } from "#app/domain/core/errors.ts";
import type { Page } from "#app/domain/core/paging.ts";
import { isUuid } from "#app/domain/core/references.ts";
import { db } from "#app/platform/db/client.server.ts";
import type { AuditEntry, Prisma } from "#prisma/client";
import { findSubjects, type Subject } from "./find-subjects.server.ts";

const auditPageSize = 40;

/** What a line was before and after, as far as it is told: simple values by name. */
export type AuditValues = Record<string, string | number | boolean | string[] | null>;

/** A line of the audit log as staff read it. */
export type AuditView = {
  id: string;
  action: string;
  /** Null for the operator, an integration, and who is gone. */
  actor: MemberCard | null;
  /** The name of the system token that did it, where no member did. */
  integration: string | null;
  subject: Subject;
  /** The role that a line about roles tells of. */
  role: RoleName | null;
  reason: string | null;
  before: AuditValues;
  after: AuditValues;
  at: Date;
};

export type AuditSearch = {
  actorId?: string | undefined;
  action?: string | undefined;
  subjectKind?: string | undefined;
  subjectId?: string | undefined;
  /** The first instant, and the first that is too late. */
  since?: Date | undefined;
  before?: Date | undefined;
  /** Where the page before ended: its `next`. */
  after?: string | null | undefined;
};

/**
 * What staff did, the newest first.
 * @throws DomainError forbidden, position_malformed
 */
export async function listAudit(actor: MemberActor, search: AuditSearch): Promise<Page<AuditView>> {
  if (!holds(actor, "audit.read")) throw new DomainError("forbidden");
  return findLines(search, auditPageSize);
}

/**
 * What staff did about one member, the newest first, for their page.
 * @throws DomainError forbidden
 */
export async function listAuditOfMember(actor: MemberActor, memberId: string): Promise<AuditView[]> {
  if (!holds(actor, "audit.read") && !holds(actor, "members.manage")) throw new DomainError("forbidden");
  return (await findLines({ subjectKind: "member", subjectId: memberId }, 10)).items;
}

async function findLines(search: AuditSearch, size: number): Promise<Page<AuditView>> {
  const found = await db.auditEntry.findMany({ where: conditionsOf(search), orderBy: { id: "desc" }, take: size + 1 });
  const rows = found.slice(0, size);
  const [actors, subjects, roles] = await Promise.all([
    findMemberCards(rows.flatMap(({ actorId }) => actorId ?? [])),
    findSubjects(rows),
    findRoleNames(rows.flatMap((row) => roleOf(row) ?? [])),
  ]);
  const items = rows.map((row) => toView(row, { actors, subjects, roles }));
  return { items, next: found.length > size ? (rows.at(-1)?.id ?? null) : null };
}

function conditionsOf(search: AuditSearch): Prisma.AuditEntryWhereInput {
  const { actorId, action, subjectKind, subjectId, since, before, after } = search;
  for (const id of [actorId, subjectId]) if (id && !isUuid(id)) throw new DomainError("not_found");
  if (after && !isUuid(after)) throw new DomainError("position_malformed");
  return {
    ...(actorId && { actorId }),
    ...(action && { action }),
    ...(subjectKind && { subjectKind }),
    ...(subjectId && { subjectId }),
    ...((since || before) && { createdAt: { gte: since, lt: before } }),
    ...(after && { id: { lt: after } }),
  };
}

type Company = {
  actors: Map<string, MemberCard>;
  subjects: Map<string, Subject>;
  roles: Map<string, RoleName>;
};

function toView(row: AuditEntry, { actors, subjects, roles }: Company): AuditView {
  const { id, action, actorId, subjectKind, subjectId, reason, createdAt } = row;
  const [before, after] = [simple(row.before), simple(row.after)];
  const key = roleOf(row);
  const name = String(after.name ?? before.name ?? after.title ?? before.title ?? "");
  const subject = subjects.get(subjectId) ?? { kind: subjectKind, id: subjectId, name, path: null };
  return {
    ...{ id, action, reason, before, after, subject, at: createdAt },
    actor: (actorId && actors.get(actorId)) || null,
    integration: actorId === null && typeof after.integration === "string" ? after.integration : null,
    role: key ? (roles.get(key) ?? { key, name, isPreset: false }) : null,
  };
}

function roleOf({ before, after }: AuditEntry): string | null {
  const { role } = { ...simple(before), ...simple(after) };
  return typeof role === "string" ? role : null;
}

/** Nested things are told by the page of what they belong to, not here. */
function simple(json: Prisma.JsonValue): AuditValues {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return {};
  const tellable = (value: unknown) =>
    value === null ||
    typeof value !== "object" ||
    (Array.isArray(value) && value.every((item) => typeof item === "string"));
  return Object.fromEntries(Object.entries(json).filter(([, value]) => tellable(value))) as AuditValues;
}
