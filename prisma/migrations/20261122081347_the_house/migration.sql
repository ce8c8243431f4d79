-- Trigrams, for finding a title by a part of it or with a wrong letter.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Standing" AS ENUM ('active', 'silenced', 'suspended', 'removed');

-- CreateEnum
CREATE TYPE "Readers" AS ENUM ('everyone', 'members', 'group', 'staff');

-- CreateEnum
CREATE TYPE "Distance" AS ENUM ('mute', 'block');

-- CreateEnum
CREATE TYPE "TopicKind" AS ENUM ('discussion', 'question', 'experience', 'idea');

-- CreateEnum
CREATE TYPE "Removal" AS ENUM ('author', 'moderator');

-- CreateEnum
CREATE TYPE "FollowTarget" AS ENUM ('member', 'forum', 'topic');

-- CreateTable
CREATE TABLE "Member" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameFold" TEXT NOT NULL,
    "phone" TEXT,
    "email" TEXT,
    "locale" TEXT,
    "avatarMediaId" UUID,
    "bio" TEXT NOT NULL DEFAULT '',
    "trust" INTEGER NOT NULL DEFAULT 0,
    "standing" "Standing" NOT NULL DEFAULT 'active',
    "standingUntil" TIMESTAMPTZ(3),
    "standingReason" TEXT,
    "placeholderKey" TEXT,
    "rulesVersion" INTEGER NOT NULL DEFAULT 0,
    "autoFollow" BOOLEAN NOT NULL DEFAULT true,
    "lastSeenAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "memberId" UUID NOT NULL,
    "userAgent" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LoginCode" (
    "id" UUID NOT NULL,
    "target" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "ip" TEXT NOT NULL DEFAULT '',
    "usedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LoginCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MemberRole" (
    "memberId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "grantedBy" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MemberRole_pkey" PRIMARY KEY ("memberId","role")
);

-- CreateTable
CREATE TABLE "CustomerGroup" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CustomerGroup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GroupMember" (
    "groupId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GroupMember_pkey" PRIMARY KEY ("groupId","memberId")
);

-- CreateTable
CREATE TABLE "ReadingDay" (
    "memberId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "topicsOpened" INTEGER NOT NULL DEFAULT 0,
    "postsRead" INTEGER NOT NULL DEFAULT 0,
    "seconds" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ReadingDay_pkey" PRIMARY KEY ("memberId","day")
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OutboxMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Activity" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "actorId" UUID NOT NULL,
    "contentKind" TEXT NOT NULL,
    "contentId" UUID NOT NULL,
    "forumId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Club" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL DEFAULT '',
    "locale" TEXT NOT NULL DEFAULT 'fa',
    "timeZone" TEXT NOT NULL DEFAULT 'Asia/Tehran',
    "country" TEXT NOT NULL DEFAULT 'IR',
    "currencyUnit" TEXT NOT NULL DEFAULT 'toman',
    "brandHue" INTEGER NOT NULL DEFAULT 250,
    "logoMediaId" UUID,
    "readers" "Readers" NOT NULL DEFAULT 'everyone',
    "settings" JSONB NOT NULL DEFAULT '{}',
    "setupTokenHash" TEXT,
    "setUpAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Club_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Event" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "actorId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "actorId" UUID,
    "action" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "reason" TEXT,
    "before" JSONB,
    "after" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Like" (
    "memberId" UUID NOT NULL,
    "contentKind" TEXT NOT NULL,
    "contentId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Like_pkey" PRIMARY KEY ("contentKind","contentId","memberId")
);

-- CreateTable
CREATE TABLE "Boundary" (
    "memberId" UUID NOT NULL,
    "otherId" UUID NOT NULL,
    "distance" "Distance" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Boundary_pkey" PRIMARY KEY ("memberId","otherId")
);

-- CreateTable
CREATE TABLE "ForumSection" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ForumSection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Forum" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "hue" INTEGER NOT NULL DEFAULT 250,
    "icon" TEXT NOT NULL DEFAULT 'messages-square',
    "position" INTEGER NOT NULL DEFAULT 0,
    "readers" "Readers" NOT NULL DEFAULT 'everyone',
    "writers" "Readers" NOT NULL DEFAULT 'members',
    "groupId" UUID,
    "sectionId" UUID,
    "productId" UUID,
    "topicCount" INTEGER NOT NULL DEFAULT 0,
    "postCount" INTEGER NOT NULL DEFAULT 0,
    "lastPostAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Forum_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Topic" (
    "id" UUID NOT NULL,
    "seq" SERIAL NOT NULL,
    "forumId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "kind" "TopicKind" NOT NULL DEFAULT 'discussion',
    "title" TEXT NOT NULL,
    "titleFold" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "stars" INTEGER,
    "verifiedOwner" BOOLEAN NOT NULL DEFAULT false,
    "tags" TEXT[],
    "acceptedPostId" UUID,
    "lastNumber" INTEGER NOT NULL DEFAULT 0,
    "replyCount" INTEGER NOT NULL DEFAULT 0,
    "lastPostAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastPosterId" UUID,
    "heat" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "pinnedAt" TIMESTAMPTZ(3),
    "featuredAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "hiddenAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),
    "mergedIntoId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TopicProduct" (
    "topicId" UUID NOT NULL,
    "productId" UUID NOT NULL,

    CONSTRAINT "TopicProduct_pkey" PRIMARY KEY ("topicId","productId")
);

-- CreateTable
CREATE TABLE "Post" (
    "id" UUID NOT NULL,
    "topicId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "authorId" UUID NOT NULL,
    "replyToId" UUID,
    "body" JSONB NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "textHash" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "editedAt" TIMESTAMPTZ(3),
    "hiddenAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),
    "deletedBy" "Removal",
    "frozenAt" TIMESTAMPTZ(3),
    "importKey" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PostRevision" (
    "postId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "editorId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PostRevision_pkey" PRIMARY KEY ("postId","revision")
);

-- CreateTable
CREATE TABLE "TopicRead" (
    "memberId" UUID NOT NULL,
    "topicId" UUID NOT NULL,
    "lastNumber" INTEGER NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TopicRead_pkey" PRIMARY KEY ("memberId","topicId")
);

-- CreateTable
CREATE TABLE "ForumRead" (
    "memberId" UUID NOT NULL,
    "forumId" UUID NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ForumRead_pkey" PRIMARY KEY ("memberId","forumId")
);

-- CreateTable
CREATE TABLE "Draft" (
    "memberId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "body" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("memberId","key")
);

-- CreateTable
CREATE TABLE "Media" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "widths" INTEGER[],
    "alt" TEXT NOT NULL DEFAULT '',
    "attachedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Follow" (
    "memberId" UUID NOT NULL,
    "targetKind" "FollowTarget" NOT NULL,
    "targetId" UUID NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Follow_pkey" PRIMARY KEY ("targetKind","targetId","memberId")
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "actorId" UUID,
    "contentKind" TEXT NOT NULL,
    "contentId" UUID NOT NULL,
    "readAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Product" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL DEFAULT '',
    "nameFold" TEXT NOT NULL,
    "category" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "features" JSONB NOT NULL DEFAULT '[]',
    "sku" TEXT,
    "imageMediaId" UUID,
    "importKey" TEXT,
    "retiredAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProductOwner" (
    "productId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "verifiedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProductOwner_pkey" PRIMARY KEY ("productId","memberId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Member_phone_key" ON "Member"("phone");

-- CreateIndex
CREATE UNIQUE INDEX "Member_email_key" ON "Member"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Member_placeholderKey_key" ON "Member"("placeholderKey");

-- CreateIndex
CREATE INDEX "Member_nameFold_idx" ON "Member"("nameFold");

-- CreateIndex
CREATE INDEX "Session_memberId_idx" ON "Session"("memberId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "LoginCode_target_createdAt_idx" ON "LoginCode"("target", "createdAt");

-- CreateIndex
CREATE INDEX "LoginCode_ip_createdAt_idx" ON "LoginCode"("ip", "createdAt");

-- CreateIndex
CREATE INDEX "LoginCode_createdAt_idx" ON "LoginCode"("createdAt");

-- CreateIndex
CREATE INDEX "MemberRole_role_idx" ON "MemberRole"("role");

-- CreateIndex
CREATE INDEX "GroupMember_memberId_idx" ON "GroupMember"("memberId");

-- CreateIndex
CREATE INDEX "OutboxMessage_createdAt_idx" ON "OutboxMessage"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Activity_eventId_key" ON "Activity"("eventId");

-- CreateIndex
CREATE INDEX "Activity_createdAt_id_idx" ON "Activity"("createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Activity_actorId_createdAt_idx" ON "Activity"("actorId", "createdAt");

-- CreateIndex
CREATE INDEX "Event_kind_createdAt_idx" ON "Event"("kind", "createdAt");

-- CreateIndex
CREATE INDEX "AuditEntry_subjectKind_subjectId_createdAt_idx" ON "AuditEntry"("subjectKind", "subjectId", "createdAt");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_createdAt_idx" ON "AuditEntry"("actorId", "createdAt");

-- CreateIndex
CREATE INDEX "Like_memberId_createdAt_idx" ON "Like"("memberId", "createdAt");

-- CreateIndex
CREATE INDEX "Like_authorId_createdAt_idx" ON "Like"("authorId", "createdAt");

-- CreateIndex
CREATE INDEX "Boundary_otherId_idx" ON "Boundary"("otherId");

-- CreateIndex
CREATE UNIQUE INDEX "Forum_slug_key" ON "Forum"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Forum_productId_key" ON "Forum"("productId");

-- CreateIndex
CREATE INDEX "Forum_sectionId_position_idx" ON "Forum"("sectionId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Topic_seq_key" ON "Topic"("seq");

-- CreateIndex
CREATE UNIQUE INDEX "Topic_acceptedPostId_key" ON "Topic"("acceptedPostId");

-- CreateIndex
CREATE INDEX "Topic_forumId_lastPostAt_id_idx" ON "Topic"("forumId", "lastPostAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Topic_lastPostAt_id_idx" ON "Topic"("lastPostAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Topic_heat_id_idx" ON "Topic"("heat" DESC, "id");

-- CreateIndex
CREATE INDEX "Topic_authorId_createdAt_idx" ON "Topic"("authorId", "createdAt");

-- CreateIndex
CREATE INDEX "Topic_tags_idx" ON "Topic" USING GIN ("tags");

-- CreateIndex
CREATE INDEX "TopicProduct_productId_idx" ON "TopicProduct"("productId");

-- CreateIndex
CREATE UNIQUE INDEX "Post_importKey_key" ON "Post"("importKey");

-- CreateIndex
CREATE INDEX "Post_authorId_createdAt_idx" ON "Post"("authorId", "createdAt");

-- CreateIndex
CREATE INDEX "Post_topicId_createdAt_idx" ON "Post"("topicId", "createdAt");

-- CreateIndex
CREATE INDEX "Post_createdAt_idx" ON "Post"("createdAt");

-- CreateIndex
CREATE INDEX "Post_replyToId_idx" ON "Post"("replyToId");

-- CreateIndex
CREATE UNIQUE INDEX "Post_topicId_number_key" ON "Post"("topicId", "number");

-- CreateIndex
CREATE INDEX "TopicRead_topicId_idx" ON "TopicRead"("topicId");

-- CreateIndex
CREATE UNIQUE INDEX "Media_key_key" ON "Media"("key");

-- CreateIndex
CREATE INDEX "Media_attachedAt_createdAt_idx" ON "Media"("attachedAt", "createdAt");

-- CreateIndex
CREATE INDEX "Media_ownerId_createdAt_idx" ON "Media"("ownerId", "createdAt");

-- CreateIndex
CREATE INDEX "Follow_memberId_targetKind_idx" ON "Follow"("memberId", "targetKind");

-- CreateIndex
CREATE INDEX "Notification_memberId_id_idx" ON "Notification"("memberId", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Notification_memberId_eventId_key" ON "Notification"("memberId", "eventId");

-- CreateIndex
CREATE UNIQUE INDEX "Product_slug_key" ON "Product"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Product_sku_key" ON "Product"("sku");

-- CreateIndex
CREATE UNIQUE INDEX "Product_importKey_key" ON "Product"("importKey");

-- CreateIndex
CREATE INDEX "Product_category_name_idx" ON "Product"("category", "name");

-- CreateIndex
CREATE INDEX "ProductOwner_memberId_idx" ON "ProductOwner"("memberId");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemberRole" ADD CONSTRAINT "MemberRole_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupMember" ADD CONSTRAINT "GroupMember_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "CustomerGroup"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupMember" ADD CONSTRAINT "GroupMember_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadingDay" ADD CONSTRAINT "ReadingDay_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Like" ADD CONSTRAINT "Like_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Boundary" ADD CONSTRAINT "Boundary_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Boundary" ADD CONSTRAINT "Boundary_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Forum" ADD CONSTRAINT "Forum_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "CustomerGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Forum" ADD CONSTRAINT "Forum_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "ForumSection"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Forum" ADD CONSTRAINT "Forum_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Topic" ADD CONSTRAINT "Topic_forumId_fkey" FOREIGN KEY ("forumId") REFERENCES "Forum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Topic" ADD CONSTRAINT "Topic_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Topic" ADD CONSTRAINT "Topic_lastPosterId_fkey" FOREIGN KEY ("lastPosterId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TopicProduct" ADD CONSTRAINT "TopicProduct_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TopicProduct" ADD CONSTRAINT "TopicProduct_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_replyToId_fkey" FOREIGN KEY ("replyToId") REFERENCES "Post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostRevision" ADD CONSTRAINT "PostRevision_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TopicRead" ADD CONSTRAINT "TopicRead_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TopicRead" ADD CONSTRAINT "TopicRead_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ForumRead" ADD CONSTRAINT "ForumRead_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ForumRead" ADD CONSTRAINT "ForumRead_forumId_fkey" FOREIGN KEY ("forumId") REFERENCES "Forum"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Media" ADD CONSTRAINT "Media_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Follow" ADD CONSTRAINT "Follow_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProductOwner" ADD CONSTRAINT "ProductOwner_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProductOwner" ADD CONSTRAINT "ProductOwner_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Names sort as Persian dictionaries do.
ALTER TABLE "Member" ALTER COLUMN "name" TYPE TEXT COLLATE "fa-x-icu";
ALTER TABLE "Product" ALTER COLUMN "name" TYPE TEXT COLLATE "fa-x-icu";
ALTER TABLE "Product" ALTER COLUMN "category" TYPE TEXT COLLATE "fa-x-icu";
ALTER TABLE "Forum" ALTER COLUMN "name" TYPE TEXT COLLATE "fa-x-icu";

-- Finding by a part of a folded name or title.
CREATE INDEX "Member_nameFold_trgm" ON "Member" USING gin ("nameFold" gin_trgm_ops);
CREATE INDEX "Product_nameFold_trgm" ON "Product" USING gin ("nameFold" gin_trgm_ops);
CREATE INDEX "Topic_titleFold_trgm" ON "Topic" USING gin ("titleFold" gin_trgm_ops);
CREATE INDEX "Notification_unread" ON "Notification" ("memberId") WHERE "readAt" IS NULL;

-- What must hold whatever the code does.
ALTER TABLE "Club" ADD CONSTRAINT "Club_only_one" CHECK (id = 1);
ALTER TABLE "Topic" ADD CONSTRAINT "Topic_stars_range" CHECK (stars BETWEEN 1 AND 5);
ALTER TABLE "Topic" ADD CONSTRAINT "Topic_stars_kind" CHECK (stars IS NULL OR kind = 'experience');
ALTER TABLE "Post" ADD CONSTRAINT "Post_number_positive" CHECK (number > 0);
ALTER TABLE "Forum" ADD CONSTRAINT "Forum_group_named" CHECK ((readers = 'group') = ("groupId" IS NOT NULL));
ALTER TABLE "Topic" ADD CONSTRAINT "Topic_accepted_answer" FOREIGN KEY ("acceptedPostId") REFERENCES "Post"("id") ON DELETE SET NULL;
ALTER TABLE "Topic" ADD CONSTRAINT "Topic_merged_into" FOREIGN KEY ("mergedIntoId") REFERENCES "Topic"("id") ON DELETE RESTRICT;
ALTER TABLE "Like" ADD CONSTRAINT "Like_not_own" CHECK ("memberId" <> "authorId");
ALTER TABLE "Boundary" ADD CONSTRAINT "Boundary_not_self" CHECK ("memberId" <> "otherId");
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_not_self" CHECK ("memberId" <> "actorId");
ALTER TABLE "Member" ADD CONSTRAINT "Member_trust_range" CHECK (trust BETWEEN 0 AND 3);

-- History is written once.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER "Event_append_only" BEFORE UPDATE ON "Event" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
