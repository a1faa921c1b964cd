-- DropIndex
DROP INDEX "Job_state_notBefore_dueAt_id_idx";

-- DropIndex
DROP INDEX "Record_affectedOrg_open_createdAt_idx";

-- DropIndex
DROP INDEX "Record_kind_open_number_idx";

-- DropIndex
DROP INDEX "RecordParty_orgId_kind_number_idx";

-- DropIndex
DROP INDEX "RecordParty_orgId_kind_open_number_idx";

-- AlterTable
ALTER TABLE "Org" ADD COLUMN     "active" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "aliases" TEXT NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "Record" ADD COLUMN     "place" TEXT;

-- AlterTable
ALTER TABLE "RecordParty" DROP COLUMN "number",
ADD COLUMN     "place" TEXT NOT NULL;

-- CreateIndex
CREATE INDEX "Event_recordId_type_seq_idx" ON "Event"("recordId", "type", "seq");

-- CreateIndex
CREATE INDEX "Job_state_dueAt_id_idx" ON "Job"("state", "dueAt", "id");

-- CreateIndex
CREATE INDEX "Job_state_notBefore_id_idx" ON "Job"("state", "notBefore", "id");

-- CreateIndex
CREATE INDEX "Job_state_leaseUntil_idx" ON "Job"("state", "leaseUntil");

-- CreateIndex
CREATE INDEX "Job_state_doneAt_idx" ON "Job"("state", "doneAt");

-- CreateIndex
CREATE INDEX "Record_kind_place_idx" ON "Record"("kind", "place");

-- CreateIndex
CREATE INDEX "Record_kind_open_place_idx" ON "Record"("kind", "open", "place");

-- CreateIndex
CREATE INDEX "RecordParty_orgId_kind_place_idx" ON "RecordParty"("orgId", "kind", "place");

-- CreateIndex
CREATE INDEX "RecordParty_orgId_kind_open_place_idx" ON "RecordParty"("orgId", "kind", "open", "place");
