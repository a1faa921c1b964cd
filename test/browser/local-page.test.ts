import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Browser, launchBrowser } from '../support/browser.ts';
import { approvalCard, demoWorld, reportForm } from '../support/local-demo.ts';
import type { LocalWorld } from '../support/local-world.ts';
import { openTab, type Tab } from './harness.ts';

let browser: Browser;
let world: LocalWorld;
let server: { url: string; close(): Promise<void> };
let tabs: Tab[];

beforeAll(async () => {
  browser = await launchBrowser();
}, 30_000);
afterAll(() => browser.close());

beforeEach(async () => {
  tabs = [];
  world = await demoWorld();
  await world.store.ensureRoom({ id: 'duty-sichuan', name: '四川局值班群', topic: '' }, [
    'ero-1',
    'sichuan-1',
  ]);
  server = await world.chat.listen(0);
});
afterEach(async () => {
  for (const tab of tabs) {
    await tab.page.close();
    expect(tab.errors).toEqual([]);
  }
  await server.close();
  await world.close();
});

async function tab(as: string, room?: string): Promise<Tab> {
  const opened = await openTab(browser.newPage, server.url, as, room);
  tabs.push(opened);
  return opened;
}

const fromApi = (as: string, text: string, deliveryId: string, room = 'duty-ero') =>
  world.post('/api/say', { as, room, text, deliveryId });
const topOf = (locator: Locator) => locator.evaluate((e) => e.getBoundingClientRect().top);

describe('messages', () => {
  test('two people see each other’s messages at once, with name, organization, time and day', async () => {
    const a = await tab('ero-1', 'duty-ero');
    const b = await tab('ero-2', 'duty-ero');
    await a.say('夜班一切正常');
    await b.message('夜班一切正常').waitFor();
    expect(await b.message('夜班一切正常').locator('.content').textContent()).toMatch(
      /^部应急办值班员甲\s*部应急办\s*02:30\s*夜班一切正常$/u,
    );
    expect(await b.page.locator('.day').textContent()).toBe('今天 · 2026年11月23日 星期一');
  });

  test('markup and script in a message stay text', async () => {
    const a = await tab('ero-1', 'duty-ero');
    const nasty = '<img src=x onerror="document.title=1"><script>document.title=2</script>"\'&amp;';
    await a.say(nasty);
    expect(await a.message('onerror').locator('.text').textContent()).toBe(nasty);
    expect(await a.page.locator('#messages img, #messages script').count()).toBe(0);
    expect(await a.page.title()).toBe('应急 · 部应急办值班群');
  });

  test('Shift+Enter begins a line, Enter sends', async () => {
    const a = await tab('ero-1', 'duty-ero');
    await a.page.click('#box');
    await a.page.keyboard.type('第一行');
    await a.page.keyboard.press('Shift+Enter');
    await a.page.keyboard.type('第二行');
    await a.page.keyboard.press('Enter');
    await a.message('第一行').waitFor();
    expect(await a.message('第一行').locator('.text').textContent()).toBe('第一行\n第二行');
    expect(await a.page.inputValue('#box')).toBe('');
  });

  test('an own message is edited and deleted from its menu, and others see it', async () => {
    const a = await tab('ero-1', 'duty-ero');
    const b = await tab('ero-2', 'duty-ero');
    await a.say('四川断网');
    await a.message('四川断网').hover();
    await a.message('四川断网').getByRole('button', { name: '编辑' }).click();
    await a.page.fill('#box', '四川部分断网');
    await a.page.keyboard.press('Enter');
    await b.message('四川部分断网').getByText('已编辑').waitFor();
    await b.message('四川部分断网').hover();
    expect(await b.message('四川部分断网').getByRole('button', { name: '删除' }).count()).toBe(0);
    await a.message('四川部分断网').hover();
    await a.message('四川部分断网').getByRole('button', { name: '删除' }).click();
    await a.confirm('删除');
    await b.message('此消息已删除').waitFor();
    expect(await b.page.getByText('四川部分断网').count()).toBe(0);
  });

  test('an answer to one person is marked, and nobody else gets it', async () => {
    const a = await tab('ero-1', 'duty-ero');
    const b = await tab('ero-2', 'duty-ero');
    await a.say('/无此命令');
    await a.message('没有“/无此命令”').getByText('仅你可见').waitFor();
    await a.say('完');
    await b.message('完').waitFor();
    expect(await b.page.getByText('没有“/无此命令”').count()).toBe(0);
  });

  test('older messages come by scrolling up, and the eye keeps its place', async () => {
    for (let n = 1; n <= 120; n += 1) await fromApi('ero-2', `第${n}条`, `m${n}`);
    const a = await tab('ero-2', 'duty-ero');
    expect(await a.page.locator('#messages > [data-id]').count()).toBe(50);
    await a.page.locator('#scroll').evaluate((box) => box.scrollTo(0, 0));
    await a.message('第21条').waitFor({ state: 'attached' });
    const drift = (await topOf(a.page.locator('#m-71'))) - (await topOf(a.page.locator('#scroll')));
    expect(drift).toBeGreaterThan(0);
    expect(drift).toBeLessThan(140);
  });
});

describe('cards and forms', () => {
  test('a button asks first; declining does nothing; agreeing redraws the card in place for everybody', async () => {
    const a = await tab('ero-1', 'duty-ero');
    const b = await tab('ero-2', 'duty-ero');
    await a.say('/卡片');
    await a.sees('II级响应待批准');
    const id = await a.message('II级响应待批准').getAttribute('id');
    await a.click('批准启动');
    await a.sees('启动II级响应？');
    await a.confirm('取消');
    expect(world.inbounds.some((i) => i.input.type === 'action')).toBe(false);
    await a.click('批准启动');
    await a.confirm('批准启动');
    await a.sees('已批准，II级响应启动。');
    await b.page.locator(`#${id}`, { hasText: 'II级响应已批准' }).waitFor();
    expect(await b.page.locator('#messages > [data-id]').count()).toBe(2);
    expect(world.inbounds.filter((i) => i.input.type === 'action')).toHaveLength(1);
  });

  test('a double click counts once', async () => {
    const a = await tab('ero-1', 'duty-ero');
    await a.say('/卡片');
    await a.page.locator('.card').getByRole('button', { name: '退回' }).dblclick();
    await a.page.locator('#form-dialog[open]').waitFor();
    expect(world.inbounds.filter((i) => i.input.type === 'action')).toHaveLength(1);
  });

  test('a dialog keeps what was typed beside what is wrong, and closes when it is right', async () => {
    const a = await tab('ero-1', 'duty-ero');
    await a.say('/报告');
    const dialog = a.page.locator('#form-dialog');
    await dialog.getByLabel('情况').fill('四川省大量用户"无法"上网 <b>');
    await dialog.getByLabel('受影响用户数').fill('很多');
    await dialog.getByLabel('发生时间').fill('2026-11-23 02:10');
    await dialog.getByLabel('事件类型').selectOption('outage');
    await dialog.getByLabel('四川省').check();
    await dialog.getByLabel('云南省').check();
    await dialog.getByRole('button', { name: '报告' }).click();
    await dialog.getByText('“很多”不是数字').waitFor();
    expect(await dialog.getByLabel('情况').inputValue()).toBe('四川省大量用户"无法"上网 <b>');
    expect(await dialog.getByLabel('云南省').isChecked()).toBe(true);
    await dialog.getByLabel('受影响用户数').fill('1200000');
    await dialog.getByRole('button', { name: '报告' }).click();
    await a.sees('已登记为事件 2026-0001');
    expect(await dialog.isVisible()).toBe(false);
    const [last] = world.inbounds.slice(-1);
    expect(last?.input).toEqual({
      type: 'action',
      line: '/报告',
      messageId: null,
      values: {
        what: '四川省大量用户"无法"上网 <b>',
        at: '2026-11-23 02:10',
        kind: 'outage',
        users: '1200000',
        regions: 'sichuan,yunnan',
      },
    });
  });

  test('a redrawn card keeps what a person is typing into its form, and the reader’s place', async () => {
    const draw = (title: string) => ({
      tone: 'blue' as const,
      title,
      blocks: [],
      actions: [],
      form: reportForm(),
    });
    for (let n = 1; n <= 30; n += 1) await fromApi('ero-2', `第${n}条`, `m${n}`);
    const posted = await world.chat.port.post('k1', 'duty-ero', draw('补充情况'), []);
    if (!posted.ok) throw new Error(posted.reason);
    const a = await tab('ero-1', 'duty-ero');
    const card = a.page.locator(`#m-${posted.messageId}`);
    await card.getByLabel('受影响用户数').fill('12');
    const top = await topOf(card);
    await world.chat.port.update('k2', 'duty-ero', posted.messageId, draw('补充情况（已更新）'));
    await card.getByText('已更新').waitFor();
    expect(await card.getByLabel('受影响用户数').inputValue()).toBe('12');
    expect(await a.page.locator(':focus').getAttribute('name')).toBe('users');
    expect(Math.abs((await topOf(card)) - top)).toBeLessThan(2);
  });

  test('a pinned card stands in the bar and follows its redraws; a file is a download', async () => {
    const a = await tab('ero-1', 'duty-ero');
    const posted = await world.chat.port.post('k1', 'duty-ero', approvalCard('待批准'), ['ero-1']);
    if (!posted.ok) throw new Error(posted.reason);
    await world.chat.port.pin('k2', 'duty-ero', posted.messageId);
    await a.page.locator('.pin', { hasText: '待批准' }).waitFor();
    await world.chat.port.update('k3', 'duty-ero', posted.messageId, approvalCard('已批准'));
    await a.page.locator('.pin', { hasText: '已批准' }).waitFor();
    await a.message('@部应急办值班员甲').waitFor();
    await world.chat.port.upload('k4', 'duty-ero', {
      name: '总结(草稿).md',
      mime: 'text/markdown',
      content: '# 总结',
    });
    const download = a.page.waitForEvent('download');
    await a.page.locator('a.file').click();
    expect((await download).suggestedFilename()).toBe('总结(草稿).md');
  });
});

describe('rooms and speakers', () => {
  test('unread messages are counted, and opening the room reads them', async () => {
    const a = await tab('ero-1', 'duty-ero');
    const badge = '#rooms > [data-room=duty-sichuan] .unread-count';
    await fromApi('sichuan-1', '请支援', 's1', 'duty-sichuan');
    await expect.poll(() => a.page.textContent(badge)).toBe('1');
    await fromApi('sichuan-1', '在线等', 's2', 'duty-sichuan');
    await expect.poll(() => a.page.textContent(badge)).toBe('2');
    expect(await a.page.title()).toBe('(2) 应急 · 部应急办值班群');
    expect(await a.page.locator('#rooms > li').first().getAttribute('data-room')).toBe('duty-sichuan');
    await a.openRoom('四川局值班群');
    await a.sees('以下为新消息');
    await expect.poll(() => a.page.title()).toBe('应急 · 四川局值班群');
    await expect.poll(async () => (await world.store.roomsOf('ero-1')).map((r) => r.unread)).toEqual([0, 0]);
  });

  test('a slow answer about one room never shows over the room opened after it', async () => {
    const a = await tab('ero-1', 'duty-ero');
    let slow = 0;
    await a.page.route(/room=duty-sichuan/u, async (route) => {
      slow += 1;
      await new Promise((done) => setTimeout(done, 500));
      await route.continue();
    });
    const answered = a.page.waitForResponse(/room=duty-sichuan/u);
    await a.page.locator('a.room', { hasText: '四川局值班群' }).click();
    await a.page.locator('a.room', { hasText: '部应急办值班群' }).click();
    await answered;
    await a.page.waitForTimeout(200);
    expect(slow).toBe(1);
    expect(await a.page.locator('.room-title h1').textContent()).toBe('部应急办值班群');
    expect(await a.page.getAttribute('body', 'data-room')).toBe('duty-ero');
  });

  test('the list of rooms holds still while somebody aims at it', async () => {
    const a = await tab('ero-1', 'duty-ero');
    const first = () => a.page.locator('#rooms > li').first().getAttribute('data-room');
    expect(await first()).toBe('duty-ero');
    const aimedAt = a.page.locator('a.room', { hasText: '四川局值班群' });
    await aimedAt.hover();
    await fromApi('sichuan-1', '请支援', 's1', 'duty-sichuan');
    await expect
      .poll(async () => {
        await aimedAt.hover({ position: { x: 20 + Math.random() * 20, y: 10 } });
        return a.page.textContent('[data-room=duty-sichuan] .unread-count');
      })
      .toBe('1');
    expect(await first()).toBe('duty-ero');
    await expect.poll(first, { timeout: 10_000 }).toBe('duty-sichuan');
  });

  test('a click counts, though the list is drawn anew between press and release', async () => {
    const a = await tab('ero-1', 'duty-ero');
    await a.page.locator('a.room', { hasText: '四川局值班群' }).hover();
    await a.page.mouse.down();
    await world.chat.port.page('k', 'ero-1', approvalCard('待批准'), 'app');
    await a.page.waitForTimeout(200);
    await a.page.mouse.up();
    await a.page.locator('.room-title h1', { hasText: '四川局值班群' }).waitFor();
    await a.page.locator('a.room', { hasText: '应急（私聊）' }).waitFor();
  });

  test('a draft waits in its room', async () => {
    const a = await tab('ero-1', 'duty-ero');
    await a.page.fill('#box', '没写完');
    await a.openRoom('四川局值班群');
    expect(await a.page.inputValue('#box')).toBe('');
    await a.openRoom('部应急办值班群');
    expect(await a.page.inputValue('#box')).toBe('没写完');
  });

  test('a page is a new direct room with a call that is shown loudly', async () => {
    const a = await tab('ero-1', 'duty-ero');
    await world.chat.port.page('k', 'ero-1', approvalCard('待批准'), 'app');
    await a.openRoom('应急（私聊）');
    await a.page.locator('.message.call', { hasText: '加急呼叫' }).waitFor();
  });

  test('rooms are filtered by name', async () => {
    const a = await tab('ero-1', 'duty-ero');
    await a.page.fill('#room-filter', '四川');
    expect(await a.page.locator('#rooms > li:visible').allInnerTexts()).toHaveLength(1);
    await a.page.keyboard.press('Enter');
    await a.page.locator('.room-title h1', { hasText: '四川局值班群' }).waitFor();
  });

  test('the speaker is switched by keyboard', async () => {
    const a = await tab('ero-1', 'duty-ero');
    await a.page.click('#speaker');
    await a.page.keyboard.type('四川');
    await a.page.keyboard.press('Enter');
    await a.page.locator('#speaker', { hasText: '四川局值班员甲' }).waitFor();
    await a.page.waitForSelector('body[data-live=yes]');
    await a.say('我是四川');
    expect(world.inbounds.at(-1)).toMatchObject({
      handle: 'sichuan-1',
      room: { externalId: 'duty-sichuan' },
    });
  });

  test('commands are completed by arrow keys and Tab, and show their usage', async () => {
    const a = await tab('ero-1', 'duty-ero');
    await a.page.click('#box');
    await a.page.keyboard.type('/');
    expect(await a.page.locator('#commands [role=option]:visible').count()).toBe(5);
    await a.page.keyboard.press('ArrowDown');
    await a.page.keyboard.press('Tab');
    expect(await a.page.inputValue('#box')).toBe('/续报 ');
    expect(await a.page.locator('#hint').textContent()).toContain('/续报 [#编号] <内容>');
    await a.page.fill('#box', '/rep');
    await a.page.keyboard.press('Enter');
    expect(await a.page.inputValue('#box')).toBe('/报告 ');
    expect(world.inbounds).toEqual([]);
  });

  test('a page that lost its connection catches up', async () => {
    const a = await tab('ero-1', 'duty-ero');
    await a.say('断线之前');
    const { port } = new URL(server.url);
    await server.close();
    await a.page.waitForSelector('body[data-live=no]');
    await a.sees('连接已断开');
    await fromApi('ero-2', '断线期间', 'gap');
    server = await world.chat.listen(Number(port));
    await a.message('断线期间').waitFor();
    await a.page.waitForSelector('body[data-live=yes]');
    a.errors.length = 0;
  });

  test('a page that nobody looks at gives up its stream, and still shows that a call came', async () => {
    const page = await browser.newPage();
    await page.clock.install();
    const a = await openTab(async () => page, server.url, 'ero-1', 'duty-ero');
    tabs.push(a);
    const show = (state: string) =>
      page.evaluate(`Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true });
        document.dispatchEvent(new Event('visibilitychange'))`);
    await show('hidden');
    await world.store.ensureRoom({ id: 'dm-ero-1', name: '应急（私聊）', topic: '' }, ['ero-1']);
    await world.chat.port.page('k', 'ero-1', approvalCard('待批准'), 'chat');
    await fromApi('ero-2', '有人吗', 'h1');
    await page.clock.runFor(6000);
    await expect.poll(() => page.title(), { timeout: 5000 }).toContain('(2) 应急');
    await expect.poll(() => page.title(), { timeout: 5000 }).toContain('【呼叫】');
    expect(await a.page.getByText('有人吗').count()).toBe(0);
    await show('visible');
    await a.message('有人吗').waitFor();
  });
});
