import { afterEach, describe, expect, it } from 'vitest';
import { verifyChains } from '../../src/store/verify.ts';
import { type BotWorld, LEAK, openBot, rowsOf, shown } from './world.ts';

/** Promises 1, 2 and 7: once, acknowledged after the commit, and stale buttons do nothing. */

const worlds: BotWorld[] = [];
async function world(...wrap: Parameters<typeof openBot>): Promise<BotWorld> {
  const w = await openBot(...wrap);
  worlds.push(w);
  return w;
}
afterEach(async () => {
  for (const w of worlds.splice(0)) await w.close();
});

async function proposed(w: BotWorld): Promise<string> {
  await w.say('internet-a-duty-1', LEAK, 'duty-internet-a');
  await w.act('ero-duty-1', '/启动 #2026-0001@1', { reason: '需全国统一调度' });
  return `#2026-0001@${(await w.incident()).version} proposal=p1`;
}

describe('once', () => {
  it('a redelivery changes nothing and gets the same answer', async () => {
    const w = await world();
    const first = await w.say('internet-a-duty-1', LEAK, 'duty-internet-a', 'same');
    const rows = await rowsOf(w);
    w.now = new Date('2026-11-22T19:30:00Z');
    expect(await w.say('internet-a-duty-1', LEAK, 'duty-internet-a', 'same')).toEqual(first);
    expect(await rowsOf(w)).toEqual(rows);
  });

  it('the same delivery arriving twice at the same moment', async () => {
    const w = await world();
    const both = await Promise.all(
      [1, 2].map(() => w.say('internet-a-duty-1', LEAK, 'duty-internet-a', 'same')),
    );
    expect(both[0]).toEqual(both[1]);
    expect(await w.db.record.count({ where: { kind: 'incident' } })).toBe(1);
  });

  it('two who approve at the same moment: one does it, the other is told how things stand', async () => {
    const w = await world();
    const line = `/批准 ${await proposed(w)}`;
    const answers = await Promise.all([w.act('lg-head', line), w.act('lg-deputy', line)]);
    const texts = answers.map(shown).sort();
    expect(texts.filter((t) => /^已批准：启动I级响应/.test(t))).toHaveLength(1);
    expect(texts.filter((t) => /卡片已过期.*I级响应中/.test(t))).toHaveLength(1);
    expect(await w.db.event.count({ where: { type: 'response_activated' } })).toBe(1);
    expect(await w.db.job.count({ where: { kind: 'open_room' } })).toBe(1);
    expect((await verifyChains(w.db)).broken).toEqual([]);
  });

  it('many reports at the same moment get numbers of their own', async () => {
    const w = await world();
    await Promise.all(Array.from({ length: 8 }, () => w.say('internet-a-duty-1', LEAK, 'duty-internet-a')));
    const numbers = (await w.db.record.findMany({ where: { kind: 'incident' } })).map((r) => r.number);
    expect(new Set(numbers).size).toBe(8);
  });
});

describe('stale', () => {
  it('a button from before a new report does nothing, and the answer says how things stand', async () => {
    const w = await world();
    const line = `/批准 ${await proposed(w)}`;
    await w.say('internet-a-duty-1', '/续报 #1 泄露用户更正为1200万', 'duty-internet-a');
    const rows = await rowsOf(w);
    expect(shown(await w.act('lg-head', line, {}, 'duty-lg'))).toMatch(
      /卡片已过期：事件已有新情况（2026-0001 .*），未作处理/,
    );
    expect(await rowsOf(w)).toEqual(rows);
  });

  it('talk in its rooms makes no card stale', async () => {
    const w = await world();
    const line = `/批准 ${await proposed(w)}`;
    await w.say('ero-duty-1', '/记录 #1 已电话核实');
    expect(shown(await w.act('lg-head', line, {}, 'duty-lg'))).toMatch(/^已批准/);
  });
});

describe('acknowledged after the commit', () => {
  it('what fails before the commit leaves nothing behind, and the redelivery does all of it', async () => {
    let fails = true;
    const w = await world((store) => ({
      transaction: (work) =>
        store.transaction(async (tx) => {
          const result = await work(tx);
          if (fails) throw new Error('killed');
          return result;
        }),
    }));
    const before = await rowsOf(w);
    await expect(w.say('internet-a-duty-1', LEAK, 'duty-internet-a', 'same')).rejects.toThrow('killed');
    expect(await rowsOf(w)).toEqual(before);
    expect(await w.db.delivery.count()).toBe(0);
    fails = false;
    expect(shown(await w.say('internet-a-duty-1', LEAK, 'duty-internet-a', 'same'))).toMatch(
      /已登记 2026-0001/,
    );
  });
});
