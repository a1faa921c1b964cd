import { roomIdOf } from '../app/chat.ts';
import type { Post } from '../domain/directory.ts';
import { DIRECTORY_VERSION } from './directory-rows.ts';
import type { DirectoryFile, OrganizationEntry } from './directory-schema.ts';
import type { Db, Tx } from './open.ts';
import { serializable } from './transaction.ts';

/** Ids of what an import changed, for the audit. Phone numbers and the like are not in it. */
export interface DirectoryChanges {
  orgs: Changes;
  people: Changes;
  /** people whose accounts on platforms changed */
  handles: string[];
  /** `platform:id` of rooms that were added, changed or removed */
  rooms: string[];
}

interface Changes {
  added: string[];
  changed: string[];
  /** no longer in the file: inactive from now on, kept for the history */
  removed: string[];
}

/** Who is paged first: duty officers, then those who lead them, then the head. */
const PAGING: Post[] = ['duty', 'duty_leader', 'head', 'liaison', 'admin'];

/**
 * Makes the directory what the file says, in one transaction; importing the same file again changes nothing.
 * Accounts and rooms that the file doesn't speak of stay as they are.
 * @throws whatever the database throws; then nothing has changed
 */
export async function importDirectory(db: Db, file: DirectoryFile): Promise<DirectoryChanges> {
  return serializable(db, async (tx) => {
    const orgs = await importOrgs(tx, file);
    const people = await importPeople(tx, file);
    if ([orgs, people].some((c) => c.added.length + c.changed.length + c.removed.length > 0)) await bump(tx);
    return { orgs, people, handles: await importHandles(tx, file), rooms: await importRooms(tx, file) };
  });
}

async function bump(tx: Tx): Promise<void> {
  await tx.counter.upsert({
    where: { key: DIRECTORY_VERSION },
    create: { key: DIRECTORY_VERSION, value: 1 },
    update: { value: { increment: 1 } },
  });
}

interface Difference<R> {
  added: R[];
  changed: R[];
  /** in the table only */
  others: R[];
}

function compare<R extends object>(there: R[], wanted: R[], key: (row: R) => string): Difference<R> {
  const old = new Map(there.map((row) => [key(row), row]));
  const keys = new Set(wanted.map(key));
  return {
    added: wanted.filter((row) => !old.has(key(row))),
    changed: wanted.filter((row) => differs(row, old.get(key(row)))),
    others: there.filter((row) => !keys.has(key(row))),
  };
}

function differs(a: object, b: object | undefined): boolean {
  if (b === undefined) return false;
  const other = new Map(Object.entries(b));
  return Object.entries(a).some(([key, value]) => other.get(key) !== value);
}

const idOf = (row: { id: string }): string => row.id;

async function importOrgs(tx: Tx, file: DirectoryFile): Promise<Changes> {
  const { added, changed, others } = compare(await tx.org.findMany(), orgRows(file), idOf);
  const removed = others.filter((o) => o.active).map(idOf);
  await tx.org.createMany({ data: added });
  for (const { id, ...data } of changed) await tx.org.update({ where: { id }, data });
  await tx.org.updateMany({ where: { id: { in: removed } }, data: { active: false } });
  return { added: added.map(idOf), changed: changed.map(idOf), removed };
}

async function importPeople(tx: Tx, file: DirectoryFile): Promise<Changes> {
  const { added, changed, others } = compare(await tx.person.findMany(), personRows(file), idOf);
  const removed = others.filter((p) => p.active).map(idOf);
  await tx.person.createMany({ data: added });
  for (const { id, ...data } of changed) await tx.person.update({ where: { id }, data });
  for (const id of removed) await tx.person.update({ where: { id }, data: { active: false } });
  return { added: added.map(idOf), changed: changed.map(idOf), removed };
}

const orgRows = (file: DirectoryFile) =>
  file.organizations.map((o, rank) => ({
    id: o.id,
    kind: o.kind as string,
    name: o.name,
    aliases: JSON.stringify(o.aliases),
    region: (o.region ?? null) as string | null,
    paging: o.paging ? JSON.stringify(o.paging) : null,
    rank,
    active: true,
  }));

const personRows = (file: DirectoryFile) =>
  file.organizations.flatMap((o) =>
    inPagingOrder(o.people).map((p, rank) => ({
      id: p.id,
      name: p.name,
      orgId: o.id,
      posts: JSON.stringify(p.posts),
      rank,
      phone: p.phone ?? null,
      email: p.email ?? null,
      active: true,
    })),
  );

/** By each person's first post in the order of paging; among equals as in the file. */
function inPagingOrder(people: OrganizationEntry['people']): OrganizationEntry['people'] {
  const place = (p: { posts: Post[] }): number => Math.min(...p.posts.map((post) => PAGING.indexOf(post)));
  return [...people].sort((a, b) => place(a) - place(b));
}

/** Everybody has an account in the embedded chat, named as the person. */
async function importHandles(tx: Tx, file: DirectoryFile): Promise<string[]> {
  const people = file.organizations.flatMap((o) => o.people);
  const wanted = people.flatMap((p) =>
    Object.entries({ local: p.id, ...p.handles }).map(([platform, handle]) => ({
      platform,
      handle,
      personId: p.id,
    })),
  );
  const where = (h: { platform: string; handle: string }) => ({
    platform_handle: { platform: h.platform, handle: h.handle },
  });
  const key = (h: { platform: string; handle: string }): string => `${h.platform} ${h.handle}`;
  const { added, changed, others } = compare(await tx.handle.findMany(), wanted, key);
  const listed = new Set(people.filter((p) => p.handles).map((p) => p.id));
  const gone = others.filter((h) => listed.has(h.personId));
  for (const h of gone) await tx.handle.delete({ where: where(h) });
  // an account that went over to somebody else
  for (const h of changed) await tx.handle.update({ where: where(h), data: { personId: h.personId } });
  await tx.handle.createMany({ data: added });
  return [...new Set([...gone, ...changed, ...added].map((h) => h.personId))];
}

async function importRooms(tx: Tx, file: DirectoryFile): Promise<string[]> {
  const listing = file.organizations.filter((o) => o.rooms);
  const owners = new Set<string | null>(listing.map((o) => o.id));
  const there = await tx.room.findMany({ where: { purpose: { in: ['duty', 'ops'] } } });
  const { added, changed, others } = compare(there, listing.flatMap(roomRows), idOf);
  const gone = others.filter((r) => owners.has(r.orgId));
  for (const { id } of gone) await tx.room.delete({ where: { id } });
  for (const { id, ...data } of changed) await tx.room.update({ where: { id }, data });
  await tx.room.createMany({ data: added });
  return [...gone, ...changed, ...added].map(idOf);
}

const roomRows = (o: OrganizationEntry) =>
  (o.rooms ?? []).map((r) => ({
    id: roomIdOf(r.platform, r.id) as string,
    platform: r.platform as string,
    externalId: r.id,
    name: r.name ?? `${o.name}值班群`,
    purpose: r.purpose as string,
    orgId: o.id as string | null,
    recordId: null as string | null,
    groupId: null as string | null,
  }));
