-- CreateEnum
CREATE TYPE "DigestPace" AS ENUM ('off', 'daily', 'weekly');

-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "emailProvenAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Notification" ADD COLUMN     "inInbox" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "NotificationChoice" (
    "memberId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "channels" TEXT[],

    CONSTRAINT "NotificationChoice_pkey" PRIMARY KEY ("memberId","kind")
);

-- CreateTable
CREATE TABLE "NotificationTimes" (
    "memberId" UUID NOT NULL,
    "digest" "DigestPace" NOT NULL DEFAULT 'weekly',
    "quiet" BOOLEAN NOT NULL DEFAULT false,
    "quietFrom" SMALLINT NOT NULL DEFAULT 1320,
    "quietUntil" SMALLINT NOT NULL DEFAULT 480,

    CONSTRAINT "NotificationTimes_pkey" PRIMARY KEY ("memberId")
);

-- CreateTable
CREATE TABLE "TopicMute" (
    "memberId" UUID NOT NULL,
    "topicId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TopicMute_pkey" PRIMARY KEY ("topicId","memberId")
);

-- CreateTable
CREATE TABLE "Digest" (
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Digest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "TopicMute_memberId_idx" ON "TopicMute"("memberId");

-- CreateIndex
CREATE INDEX "Digest_createdAt_idx" ON "Digest"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Digest_memberId_day_key" ON "Digest"("memberId", "day");

-- AddForeignKey
ALTER TABLE "NotificationChoice" ADD CONSTRAINT "NotificationChoice_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationTimes" ADD CONSTRAINT "NotificationTimes_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TopicMute" ADD CONSTRAINT "TopicMute_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Digest" ADD CONSTRAINT "Digest_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "NotificationTimes" ADD CONSTRAINT "NotificationTimes_minutes"
  CHECK ("quietFrom" BETWEEN 0 AND 1439 AND "quietUntil" BETWEEN 0 AND 1439);

-- An address that comes anew is proven by nobody yet, whoever writes it; who proves it says so in the same statement.
CREATE FUNCTION forget_proof_of_mail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."emailProvenAt" IS NOT DISTINCT FROM OLD."emailProvenAt" THEN NEW."emailProvenAt" := NULL; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Member_mail_changed" BEFORE UPDATE OF email ON "Member"
  FOR EACH ROW WHEN (NEW.email IS DISTINCT FROM OLD.email) EXECUTE FUNCTION forget_proof_of_mail();

-- Who joined by themselves, or changed their address, did so by a code.
UPDATE "Member" member SET "emailProvenAt" = now()
WHERE member.email IS NOT NULL AND (
  EXISTS (SELECT FROM "Event" fact WHERE fact.kind = 'member.sign_in_changed' AND fact.payload->>'memberId' = member.id::text
    AND fact.payload->>'what' = 'email')
  OR EXISTS (SELECT FROM "Event" fact WHERE fact.kind = 'member.joined' AND fact.payload->>'memberId' = member.id::text
    AND fact.payload->'imported' IS NULL));
