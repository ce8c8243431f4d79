import type { ExportedTable } from "#app/platform/backup/write-export.server.ts";

/**
 * What an export holds: a file for each table, under a name that stays, with these columns and no others. A test compares
 * them with the database, so that a new table or column is either told here or kept back below.
 */
export const exportedTables: ExportedTable[] = [
  table(
    "club",
    "Club",
    "id name locale timeZone country currencyUnit brandHue logoMediaId readers settings setUpAt createdAt",
  ),
  table("club-rules", "ClubRules", "version text publishedBy createdAt", "version"),
  table(
    "members",
    "Member",
    `id name phone email emailProvenAt locale province city occupation bio interests birthday birthCalendar calendar avatarMediaId
     privacy autoFollow showsPresence trust standing standingUntil standingReason rulesVersion frozenUntil referralCode referredById placeholderKey
     totpSince lastSeenAt createdAt`,
  ),
  table("consents", "Consent", "memberId version createdAt", "memberId, version"),
  table("member-roles", "MemberRole", "memberId role grantedBy createdAt", "memberId, role"),
  table("roles", "CustomRole", "key name permissions createdAt", "key"),
  table("groups", "CustomerGroup", "id name description rule createdAt"),
  table("group-members", "GroupMember", "groupId memberId byRule createdAt", "groupId, memberId"),
  table("identities", "Identity", "issuer subject memberId createdAt", "issuer, subject"),
  table("tokens", "ApiToken", "id name memberId scopes lastUsedAt expiresAt revokedAt createdBy createdAt"),
  table("webhooks", "Webhook", "id address description kinds disabledAt disabledBecause createdBy createdAt"),
  table(
    "products",
    "Product",
    "id slug name nameEn category description features sku imageMediaId importKey retiredAt createdAt",
  ),
  table("product-owners", "ProductOwner", "productId memberId verifiedAt createdAt", "productId, memberId"),
  table("forum-sections", "ForumSection", "id name nameEn position"),
  table(
    "forums",
    "Forum",
    "id slug name nameEn description hue icon position readers writers groupId sectionId productId topicCount postCount lastPostAt createdAt",
  ),
  table(
    "topics",
    "Topic",
    `id seq forumId authorId kind title slug stars verifiedOwner tags acceptedPostId lastNumber replyCount lastPostAt lastPosterId
     heat pinnedAt featuredAt closedAt hiddenAt deletedAt mergedIntoId createdAt`,
  ),
  table("topic-products", "TopicProduct", "topicId productId", "topicId, productId"),
  table(
    "posts",
    "Post",
    `id topicId number authorId replyToId body html text revision editedAt hiddenAt deletedAt deletedBy frozenAt importKey createdAt`,
  ),
  table("post-revisions", "PostRevision", "postId revision body html text editorId createdAt", "postId, revision"),
  table("likes", "Like", "memberId contentKind contentId authorId createdAt", "contentKind, contentId, memberId"),
  table("follows", "Follow", "memberId targetKind targetId endedAt createdAt", "targetKind, targetId, memberId"),
  table("boundaries", "Boundary", "memberId otherId distance createdAt", "memberId, otherId"),
  table("drafts", "Draft", "memberId key title body fields updatedAt", "memberId, key"),
  table("topic-reads", "TopicRead", "memberId topicId lastNumber updatedAt", "memberId, topicId"),
  table("forum-reads", "ForumRead", "memberId forumId readAt", "memberId, forumId"),
  table("reading-days", "ReadingDay", "memberId day topicsOpened postsRead seconds", "memberId, day"),
  table(
    "notifications",
    "Notification",
    "id memberId eventId kind actorId contentKind contentId inInbox readAt createdAt",
  ),
  table("notification-choices", "NotificationChoice", "memberId kind channels", "memberId, kind"),
  table("notification-times", "NotificationTimes", "memberId digest quiet quietFrom quietUntil", "memberId"),
  table("topic-mutes", "TopicMute", "memberId topicId createdAt", "topicId, memberId"),
  table("digests", "Digest", "id memberId day since createdAt startedAt handOvers sentAt"),
  table("push-devices", "PushDevice", "id memberId locale userAgent createdAt lastOkAt failures nextAt seenUntil"),
  table("activity", "Activity", "id eventId kind actorId contentKind contentId forumId topicId createdAt"),
  table("events", "Event", "id kind payload actorId createdAt"),
  table("audit", "AuditEntry", "id actorId action subjectKind subjectId reason before after createdAt"),
  table("media", "Media", "id ownerId key width height bytes widths alt attachedAt createdAt"),
];

/** Columns of exported tables that stay here: secrets, and what is made from other columns. */
export const keptBackColumns: Record<string, string[]> = {
  Club: ["setupTokenHash"],
  Member: ["nameFold", "passwordHash", "totpSecret", "totpLastStep", "writings"],
  Notification: ["topicId"],
  CustomerGroup: ["nameFold"],
  ApiToken: ["tokenHash"],
  Webhook: ["secret", "previousSecret", "previousUntil"],
  PushDevice: ["sessionId", "endpoint", "p256dh", "auth"],
  Product: ["nameFold"],
  Topic: ["titleFold"],
  Post: ["textHash"],
};

/** Tables that no export holds: keys to somebody's account, what passes by itself, and what search makes of the others. */
export const keptBackTables = [
  ...["Session", "LoginCode", "RecoveryCode", "SignInTry", "OutboxMessage"],
  ...["IdempotentAnswer", "WebhookDelivery", "Push", "_prisma_migrations"],
  ...["SearchDocument", "SearchTerm", "SearchIndex", "SearchMiss", "MeilisearchIndex", "SearchPending"],
];

function table(name: string, from: string, columns: string, order = "id"): ExportedTable {
  return { name, from, columns: columns.trim().split(/\s+/), order: order.split(", ") };
}

const listed = (column: string) => `array_to_string(${column}, ', ')`;

/** What Excel opens: one file a list, a line each. */
export const exportedSheets = [
  {
    name: "members",
    query: `SELECT member.id, phone, member.name, email, province, city, birthday, occupation, bio,
        ${listed("interests")} AS interests,
        (SELECT string_agg("group".name, ', ' ORDER BY "group".name) FROM "GroupMember" held
         JOIN "CustomerGroup" "group" ON "group".id = held."groupId" WHERE held."memberId" = member.id) AS groups,
        (SELECT string_agg(role, ', ' ORDER BY role) FROM "MemberRole" WHERE "memberId" = member.id) AS roles,
        standing, member."createdAt" AS joined
      FROM "Member" member ORDER BY member.id`,
  },
  {
    name: "products",
    query: `SELECT id, sku, name, "nameEn", category, description,
        (SELECT string_agg((pair ->> 0) || ': ' || (pair ->> 1), E'\\n') FROM jsonb_array_elements(features) AS pair) AS features,
        "retiredAt" AS retired, "createdAt" AS added
      FROM "Product" ORDER BY id`,
  },
  {
    name: "topics",
    query: `SELECT topic.id, seq AS number, forum.name AS forum, author.name AS author, kind, title, stars, ${listed("tags")} AS tags,
        "replyCount" AS replies, topic."lastPostAt" AS "lastPost", first.text, topic."createdAt" AS started
      FROM "Topic" topic JOIN "Forum" forum ON forum.id = topic."forumId" JOIN "Member" author ON author.id = topic."authorId"
        LEFT JOIN "Post" first ON first."topicId" = topic.id AND first.number = 1
      WHERE topic."deletedAt" IS NULL AND topic."mergedIntoId" IS NULL ORDER BY topic.id`,
  },
];
