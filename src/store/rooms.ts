import type { Platform } from '../app/chat.ts';
import type { Tx as Port, Posted, Room, RoomPurpose } from '../app/store.ts';
import type { View } from '../app/view.ts';
import type { OrgId, RecordId, RoomId } from '../domain/ids.ts';
import type { Prisma } from '../generated/sqlite/client.ts';
import type { Tx } from './open.ts';

/** The rooms that the bot serves, and the cards that stand in them. */
export type Rooms = Pick<
  Port,
  | 'room'
  | 'roomsOfOrg'
  | 'roomsOfRecord'
  | 'saveRoom'
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
    roomsOfOrg: async (orgId, purpose) => {
      const rows = await tx.room.findMany({ where: { orgId, purpose }, orderBy: { id: 'asc' } });
      return rows.map(toRoom);
    },
    roomsOfRecord: async (recordId) => {
      const rows = await tx.room.findMany({ where: { recordId }, orderBy: { id: 'asc' } });
      return rows.map(toRoom);
    },
    saveRoom: async (room) => {
      const { id, ...data } = room;
      await tx.room.upsert({ where: { id }, create: room, update: data });
    },

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
    savePosted: async ({ key, view, ...rest }) => {
      const data = { ...rest, view: JSON.stringify(view) };
      await tx.posted.upsert({ where: { key }, create: { key, ...data }, update: data });
    },
    dropPosted: async (key) => {
      await tx.posted.deleteMany({ where: { key } });
    },
  };
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
