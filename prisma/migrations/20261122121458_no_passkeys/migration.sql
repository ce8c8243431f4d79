-- DropForeignKey
ALTER TABLE "Passkey" DROP CONSTRAINT "Passkey_memberId_fkey";

-- DropTable
DROP TABLE "Passkey";
