import type { Platform, Reply } from '../app/chat.ts';
import type { Tx as Port } from '../app/store.ts';
import type { Directory } from '../domain/directory.ts';
import { personId } from '../domain/ids.ts';
import { enqueue } from './enqueue.ts';
import type { Tx } from './open.ts';
import { recordsIn } from './records.ts';
import { roomsIn } from './rooms.ts';
import type { States } from './states.ts';

/**
 * @param states those that were read or written lately
 * @param directory gives the directory as that transaction sees it
 * @param platforms those that are connected
 * @returns the port over one transaction
 */
export function createTx(
  tx: Tx,
  states: States,
  directory: () => Promise<Directory>,
  platforms: readonly Platform[],
): Port {
  const connected = (r: { platform: string }): boolean => platforms.some((p) => p === r.platform);
  const rooms = roomsIn(tx);
  return {
    ...recordsIn(tx, states),
    ...rooms,
    roomsOfOrg: async (org, purpose) => (await rooms.roomsOfOrg(org, purpose)).filter(connected),

    seen: async (id) => {
      const row = await tx.delivery.findUnique({ where: { id } });
      return row ? (JSON.parse(row.reply) as Reply | null) : undefined;
    },
    remember: async (id, reply, at) => {
      await tx.delivery.create({ data: { id, reply: JSON.stringify(reply), at } });
    },

    directory,
    personByHandle: async (platform, handle) => {
      const row = await tx.handle.findUnique({
        where: { platform_handle: { platform, handle } },
        include: { person: { include: { org: true } } },
      });
      return row?.person.active && row.person.org.active ? personId(row.personId) : null;
    },
    saveHandle: async (platform, handle, person) => {
      await tx.handle.upsert({
        where: { platform_handle: { platform, handle } },
        create: { platform, handle, personId: person },
        update: { personId: person },
      });
    },
    contactsWithout: async (platform, org) => {
      const rows = await tx.person.findMany({
        where: {
          active: true,
          ...(org === null ? {} : { orgId: org }),
          OR: [{ phone: { not: null } }, { email: { not: null } }],
          handles: { none: { platform } },
        },
        select: { id: true, phone: true, email: true },
        orderBy: { id: 'asc' },
      });
      return rows.map(({ id, phone, email }) => ({ person: personId(id), phone, email }));
    },
    handlesOf: async (person) => {
      const rows = await tx.handle.findMany({
        where: { personId: person },
        orderBy: [{ platform: 'asc' }, { handle: 'asc' }],
      });
      return rows.filter(connected).map((r) => ({ platform: r.platform as Platform, handle: r.handle }));
    },

    phoneOf: async (person) => {
      const row = await tx.person.findUnique({ where: { id: person }, select: { phone: true } });
      return row?.phone ?? null;
    },

    once: async (key, make) => {
      const row = await tx.counter.findUnique({ where: { key } });
      return (row ?? (await tx.counter.create({ data: { key, value: make() } }))).value;
    },
    next: async (key) => {
      const row = await tx.counter.upsert({
        where: { key },
        create: { key, value: 1 },
        update: { value: { increment: 1 } },
      });
      return row.value;
    },

    enqueue: (jobs) => enqueue(tx, jobs),
    waiting: (lane, now, limit) =>
      tx.job.findMany({
        where: { lane, state: 'ready', dueAt: { lte: now } },
        orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
        take: limit,
        select: { kind: true, payload: true },
      }),
  };
}
