import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Assembly, assemble } from '../../src/assemble.ts';
import { type Browser, launchBrowser } from '../support/browser.ts';
import { EXAMPLE_DIRECTORY } from '../support/store.ts';
import { openTab, type Tab } from './harness.ts';

/** The main job as people see it: report → acknowledge → propose → approve → war room → end, each in a window. */

const folder = mkdtempSync(join(tmpdir(), 'yingji-browser-'));
let browser: Browser;
let bot: Assembly;
let page: { url: string; close(): Promise<void> };
const tabs: Tab[] = [];

beforeAll(async () => {
  bot = await assemble({
    databaseUrl: `file:${join(folder, 'yingji.db')}`,
    directoryFile: EXAMPLE_DIRECTORY,
    policy: { ackMinutes: 5, rounds: 3 },
    embedded: true,
    now: () => new Date(),
    log: { info: () => undefined, error: () => undefined },
  });
  page = await bot.local.listen(0);
  await bot.start();
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
  await page.close();
  await bot.close();
  rmSync(folder, { recursive: true });
});

async function as(person: string, room: string): Promise<Tab> {
  const tab = await openTab(() => browser.newPage({ width: 1200, height: 900 }), page.url, person, room);
  tabs.push(tab);
  return tab;
}

test('an incident goes from report to approval to its end', async () => {
  const company = await as('internet-a-duty-1', 'duty-internet-a');
  const office = await as('ero-duty-1', 'duty-ero');
  const leader = await as('lg-head', 'dm-lg-head');

  await company.say('/报告 我公司用户库遭黑客入侵拖库，1.2亿用户信息泄露，涉及四川省');
  await company.sees('已登记');
  await company.sees('建议 特别重大（I级）');
  await company.sees('1亿以上互联网用户信息泄露');
  await company.sees('部应急办：送达');

  await office.sees('收到突发事件报告，请立即核实情况、研判级别。（预案4.1）');
  await office.click('收到');
  await office.sees('确认收到。');
  // Edited in place on the reporter's page, too.
  await company.sees('部应急办值班员甲）');

  await office.click('提请启动I级响应');
  await office.page.fill('[name=reason]', '影响用户多，需统一调度');
  await office.page.locator('dialog[open]').getByRole('button', { name: '提请', exact: true }).click();
  await leader.sees('请决定：启动I级响应');
  await leader.click('批准');
  await leader.confirm('批准');
  await leader.sees('已有结果：启动I级响应');

  await office.openRoom('应急指挥群');
  await office.sees('I级响应中');
  await office.sees('须报告国家网络安全应急办公室，尚未登记');
  await office.say('/结束 攻击已处置，影响消除');
  await leader.sees('请决定：结束I级响应');
  await leader.click('批准');
  await leader.confirm('批准');
  await office.sees('响应已结束');

  await office.openRoom('部应急办值班群');
  await office.sees('已批准：结束I级响应');
  await office.say('/查看 #1');
  await office.sees('下一步：请报告国家网络安全应急办公室，然后点“登记已报告”（预案5.3）。');
  for (const tab of tabs) expect(tab.errors).toEqual([]);
}, 90_000);
