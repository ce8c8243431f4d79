-- AlterTable
ALTER TABLE "Notification" ADD COLUMN     "topicId" UUID;

-- How many replies of a topic its followers have not read.
CREATE INDEX "Notification_topic_unread" ON "Notification" ("topicId", "memberId") WHERE "readAt" IS NULL AND "topicId" IS NOT NULL;
