-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "strong" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "SignInTry" (
    "id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SignInTry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SignInTry_subject_createdAt_idx" ON "SignInTry"("subject", "createdAt");

-- CreateIndex
CREATE INDEX "SignInTry_createdAt_idx" ON "SignInTry"("createdAt");
