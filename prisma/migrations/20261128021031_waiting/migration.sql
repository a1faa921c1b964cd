-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_RecordParty" (
    "recordId" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "open" BOOLEAN NOT NULL,
    "waiting" BOOLEAN NOT NULL DEFAULT false,
    "place" TEXT NOT NULL,

    PRIMARY KEY ("orgId", "recordId"),
    CONSTRAINT "RecordParty_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_RecordParty" ("kind", "open", "orgId", "place", "recordId") SELECT "kind", "open", "orgId", "place", "recordId" FROM "RecordParty";
DROP TABLE "RecordParty";
ALTER TABLE "new_RecordParty" RENAME TO "RecordParty";
CREATE INDEX "RecordParty_orgId_kind_place_idx" ON "RecordParty"("orgId", "kind", "place");
CREATE INDEX "RecordParty_orgId_kind_open_place_idx" ON "RecordParty"("orgId", "kind", "open", "place");
CREATE INDEX "RecordParty_orgId_waiting_place_idx" ON "RecordParty"("orgId", "waiting", "place");
CREATE INDEX "RecordParty_recordId_idx" ON "RecordParty"("recordId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
