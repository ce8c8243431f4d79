-- AlterTable
ALTER TABLE "Activity" ADD COLUMN     "topicId" UUID;

-- What happened so far gets the topic that it happened in.
UPDATE "Activity" line SET "topicId" = CASE line."contentKind"
  WHEN 'topic' THEN line."contentId"
  ELSE (SELECT post."topicId" FROM "Post" post WHERE post.id = line."contentId")
END WHERE line."contentKind" IN ('topic', 'post');

-- CreateIndex
CREATE INDEX "Activity_forumId_createdAt_idx" ON "Activity"("forumId", "createdAt");

-- CreateIndex
CREATE INDEX "Activity_topicId_createdAt_idx" ON "Activity"("topicId", "createdAt");
