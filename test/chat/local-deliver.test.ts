import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChatPort } from '../../src/app/chat.ts';
import type { Card } from '../../src/cards/card.ts';
import { type LocalWorld, localWorld, START } from '../support/local-world.ts';

const card = (title: string): Card => ({ tone: 'blue', title, blocks: [], actions: [] });

let world: LocalWorld;
let port: ChatPort;
beforeEach(async () => {
  world = await localWorld(async () => null);
  port = world.chat.port;
});
afterEach(() => world.close());

const seen = (as: string, room = 'duty-ero') => world.store.messages(room, as, 50);
const refused = { ok: false, kind: 'refused', reason: expect.any(String) };

test('the same key posts, pages, uploads and opens once, and gives the same answer', async () => {
  const spec = { title: '指挥群', slug: 'war-2026-0001', topic: '断网', members: ['ero-1', 'nobody'] };
  const calls = [
    () => port.post('k', 'duty-ero', card('甲'), ['ero-2', 'nobody']),
    () => port.page('k', 'ero-1', card('呼叫'), 'phone'),
    () => port.upload('k', 'duty-ero', { name: 'a.md', mime: 'text/markdown', content: '#' }),
    () => port.openRoom('k', spec),
  ];
  for (const call of calls) {
    const first = await call();
    world.pass(1000);
    expect(first).toMatchObject({ ok: true });
    expect(await call()).toEqual(first);
  }
  expect(await seen('ero-1')).toMatchObject([
    { author: 'bot', text: '@部应急办值班员乙', card: { title: '甲' }, at: START },
    { file: { name: 'a.md' } },
  ]);
  expect(await seen('ero-1', 'dm-ero-1')).toMatchObject([
    { text: '加急呼叫（电话，仅模拟）', card: { title: '呼叫' } },
  ]);
});

test('a room opens with the people of the directory, and says whom it missed', async () => {
  const opened = await port.openRoom('k', {
    title: '指挥群',
    slug: 'war',
    topic: '断网',
    members: ['ero-1', 'x'],
  });
  if (!opened.ok) throw new Error(opened.reason);
  expect(opened.missed).toEqual([{ handle: 'x', reason: '通讯录中没有此人' }]);
  expect(await world.store.room(opened.externalId)).toMatchObject({ name: '指挥群', members: ['ero-1'] });
  expect(await port.invite('k2', opened.externalId, ['sichuan-1', 'ero-1', 'y'])).toEqual({
    ok: true,
    missed: [{ handle: 'y', reason: '通讯录中没有此人' }],
  });
  expect((await world.store.room(opened.externalId))?.members.sort()).toEqual(['ero-1', 'sichuan-1']);
});

test('another key opens another room of the same title', async () => {
  const spec = { title: '指挥群', slug: 'war', topic: '', members: [] };
  const [a, b] = [await port.openRoom('k1', spec), await port.openRoom('k2', spec)];
  expect(a.ok && b.ok && a.externalId !== b.externalId).toBe(true);
});

test('an update and a pin change the message where it stands', async () => {
  const sent = await port.post('k', 'duty-ero', card('甲'), []);
  if (!sent.ok) throw new Error(sent.reason);
  expect(await port.update('u', 'duty-ero', sent.messageId, card('乙'))).toEqual({ ok: true });
  expect(await port.pin('p', 'duty-ero', sent.messageId)).toEqual({ ok: true });
  expect(await seen('ero-1')).toMatchObject([
    { id: Number(sent.messageId), card: { title: '乙' }, pinned: true },
  ]);
});

describe('what cannot be done is refused with a reason', () => {
  const file = { name: 'a', mime: 'text/plain', content: '' };
  test.each<[string, (p: ChatPort) => Promise<unknown>]>([
    ['post', (p) => p.post('k', 'nowhere', card('甲'), [])],
    ['upload', (p) => p.upload('k', 'nowhere', file)],
    ['invite', (p) => p.invite('k', 'nowhere', ['ero-1'])],
    ['page', (p) => p.page('k', 'nobody', card('甲'), 'chat')],
    ['update', (p) => p.update('k', 'duty-ero', '99', card('甲'))],
    ['update of no id', (p) => p.update('k', 'duty-ero', '1 OR 1', card('甲'))],
    ['pin', (p) => p.pin('k', 'duty-ero', '99')],
  ])('%s', async (_call, call) => {
    expect(await call(port)).toEqual(refused);
  });

  test('a message is not updated by way of another room', async () => {
    const sent = await port.post('k', 'duty-ero', card('甲'), []);
    await world.store.ensureRoom({ id: 'other', name: '别的群', topic: '' }, ['ero-1']);
    expect(await port.update('u', 'other', sent.ok ? sent.messageId : '', card('乙'))).toEqual(refused);
    expect(await seen('ero-1')).toMatchObject([{ card: { title: '甲' } }]);
  });
});
