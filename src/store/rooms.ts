import type { Platform } from '../app/chat.ts';
import type { Tx as Port, Posted, Room, RoomPurpose } from '../app/store.ts';
import type { View } from '../app/view.ts';
import type { OrgId, RecordId, RoomId } from '../domain/ids.ts';
import { Prisma } from '../generated/sqlite/client.ts';
import type { Tx } from './open.ts';

/** The rooms that the bot serves, and the cards that stand in them. */
export type Rooms = Pick<
  Port,
  | 'room'
  | 'rooms'
  | 'roomsOfOrg'
  | 'roomsOfRecord'
  | 'saveRooms'
  | 'posted'
  | 'postedByKey'
  | 'postedOf'
  | 'savePosted'
  | 'dropPosted'
>;

export function roomsIn(tx: Tx): Rooms {
  return {
    room: async (id) => {
      const row = await tx.room.findUnique({ where: { id } });
      return row && toRoom(row);
    },
    rooms: async (ids) => (await tx.room.findMany({ where: { id: { in: [...new Set(ids)] } } })).map(toRoom),
    roomsOfOrg: async (orgId, purpose) => {
      const rows = await tx.room.findMany({ where: { orgId, purpose }, orderBy: { id: 'asc' } });
      return rows.map(toRoom);
    },
    roomsOfRecord: async (recordId) => {
      const rows = await tx.room.findMany({ where: { recordId }, orderBy: { id: 'asc' } });
      return rows.map(toRoom);
    },
    saveRooms: (rooms) => saveRooms(tx, rooms),

    posted: async (platform, messageId) => {
      const row = await tx.posted.findUnique({ where: { platform_messageId: { platform, messageId } } });
      return row && toPosted(row);
    },
    postedByKey: async (key) => {
      const row = await tx.posted.findUnique({ where: { key } });
      return row && toPosted(row);
    },
    postedOf: async (recordId) => {
      const rows = await tx.posted.findMany({ where: { recordId }, orderBy: { key: 'asc' } });
      return rows.map(toPosted);
    },
    savePosted: (posted) => savePosted(tx, posted),
    dropPosted: async (key) => {
      await tx.posted.deleteMany({ where: { key } });
    },
  };
}

/** Rows of one statement. */
const BATCH = 100;

async function saveRooms(tx: Tx, rooms: Room[]): Promise<void> {
  for (const batch of batches(rooms, (r) => r.id)) {
    const rows = batch.map(
      (
        r,
      ) => Prisma.sql`(${r.id}, ${r.platform}, ${r.externalId}, ${r.name}, ${r.purpose}, ${r.orgId}, ${r.recordId},
        ${r.groupId})`,
    );
    await tx.$executeRaw`
      INSERT INTO "Room" ("id", "platform", "externalId", "name", "purpose", "orgId", "recordId", "groupId")
      VALUES ${Prisma.join(rows)}
      ON CONFLICT ("id") DO UPDATE SET "platform" = excluded."platform", "externalId" = excluded."externalId",
        "name" = excluded."name", "purpose" = excluded."purpose", "orgId" = excluded."orgId",
        "recordId" = excluded."recordId", "groupId" = excluded."groupId"`;
  }
}

async function savePosted(tx: Tx, posted: Posted[]): Promise<void> {
  for (const batch of batches(posted, (p) => p.key)) {
    const rows = batch.map(
      (
        p,
      ) => Prisma.sql`(${p.key}, ${p.recordId}, ${p.roomId}, ${p.platform}, ${p.messageId}, ${JSON.stringify(p.view)},
        ${p.hash})`,
    );
    await tx.$executeRaw`
      INSERT INTO "Posted" ("key", "recordId", "roomId", "platform", "messageId", "view", "hash")
      VALUES ${Prisma.join(rows)}
      ON CONFLICT ("key") DO UPDATE SET "recordId" = excluded."recordId", "roomId" = excluded."roomId",
        "platform" = excluded."platform", "messageId" = excluded."messageId", "view" = excluded."view",
        "hash" = excluded."hash"`;
  }
}

/** @returns the rows in batches; of those with one key the last, because a statement can't meet a row twice */
function* batches<T>(rows: T[], keyOf: (row: T) => string): Generator<T[]> {
  const last = [...new Map(rows.map((r) => [keyOf(r), r])).values()];
  for (let from = 0; from < last.length; from += BATCH) yield last.slice(from, from + BATCH);
}

function toRoom(row: Prisma.RoomGetPayload<object>): Room {
  return {
    ...row,
    id: row.id as RoomId,
    platform: row.platform as Platform,
    purpose: row.purpose as RoomPurpose,
    orgId: row.orgId as OrgId | null,
    recordId: row.recordId as RecordId | null,
  };
}

function toPosted(row: Prisma.PostedGetPayload<object>): Posted {
  return {
    ...row,
    recordId: row.recordId as RecordId,
    roomId: row.roomId as RoomId,
    platform: row.platform as Platform,
    view: JSON.parse(row.view) as View,
  };
}
