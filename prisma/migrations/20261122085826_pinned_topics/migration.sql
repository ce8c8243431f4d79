-- The few pinned topics of a forum, without reading through all its topics.
CREATE INDEX "Topic_pinned" ON "Topic" ("forumId", "pinnedAt" DESC) WHERE "pinnedAt" IS NOT NULL;
