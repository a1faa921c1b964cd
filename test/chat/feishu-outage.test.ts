import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPrinter } from '../../src/play/print.ts';
import { playScenario } from '../../src/play/run.ts';
import { readScenario } from '../../src/play/scenario.ts';
import type { FakeMessage } from '../support/feishu/world.ts';
import { type FeishuSide, feishuSide } from '../support/scenario-feishu.ts';
import { type ChatWorld, openChatWorld } from '../support/scenario-world.ts';

/** Long troubles of the platform, over the whole bot. */

const REPORTER = '中国电信值班员甲';
const COMPANY = '中国电信集团公司值班群';
const ERO_OFFICER = '部应急办值班员甲';
const ERO = '部应急办值班群';
const SICHUAN = '四川省通信管理局值班群';
const START = new Date('2026-11-22T01:00:00Z');
const DAY = 86_400_000;

let world: ChatWorld<[FeishuSide]>;
let side: FeishuSide;

beforeEach(async () => {
  world = await openChatWorld('feishu', START, feishuSide);
  [side] = world.sides;
}, 120_000);
afterEach(() => world.close());

const later = (ms: number): Promise<void> => {
  world.clock.set(new Date(world.clock.now().getTime() + ms));
  return world.engine.drain();
};
const chat = (name: string): string =>
  [...side.fake.world.chats.values()].find((c) => c.name === name)?.chatId ?? '';
const texts = (name: string): string[] => side.fake.transcript(chat(name)).map((l) => l.text);
const pinned = (name: string): string[] => {
  const { pins } = side.fake.world.chat(chat(name));
  return pins.map(
    (p) => side.fake.transcript(chat(name)).find((l) => l.messageId === p.messageId)?.text ?? '',
  );
};

/** Plays the example up to the response of level I. */
async function activated(): Promise<void> {
  const scenario = readScenario(readFileSync('examples/leak.yaml', 'utf8'));
  const end = scenario.steps.findIndex((step) => JSON.stringify(step).includes('应急指挥群'));
  world.clock.set(scenario.clock);
  const steps = scenario.steps.slice(0, end + 1);
  await playScenario(
    { ...scenario, steps },
    world,
    createPrinter(() => undefined, world.names),
  );
}
const report = () =>
  world.driver.say(REPORTER, COMPANY, '/报告 四川省大量用户无法正常上网，确认遭DDoS攻击。');

test('what was to be said while the platform is out of reach is said once when it is back', async () => {
  await report();
  side.fake.fault('*', { kind: 'drop' }, Number.POSITIVE_INFINITY);
  // Longer than a job is tried whose trouble is its own.
  for (let attempts = 0; attempts < 14; attempts += 1) await later(31_000);
  side.fake.faults.clear();
  await later(31_000);
  for (const room of [ERO, SICHUAN]) {
    expect(texts(room).filter((t) => t.includes('请确认收到'))).toHaveLength(1);
    expect(texts(room).filter((t) => t.includes('未能完成'))).toEqual([]);
  }
  expect(await world.assembly.jobs.deadJobs(10)).toEqual([]);
}, 120_000);

describe('cards that the platform does not let be changed any more', () => {
  test('stay as they are and raise no alarm; the status card of the war room begins anew, pinned', async () => {
    await activated();
    const war = '2026-0001 应急指挥群';
    const before = pinned(war);
    await later(15 * DAY);
    await world.driver.say(ERO_OFFICER, ERO, '/续报 #1 受影响用户增至1.5亿');
    await world.engine.drain();
    const after = pinned(war);
    expect(before).toHaveLength(1);
    expect(after).toHaveLength(2);
    expect(after[1]).toContain('1.5亿');
    expect(texts(ERO).filter((t) => t.includes('未能完成'))).toEqual([]);
    expect(await world.assembly.jobs.deadJobs(10)).toEqual([]);
  }, 120_000);

  test.each<[string, (message: FakeMessage) => void]>([
    [
      'recalled',
      (message) => {
        message.deleted = true;
      },
    ],
    [
      'in a group that is dissolved',
      (message) => {
        side.fake.world.chat(message.chatId).dissolved = true;
      },
    ],
    [
      'in a group that the bot was taken out of',
      (message) => {
        side.fake.world.chat(message.chatId).bot = false;
      },
    ],
  ])(
    '%s: no alarm',
    async (_, lose) => {
      await report();
      await world.engine.drain();
      for (const m of side.fake.world.messages.values()) if (m.chatId === chat(SICHUAN)) lose(m);
      await world.driver.say(ERO_OFFICER, ERO, '/定级 #1 等级=一般');
      await world.engine.drain();
      expect(
        side.fake.ledger.calls.filter((c) => c.api === 'message.patch' && c.answer?.code !== 0),
      ).not.toEqual([]);
      expect(texts(ERO).filter((t) => /未能完成.*update/.test(t))).toEqual([]);
    },
    120_000,
  );
});

describe('a connection that is killed at any frame of a conversation', () => {
  /** What is on its way comes again, over a new connection, until it is acknowledged. */
  async function settled(): Promise<void> {
    await vi.waitFor(async () => {
      await side.fake.gateway.whenConnected();
      await side.fake.redeliver();
      expect(side.fake.courier.deliveries.filter((d) => d.nextAt !== null)).toEqual([]);
    }, 30_000);
    await world.engine.drain();
  }

  /** Clicks as people do: again where the client shows an error and the button is still there. */
  async function click(person: string, group: string, button: string): Promise<void> {
    const id = side.accounts.get(person) ?? '';
    const { error } = await side.fake.click(id, newest(group, button), button);
    await settled();
    if (error && newest(group, button) !== '') await side.fake.click(id, newest(group, button), button);
    await settled();
  }
  const newest = (group: string, words: string): string =>
    side.fake.transcript(chat(group)).findLast((l) => l.from === 'bot' && l.text.includes(`[${words}]`))
      ?.messageId ?? '';

  /** @returns all that is to be seen and read in the end */
  async function conversation(): Promise<string> {
    const talk = async (person: string, group: string, text: string): Promise<string> => {
      const id = await side.fake.say(side.accounts.get(person) ?? '', chat(group), text);
      await settled();
      return id;
    };
    side.fake.gateway.fragmentSize = 500;
    await talk('telecom-duty-1', COMPANY, '/报告 四川省大量用户无法正常上网，确认遭DDoS攻击。');
    await click('ca-sichuan-duty-1', SICHUAN, '收到');
    const id = await talk('telecom-duty-1', COMPANY, '成都已恢复');
    await side.fake.recall(side.accounts.get('telecom-duty-1') ?? '', id);
    await settled();
    await talk('telecom-duty-1', COMPANY, '/续报 #1 已全部恢复');
    const events = await world.assembly.db.event.findMany({ orderBy: [{ recordId: 'asc' }, { seq: 'asc' }] });
    const chronicle = events.map((e) => `${e.recordId} ${e.seq} ${e.type} ${e.actor}`);
    return [...chronicle, ...texts(COMPANY), ...texts(SICHUAN), ...texts(ERO)].join('\n');
  }

  test('loses nothing and says nothing twice', async () => {
    const whole = await conversation();
    const frames = side.fake.gateway.frames;
    expect(frames).toBeGreaterThan(12);
    for (let frame = 1; frame <= frames; frame += 1) {
      await world.close();
      world = await openChatWorld('feishu', START, feishuSide);
      [side] = world.sides;
      side.fake.gateway.frames = 1;
      side.fake.gateway.breakAt = frame + 1;
      expect({ frame, seen: await conversation() }).toEqual({ frame, seen: whole });
      expect(world.problems().filter((p) => !p.includes('重新投递'))).toEqual([]);
    }
  }, 240_000);
});
