import { z } from 'zod';
import type { EmbeddedChatStore, LocalMessage } from '../app/embedded-chat.ts';
import { cardSchema } from '../cards/card.ts';
import type { Db, Tx } from './open.ts';

const fileSchema = z.object({ name: z.string(), mime: z.string(), content: z.string() });
const postsSchema = z.array(z.string());
const MOST_PINNED = 20;

interface MessageRow {
  id: number;
  roomId: string;
  author: string;
  text: string;
  card: string | null;
  file: string | null;
  onlyFor: string | null;
  at: Date;
  editedAt: Date | null;
  deleted: boolean;
  pinned: boolean;
}

/** Counts and the newest message per room, as raw SQL gives them: PostgreSQL counts in bigint. */
interface RoomRow {
  id: string;
  name: string;
  topic: string;
  unread: bigint | number;
  newest: bigint | number | null;
}

/**
 * The rooms, members and messages of the embedded chat in the database.
 * @param db any open database; every call is one statement or one transaction
 */
export function createEmbeddedChatStore(db: Db): EmbeddedChatStore {
  return {
    users: async () => {
      const people = await db.person.findMany({
        where: { active: true },
        include: { org: true },
        orderBy: [{ org: { rank: 'asc' } }, { orgId: 'asc' }, { rank: 'asc' }, { id: 'asc' }],
      });
      return people.map((p) => ({
        id: p.id,
        name: p.name,
        org: p.org.name,
        orgId: p.orgId,
        posts: postsSchema.parse(JSON.parse(p.posts)),
      }));
    },

    ensureRoom: (room, members) =>
      db.$transaction(async (tx) => {
        await tx.$executeRaw`
          INSERT INTO "LocalRoom" ("id", "name", "topic") VALUES (${room.id}, ${room.name}, ${room.topic})
          ON CONFLICT DO NOTHING`;
        await addMissing(tx, room.id, members);
      }),

    addMembers: (roomId, userIds) => db.$transaction((tx) => addMissing(tx, roomId, userIds)),

    roomsOf: (userId) => roomsOf(db, userId),

    room: async (id) => {
      const row = await db.localRoom.findUnique({ where: { id }, include: { members: true } });
      if (!row) return null;
      return { id: row.id, name: row.name, topic: row.topic, members: row.members.map((m) => m.userId) };
    },

    messages: async (roomId, viewer, limit, before) => {
      const rows = await db.localMessage.findMany({
        where: { roomId, ...seenBy(viewer), ...(before === undefined ? {} : { id: { lt: before } }) },
        orderBy: { id: 'desc' },
        take: limit,
      });
      return rows.reverse().map(toMessage);
    },

    message: async (id) => {
      const row = await db.localMessage.findUnique({ where: { id } });
      return row && toMessage(row);
    },

    pinned: async (roomId, viewer) => {
      const rows = await db.localMessage.findMany({
        where: { roomId, pinned: true, deleted: false, ...seenBy(viewer) },
        orderBy: { id: 'desc' },
        take: MOST_PINNED,
      });
      return rows.map(toMessage);
    },

    append: async ({ key, roomId, author, text, card, file, onlyFor, at }) => {
      const data = {
        key,
        roomId,
        author,
        text: text ?? '',
        card: card ? JSON.stringify(card) : null,
        file: file ? JSON.stringify(file) : null,
        onlyFor: onlyFor ?? null,
        at,
      };
      if (key === null) return toMessage(await db.localMessage.create({ data }));
      // Something to update makes it one INSERT … ON CONFLICT; with nothing, two at a time fail on PostgreSQL.
      return toMessage(await db.localMessage.upsert({ where: { key }, create: data, update: { key } }));
    },

    change: (id, change) =>
      db.$transaction(async (tx) => {
        const { card, ...rest } = change;
        const data = { ...rest, ...(card ? { card: JSON.stringify(card) } : {}) };
        const { count } = await tx.localMessage.updateMany({ where: { id }, data });
        if (count === 0) return null;
        return toMessage(await tx.localMessage.findUniqueOrThrow({ where: { id } }));
      }),

    markRead: async (roomId, userId, upTo) => {
      await db.localMember.updateMany({
        where: { roomId, userId, lastRead: { lt: upTo } },
        data: { lastRead: upTo },
      });
    },
  };
}

function seenBy(viewer: string): { OR: ({ onlyFor: null } | { onlyFor: string })[] } {
  return { OR: [{ onlyFor: null }, { onlyFor: viewer }] };
}

async function addMissing(tx: Tx, roomId: string, userIds: string[]): Promise<void> {
  for (const userId of new Set(userIds)) {
    await tx.$executeRaw`
      INSERT INTO "LocalMember" ("roomId", "userId") VALUES (${roomId}, ${userId}) ON CONFLICT DO NOTHING`;
  }
}

async function roomsOf(db: Db, userId: string): ReturnType<EmbeddedChatStore['roomsOf']> {
  const rooms = await db.$queryRaw<RoomRow[]>`
    SELECT r."id", r."name", r."topic",
      (SELECT COUNT(*) FROM "LocalMessage" m
        WHERE m."roomId" = r."id" AND m."id" > u."lastRead" AND m."author" <> ${userId}
          AND NOT m."deleted" AND (m."onlyFor" IS NULL OR m."onlyFor" = ${userId})) AS "unread",
      (SELECT MAX(m."id") FROM "LocalMessage" m
        WHERE m."roomId" = r."id" AND (m."onlyFor" IS NULL OR m."onlyFor" = ${userId})) AS "newest"
    FROM "LocalMember" u JOIN "LocalRoom" r ON r."id" = u."roomId"
    WHERE u."userId" = ${userId}`;
  const newest = rooms.flatMap((r) => (r.newest === null ? [] : [Number(r.newest)]));
  const times = await db.localMessage.findMany({
    where: { id: { in: newest } },
    select: { roomId: true, at: true },
  });
  const lastAt = new Map(times.map((t) => [t.roomId, t.at]));
  return rooms
    .sort((a, b) => Number(b.newest ?? 0) - Number(a.newest ?? 0) || (a.id < b.id ? -1 : 1))
    .map(({ id, name, topic, unread }) => ({
      id,
      name,
      topic,
      unread: Number(unread),
      lastAt: lastAt.get(id) ?? null,
    }));
}

function toMessage(row: MessageRow): LocalMessage {
  return {
    id: row.id,
    roomId: row.roomId,
    author: row.author,
    text: row.text,
    card: row.card === null ? null : cardSchema.parse(JSON.parse(row.card)),
    file: row.file === null ? null : fileSchema.parse(JSON.parse(row.file)),
    onlyFor: row.onlyFor,
    at: row.at,
    editedAt: row.editedAt,
    deleted: row.deleted,
    pinned: row.pinned,
  };
}
