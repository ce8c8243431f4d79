-- AlterTable
ALTER TABLE "Digest" ADD COLUMN     "handOvers" SMALLINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "PushDevice" ADD COLUMN     "seenUntil" TIMESTAMPTZ(3);

-- What was begun was handed over once.
UPDATE "Digest" SET "handOvers" = 1 WHERE "startedAt" IS NOT NULL;
