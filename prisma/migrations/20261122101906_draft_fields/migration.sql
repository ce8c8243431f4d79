-- AlterTable
ALTER TABLE "Draft" ADD COLUMN     "fields" JSONB NOT NULL DEFAULT '{}';
