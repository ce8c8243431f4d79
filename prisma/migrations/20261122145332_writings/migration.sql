-- AlterTable
ALTER TABLE "Member" ADD COLUMN     "writings" INTEGER NOT NULL DEFAULT 0;
