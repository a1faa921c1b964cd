-- AlterTable
ALTER TABLE "RecordParty" ADD COLUMN     "waiting" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "RecordParty_orgId_waiting_place_idx" ON "RecordParty"("orgId", "waiting", "place");
