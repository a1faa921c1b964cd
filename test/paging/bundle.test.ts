import { afterEach, expect, test } from 'vitest';
import { cardText } from '../../src/cards/card.ts';
import { type PagingWorld, pagingWorld } from '../support/paging-world.ts';

let world: PagingWorld;
afterEach(async () => {
  await world.close();
  expect(world.errors).toEqual([]);
});

const WHO = 'ca-sichuan-duty-1';
const cardsTo = (handle: string) => world.pager.calls.filter((c) => c.handle === handle).map((c) => c.card);

/** Three incidents and two calls, before anything has left. */
async function fiveThings(): Promise<void> {
  for (const what of ['大量互联网用户无法正常上网', '网络病毒大面积爆发', '150万互联网用户信息泄露'])
    await world.says('cncert-duty-1', `/报告 四川省${what}`);
  await world.says('ero-duty-1', '/呼叫 四川省通信管理局 请报送联络员名单');
  await world.says('ero-duty-2', '/呼叫 四川省通信管理局 请确认今晚值班安排');
}

test('a person who is called for five things gets one card, with a button for each and one for all', async () => {
  world = await pagingWorld();
  await fiveThings();
  await world.drain();
  const [card, ...others] = cardsTo(WHO);
  expect(others).toEqual([]);
  expect(card && cardText(card)).toMatch(/呼叫：5项待处理[\s\S]*1\. 2026-0001[\s\S]*请确认今晚值班安排/);
  expect(card?.actions.map((a) => a.label)).toEqual([
    '全部收到',
    '收到 1',
    '收到 2',
    '收到 3',
    '收到 4',
    '收到 5',
  ]);
  for (const record of ['incident:2026-0002', 'log:ca-sichuan'])
    expect((await world.chronicle(record)).join('\n')).toContain('与其他呼叫合并');
});

test('a single button answers its own; the card shows it, and the others are called on together', async () => {
  world = await pagingWorld();
  await fiveThings();
  await world.drain();
  const second = cardsTo(WHO)[0]?.actions.find((a) => a.label === '收到 2')?.line ?? '';
  await world.says(WHO, second, {});
  await world.drain();
  expect(cardsTo(WHO).map(cardText).join()).toContain('四川省通信管理局值班员甲 11-23 10:00 已收到');
  await world.pass(2);
  expect(cardsTo(WHO).at(-1)?.title).toBe('呼叫：4项待处理');
  expect(world.pager.calls.filter((c) => c.handle === WHO).map((c) => c.means)).toEqual(['chat', 'app']);
});

test('全部收到 stops everything on the card, which is then drawn as done', async () => {
  world = await pagingWorld();
  await fiveThings();
  await world.drain();
  const all = cardsTo(WHO)[0]?.actions.find((a) => a.label === '全部收到')?.line ?? '';
  expect(await world.says(WHO, all, {})).toMatchObject({ text: '已确认收到5项。' });
  await world.pass(120);
  expect(cardsTo(WHO)).toHaveLength(1);
  expect(cardsTo(WHO)[0]).toMatchObject({ title: '呼叫：均已处理', tone: 'green', actions: [] });
  expect(await world.says(WHO, all, {})).toMatchObject({ text: expect.stringContaining('已有人确认') });
});

test('nobody acknowledges for another organization with a made-up button', async () => {
  world = await pagingWorld();
  await fiveThings();
  await world.drain();
  const line = '/收到 items=incident:2026-0001/n1,incident:2026-0001/n2,log:ca-sichuan/n1';
  await world.says('ca-tianjin-duty-1', line, {});
  expect((await world.chronicle('incident:2026-0001')).join()).not.toContain('天津市通信管理局');
  expect((await world.chronicle('log:ca-sichuan')).join()).not.toContain('确认收到');
});

test('/呼叫 状态 shows the calls and follows them', async () => {
  world = await pagingWorld();
  await world.says('ero-duty-1', '/呼叫 四川省通信管理局 请报送联络员名单');
  await world.drain();
  await world.says(WHO, '/呼叫 状态');
  await world.drain();
  const status = (): string => world.pager.textsIn(`direct-${WHO}`).join();
  expect(status()).toContain('正在呼叫：1');
  expect(status()).toContain(
    '四川省通信管理局：消息 四川省通信管理局值班员甲（已送达），第1遍，11-23 10:00 呼出，11-23 10:02 升级',
  );
  await world.pass(2);
  expect(status()).toContain('应用内加急 四川省通信管理局值班员甲（已送达）');
  await world.says('ca-sichuan-head', '收到');
  await world.drain();
  expect(status()).toContain('已应答：1\n正在呼叫：0');
  expect(status()).toContain('应答最慢：四川省通信管理局，用时2分');
});

test('/呼叫 状态 shows the calls for a missed check-in while they go on', async () => {
  world = await pagingWorld();
  await world.says('ca-sichuan-head', '/值班 启动 理由=重大活动保障');
  await world.pass(11);
  await world.says(WHO, '/呼叫 状态');
  await world.drain();
  const status = (): string => world.pager.textsIn(`direct-${WHO}`).join();
  expect(status()).toContain('呼叫状态：24小时值班 D2026-0001');
  expect(status()).toContain('正在呼叫：1');
  await world.pass(1);
  expect(status()).toContain('应用内加急 四川省通信管理局值班员甲（已送达）');
  await world.says(WHO, '/签到');
  await world.drain();
  expect(status()).toContain('已应答：1\n正在呼叫：0');
});

test('/呼叫 状态 of an incident is for those who may see it', async () => {
  world = await pagingWorld();
  await world.says('cncert-duty-1', '/报告 四川省大量互联网用户无法正常上网');
  await world.drain();
  const seen = await world.says('ero-duty-1', '/呼叫 状态 #2026-0001');
  await world.drain();
  expect(JSON.stringify([seen, world.pager.textsIn('direct-ero-duty-1')])).toContain('呼叫状态：2026-0001');
  const refused = JSON.stringify(await world.says('ca-tianjin-duty-1', '/呼叫 状态 #2026-0001'));
  expect(refused).not.toContain('呼叫状态');
});
