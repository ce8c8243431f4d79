-- CreateIndex
CREATE INDEX "TopicRead_memberId_updatedAt_idx" ON "TopicRead"("memberId", "updatedAt");

-- What waits to be read is counted from this index alone, without the posts.
DROP INDEX "Post_topicId_number_key";
CREATE UNIQUE INDEX "Post_topicId_number_key" ON "Post"("topicId", "number") INCLUDE ("createdAt", "authorId", "hiddenAt", "deletedAt");
