-- AlterTable
ALTER TABLE "Org" ADD COLUMN     "paging" TEXT;
