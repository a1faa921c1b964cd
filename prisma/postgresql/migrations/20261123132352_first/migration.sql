-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Record" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "number" TEXT,
    "edition" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "headHash" TEXT NOT NULL,
    "open" BOOLEAN NOT NULL,
    "affectedOrg" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "state" TEXT NOT NULL,

    CONSTRAINT "Record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecordParty" (
    "recordId" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "open" BOOLEAN NOT NULL,
    "number" TEXT NOT NULL,

    CONSTRAINT "RecordParty_pkey" PRIMARY KEY ("orgId","recordId")
);

-- CreateTable
CREATE TABLE "Event" (
    "recordId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "room" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "edition" TEXT NOT NULL,
    "clause" TEXT,
    "subject" TEXT,
    "data" TEXT NOT NULL,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("recordId","seq")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "notBefore" TIMESTAMP(3) NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leaseOwner" TEXT,
    "leaseUntil" TIMESTAMP(3),
    "dedupeKey" TEXT,
    "lastError" TEXT,
    "doneAt" TIMESTAMP(3),

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" TEXT NOT NULL,
    "reply" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Counter" (
    "key" TEXT NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "Counter_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Org" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "region" TEXT,
    "rank" INTEGER NOT NULL,

    CONSTRAINT "Org_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "posts" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "phone" TEXT,
    "email" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Handle" (
    "platform" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    CONSTRAINT "Handle_pkey" PRIMARY KEY ("platform","handle")
);

-- CreateTable
CREATE TABLE "Room" (
    "id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "orgId" TEXT,
    "recordId" TEXT,
    "groupId" TEXT,

    CONSTRAINT "Room_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Posted" (
    "key" TEXT NOT NULL,
    "recordId" TEXT NOT NULL,
    "roomId" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "view" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "Posted_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "LocalRoom" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "topic" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "LocalRoom_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LocalMember" (
    "roomId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "lastRead" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "LocalMember_pkey" PRIMARY KEY ("roomId","userId")
);

-- CreateTable
CREATE TABLE "LocalMessage" (
    "id" SERIAL NOT NULL,
    "roomId" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "key" TEXT,
    "text" TEXT NOT NULL DEFAULT '',
    "card" TEXT,
    "file" TEXT,
    "onlyFor" TEXT,
    "at" TIMESTAMP(3) NOT NULL,
    "editedAt" TIMESTAMP(3),
    "deleted" BOOLEAN NOT NULL DEFAULT false,
    "pinned" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "LocalMessage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Record_number_key" ON "Record"("number");

-- CreateIndex
CREATE INDEX "Record_kind_open_number_idx" ON "Record"("kind", "open", "number");

-- CreateIndex
CREATE INDEX "Record_affectedOrg_open_createdAt_idx" ON "Record"("affectedOrg", "open", "createdAt");

-- CreateIndex
CREATE INDEX "RecordParty_orgId_kind_number_idx" ON "RecordParty"("orgId", "kind", "number");

-- CreateIndex
CREATE INDEX "RecordParty_orgId_kind_open_number_idx" ON "RecordParty"("orgId", "kind", "open", "number");

-- CreateIndex
CREATE INDEX "RecordParty_recordId_idx" ON "RecordParty"("recordId");

-- CreateIndex
CREATE INDEX "Event_recordId_category_seq_idx" ON "Event"("recordId", "category", "seq");

-- CreateIndex
CREATE INDEX "Event_recordId_subject_seq_idx" ON "Event"("recordId", "subject", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "Job_dedupeKey_key" ON "Job"("dedupeKey");

-- CreateIndex
CREATE INDEX "Job_state_notBefore_dueAt_id_idx" ON "Job"("state", "notBefore", "dueAt", "id");

-- CreateIndex
CREATE INDEX "Job_lane_state_dueAt_id_idx" ON "Job"("lane", "state", "dueAt", "id");

-- CreateIndex
CREATE INDEX "Delivery_at_idx" ON "Delivery"("at");

-- CreateIndex
CREATE INDEX "Person_orgId_rank_idx" ON "Person"("orgId", "rank");

-- CreateIndex
CREATE INDEX "Handle_personId_idx" ON "Handle"("personId");

-- CreateIndex
CREATE INDEX "Room_recordId_idx" ON "Room"("recordId");

-- CreateIndex
CREATE INDEX "Room_orgId_purpose_idx" ON "Room"("orgId", "purpose");

-- CreateIndex
CREATE UNIQUE INDEX "Room_platform_externalId_key" ON "Room"("platform", "externalId");

-- CreateIndex
CREATE INDEX "Posted_recordId_idx" ON "Posted"("recordId");

-- CreateIndex
CREATE UNIQUE INDEX "Posted_platform_messageId_key" ON "Posted"("platform", "messageId");

-- CreateIndex
CREATE INDEX "LocalMember_userId_idx" ON "LocalMember"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "LocalMessage_key_key" ON "LocalMessage"("key");

-- CreateIndex
CREATE INDEX "LocalMessage_roomId_id_idx" ON "LocalMessage"("roomId", "id");

-- AddForeignKey
ALTER TABLE "RecordParty" ADD CONSTRAINT "RecordParty_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Org"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Handle" ADD CONSTRAINT "Handle_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LocalMember" ADD CONSTRAINT "LocalMember_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "LocalRoom"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LocalMessage" ADD CONSTRAINT "LocalMessage_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "LocalRoom"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
