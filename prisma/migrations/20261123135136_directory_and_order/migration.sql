-- DropIndex
DROP INDEX "Job_state_notBefore_dueAt_id_idx";

-- DropIndex
DROP INDEX "Record_affectedOrg_open_createdAt_idx";

-- DropIndex
DROP INDEX "Record_kind_open_number_idx";

-- AlterTable
ALTER TABLE "Record" ADD COLUMN "place" TEXT;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Org" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "aliases" TEXT NOT NULL DEFAULT '[]',
    "region" TEXT,
    "rank" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true
);
INSERT INTO "new_Org" ("id", "kind", "name", "rank", "region") SELECT "id", "kind", "name", "rank", "region" FROM "Org";
DROP TABLE "Org";
ALTER TABLE "new_Org" RENAME TO "Org";
CREATE TABLE "new_RecordParty" (
    "recordId" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "open" BOOLEAN NOT NULL,
    "place" TEXT NOT NULL,

    PRIMARY KEY ("orgId", "recordId"),
    CONSTRAINT "RecordParty_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_RecordParty" ("kind", "open", "orgId", "recordId") SELECT "kind", "open", "orgId", "recordId" FROM "RecordParty";
DROP TABLE "RecordParty";
ALTER TABLE "new_RecordParty" RENAME TO "RecordParty";
CREATE INDEX "RecordParty_orgId_kind_place_idx" ON "RecordParty"("orgId", "kind", "place");
CREATE INDEX "RecordParty_orgId_kind_open_place_idx" ON "RecordParty"("orgId", "kind", "open", "place");
CREATE INDEX "RecordParty_recordId_idx" ON "RecordParty"("recordId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

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
