import { Prisma } from "#prisma/client";

/** A part of what the club keeps of a member: rows with a `key`, text that orders and tells them apart. */
type Section = { name: string; rows: (memberId: string) => Prisma.Sql };

const section = (name: string, rows: Section["rows"]): Section => ({ name, rows });

/**
 * What a member gets of their own data, besides the profile. Other people stand in it by their ids, and staff not at all.
 * The test holds this against the database, so that no table about members is forgotten.
 */
export const ownDataSections: readonly Section[] = [
  section(
    "sessions",
    (id) => Prisma.sql`SELECT id AS key, "userAgent", "createdAt", "lastSeenAt", "expiresAt"
      FROM "Session" WHERE "memberId" = ${id}::uuid`,
  ),
  section(
    "waysIn",
    (id) => Prisma.sql`SELECT 'provider ' || issuer || subject AS key, 'provider' AS kind, issuer AS name, "createdAt"
        FROM "Identity" WHERE "memberId" = ${id}::uuid
      UNION ALL SELECT 'recovery ' || id, 'recovery code', '', "createdAt"
        FROM "RecoveryCode" WHERE "memberId" = ${id}::uuid
      UNION ALL SELECT 'token ' || id, 'token', name, "createdAt" FROM "ApiToken" WHERE "memberId" = ${id}::uuid`,
  ),
  section(
    "consents",
    (id) => Prisma.sql`SELECT lpad(version::text, 10, '0') AS key, version, "createdAt"
      FROM "Consent" WHERE "memberId" = ${id}::uuid`,
  ),
  section(
    "roles",
    (id) => Prisma.sql`SELECT role AS key, role, "createdAt" FROM "MemberRole" WHERE "memberId" = ${id}::uuid`,
  ),
  section(
    "groups",
    (id) => Prisma.sql`SELECT id::text AS key, id, name, mine."createdAt" FROM "GroupMember" mine
      JOIN "CustomerGroup" ON id = mine."groupId" WHERE mine."memberId" = ${id}::uuid`,
  ),
  section(
    "products",
    (id) => Prisma.sql`SELECT id::text AS key, id, name, owner."verifiedAt", owner."createdAt" FROM "ProductOwner" owner
      JOIN "Product" ON id = owner."productId" WHERE owner."memberId" = ${id}::uuid`,
  ),
  section(
    "topics",
    (id) => Prisma.sql`SELECT id::text AS key, id, seq, kind, title, tags, stars, "createdAt", "hiddenAt", "deletedAt"
      FROM "Topic" WHERE "authorId" = ${id}::uuid`,
  ),
  section(
    "posts",
    (id) => Prisma.sql`SELECT id::text AS key, id, "topicId", number, "replyToId", text, "createdAt", "editedAt",
      "hiddenAt", "deletedAt" FROM "Post" WHERE "authorId" = ${id}::uuid`,
  ),
  section(
    "earlierVersions",
    (
      id,
    ) => Prisma.sql`SELECT "postId"::text || lpad(revision::text, 10, '0') AS key, "postId", revision, text, "createdAt"
      FROM "PostRevision" WHERE "editorId" = ${id}::uuid`,
  ),
  section(
    "drafts",
    (id) => Prisma.sql`SELECT key, title, body, fields, "updatedAt" FROM "Draft" WHERE "memberId" = ${id}::uuid`,
  ),
  section(
    "media",
    (id) => Prisma.sql`SELECT id::text AS key, id, '/media/' || key || '-' || width || '.webp' AS address, alt, bytes,
      "createdAt" FROM "Media" WHERE "ownerId" = ${id}::uuid`,
  ),
  section(
    "likes",
    (id) => Prisma.sql`SELECT "contentKind" || ' ' || "contentId" AS key, "contentKind", "contentId", "createdAt"
      FROM "Like" WHERE "memberId" = ${id}::uuid`,
  ),
  section(
    "follows",
    (id) => Prisma.sql`SELECT "targetKind" || ' ' || "targetId" AS key, "targetKind", "targetId", "createdAt", "endedAt"
      FROM "Follow" WHERE "memberId" = ${id}::uuid`,
  ),
  section(
    "keptAtADistance",
    (id) => Prisma.sql`SELECT "otherId"::text AS key, "otherId" AS "memberId", distance, "createdAt"
      FROM "Boundary" WHERE "memberId" = ${id}::uuid`,
  ),
  section(
    "notifications",
    (id) => Prisma.sql`SELECT id::text AS key, kind, "actorId" AS "byMemberId", "contentKind", "contentId", "createdAt",
      "readAt" FROM "Notification" WHERE "memberId" = ${id}::uuid`,
  ),
  section(
    "toldOf",
    (id) => Prisma.sql`SELECT kind AS key, kind, channels FROM "NotificationChoice" WHERE "memberId" = ${id}::uuid`,
  ),
  section(
    "toldWhen",
    (id) => Prisma.sql`SELECT "memberId"::text AS key, digest, quiet, "quietFrom", "quietUntil"
      FROM "NotificationTimes" WHERE "memberId" = ${id}::uuid`,
  ),
  section(
    "mutedTopics",
    (id) => Prisma.sql`SELECT "topicId"::text AS key, "topicId", "createdAt"
      FROM "TopicMute" WHERE "memberId" = ${id}::uuid`,
  ),
  section(
    "digests",
    (id) =>
      Prisma.sql`SELECT day::text AS key, day, "createdAt", "sentAt" FROM "Digest" WHERE "memberId" = ${id}::uuid`,
  ),
  section(
    "pushDevices",
    (id) => Prisma.sql`SELECT id::text AS key, split_part(endpoint, '/', 3) AS "pushService", locale, "userAgent",
      "createdAt", "lastOkAt" FROM "PushDevice" WHERE "memberId" = ${id}::uuid`,
  ),
  section(
    "activity",
    (id) => Prisma.sql`SELECT id::text AS key, kind, "contentKind", "contentId", "createdAt"
      FROM "Activity" WHERE "actorId" = ${id}::uuid`,
  ),
  section(
    "readingDays",
    (id) => Prisma.sql`SELECT day::text AS key, day, "topicsOpened", "postsRead", seconds
      FROM "ReadingDay" WHERE "memberId" = ${id}::uuid`,
  ),
  section(
    "readTopics",
    (id) => Prisma.sql`SELECT "topicId"::text AS key, "topicId", "lastNumber", "updatedAt"
      FROM "TopicRead" WHERE "memberId" = ${id}::uuid`,
  ),
  section(
    "readForums",
    (id) =>
      Prisma.sql`SELECT "forumId"::text AS key, "forumId", "readAt" FROM "ForumRead" WHERE "memberId" = ${id}::uuid`,
  ),
  section(
    "invited",
    (id) =>
      Prisma.sql`SELECT id::text AS key, id AS "memberId", "createdAt" FROM "Member" WHERE "referredById" = ${id}::uuid`,
  ),
  section(
    "staffDeeds",
    (id) => Prisma.sql`SELECT id::text AS key, action, reason, "createdAt"
      FROM "AuditEntry" WHERE "subjectKind" = 'member' AND "subjectId" = ${id}::uuid`,
  ),
];
