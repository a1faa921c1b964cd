import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EmbeddedChatStore } from '../../src/app/embedded-chat.ts';
import { createEmbeddedChatStore } from '../../src/store/embedded-chat.ts';
import { type Engine, type OpenDatabase, openDatabase } from '../../src/store/open.ts';
import { startPostgres } from '../support/postgres.ts';

const silent = { info: () => undefined, error: () => undefined };
const at = new Date('2026-11-22T18:30:00Z');

async function open(engine: Engine): Promise<OpenDatabase> {
  if (engine === 'sqlite') {
    const folder = mkdtempSync(join(tmpdir(), 'yingji-store-'));
    const database = await openDatabase(`file:${join(folder, 'chat.db')}`, silent);
    const close = async () => {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    };
    return { ...database, close };
  }
  const server = await startPostgres();
  const database = await openDatabase(await server.createDatabase(), silent);
  return { ...database, close: () => database.close().then(() => server.stop()) };
}

describe.each<Engine>(['sqlite', 'postgresql'])('the embedded chat’s store on %s', (engine) => {
  let database: OpenDatabase;
  let store: EmbeddedChatStore;
  beforeEach(async () => {
    database = await open(engine);
    store = createEmbeddedChatStore(database.db);
    await store.ensureRoom({ id: 'r1', name: '一群', topic: '' }, ['a', 'b']);
    await store.ensureRoom({ id: 'r2', name: '二群', topic: '' }, ['a']);
  });
  afterEach(() => database.close());

  const say = (
    author: string,
    text: string,
    more: { key?: string; onlyFor?: string; roomId?: string } = {},
  ) => store.append({ key: null, roomId: 'r1', author, text, at, ...more });
  const unread = async (user: string) =>
    Object.fromEntries((await store.roomsOf(user)).map((r) => [r.id, r.unread]));

  test('counts what others wrote since the last reading and may be seen', async () => {
    await say('a', '自己说的');
    await say('b', '一');
    await say('bot', '只给乙', { onlyFor: 'b' });
    const gone = await say('b', '二');
    await store.change(gone.id, { deleted: true });
    expect(await unread('a')).toEqual({ r1: 1, r2: 0 });
    expect(await unread('b')).toEqual({ r1: 2 });
    await store.markRead('r1', 'b', gone.id);
    await store.markRead('r1', 'b', 1);
    expect(await unread('b')).toEqual({ r1: 0 });
  });

  test('rooms come by their latest message that the person may see', async () => {
    await say('b', '一');
    await say('bot', '二', { roomId: 'r2' });
    expect((await store.roomsOf('a')).map((r) => [r.id, r.lastAt])).toEqual([
      ['r2', at],
      ['r1', at],
    ]);
    await say('bot', '只给乙', { onlyFor: 'b' });
    expect((await store.roomsOf('a')).map((r) => r.id)).toEqual(['r2', 'r1']);
  });

  test('the same key again gives the message that is there, also at the same time', async () => {
    const both = await Promise.all([say('bot', '一', { key: 'k' }), say('bot', '别的', { key: 'k' })]);
    expect(both[0]).toEqual(both[1]);
    expect(await store.messages('r1', 'a', 10)).toHaveLength(1);
  });

  test('pages go back from the newest, and leave out what others only may see', async () => {
    for (let n = 1; n <= 5; n += 1) await say('bot', `${n}`, n === 4 ? { onlyFor: 'b' } : {});
    const texts = async (viewer: string, before?: number) =>
      (await store.messages('r1', viewer, 2, before)).map((m) => m.text);
    expect(await texts('a')).toEqual(['3', '5']);
    const [third] = await store.messages('r1', 'a', 2);
    expect(await texts('a', third?.id)).toEqual(['1', '2']);
    expect(await texts('b')).toEqual(['4', '5']);
  });

  test('members are added once, and a room keeps its first name', async () => {
    await store.ensureRoom({ id: 'r1', name: '改名', topic: '' }, ['a', 'c', 'c']);
    await store.addMembers('r1', ['c', 'd']);
    const room = await store.room('r1');
    expect([room?.name, room?.members.sort()]).toEqual(['一群', ['a', 'b', 'c', 'd']]);
    expect(await store.room('nowhere')).toBeNull();
  });

  test('pinned messages are listed newest first, without deleted ones', async () => {
    for (const text of ['一', '二', '三']) await store.change((await say('a', text)).id, { pinned: true });
    await store.change(2, { deleted: true });
    expect((await store.pinned('r1', 'b')).map((m) => m.text)).toEqual(['三', '一']);
    expect(await store.change(99, { pinned: true })).toBeNull();
  });
});
