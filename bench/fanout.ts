import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Inbound } from '../src/app/chat.ts';
import type { JobStore } from '../src/app/store.ts';
import { assemble } from '../src/assemble.ts';
import { createFeishu } from '../src/chat/feishu/index.ts';
import { FakeFeishu } from '../test/support/feishu/index.ts';
import { EXAMPLE_DIRECTORY } from '../test/support/store.ts';

/**
 * A level I response is approved: every administration, operator and specialist body is told, and three people of each
 * are called at once. Prints how long the calls take to leave over what the platform's rate (50 a second) makes them
 * take, against the fake Feishu with its limits on.
 */

const TARGET = 1.15;
const TOGETHER = 3;
const PER_SECOND = 50;
const KINDS = ['administration', 'operator', 'specialist_body'];

/** @returns whether it was quick enough and broke no rule of the platform */
export async function fanout(): Promise<boolean> {
  const dir = mkdtempSync(join(tmpdir(), 'yingji-bench-'));
  const fake = await FakeFeishu.start();
  const quiet = {
    info: () => undefined,
    warn: () => undefined,
    error: (fields: object | string, message?: string) =>
      console.error(JSON.stringify(fields).slice(0, 300), message),
  };
  const now = (): Date => new Date();
  const bot = await assemble({
    databaseUrl: `file:${join(dir, 'yingji.db')}`,
    directoryFile: EXAMPLE_DIRECTORY,
    policy: { ackMinutes: 60, rounds: 1, together: TOGETHER },
    embedded: false,
    now,
    log: quiet,
    adapters: {
      platforms: ['feishu'],
      create: (app, instance) => [
        createFeishu(
          { appId: fake.app.appId, appSecret: fake.app.appSecret, domain: fake.domain, webhook: null },
          { receive: app.receive, log: quiet, now, onState: () => undefined, commands: [], instance },
        ),
      ],
    },
  });
  const people = await bot.db.person.findMany({ include: { org: true } });
  const handles = people.map((p) => ({
    platform: 'feishu',
    handle: fake.addUser({ name: p.name }),
    personId: p.id,
  }));
  await bot.db.handle.createMany({ data: handles });
  const called = new Set(
    handles.filter((_, i) => KINDS.includes(people[i]?.org.kind ?? '')).map((h) => h.handle),
  );
  await bot.start();
  await fake.gateway.whenConnected();

  const says = async (person: string, line: string): Promise<void> => {
    const handle = handles.find((h) => h.personId === person)?.handle ?? '';
    const room = { externalId: fake.p2p(handle), name: '', direct: true };
    const inbound: Inbound = {
      platform: 'feishu',
      deliveryId: line,
      handle,
      room,
      input: { type: 'line', line },
    };
    await bot.bot.receive(inbound);
  };
  const sent = () =>
    [...fake.world.messages.values()].filter((m) => m.from === 'bot' && m.type === 'interactive');
  const calls = () =>
    sent().filter((m) => {
      const chat = fake.world.chats.get(m.chatId);
      return chat?.mode === 'p2p' && [...chat.members].some((p) => called.has(p));
    });

  await says('cncert-duty-1', '/报告 全国范围大量互联网用户无法正常上网');
  await settled(bot.jobs);
  await says('ero-leader', '/启动 #2026-0001 理由=全国范围大量互联网用户无法正常上网');
  await settled(bot.jobs);
  const before = { sent: sent().length, calls: calls().length };
  const used = process.cpuUsage();
  const began = Date.now();
  await says('lg-head', '/批准 #2026-0001');
  const decided = Date.now();
  await settled(bot.jobs);
  const cpu = process.cpuUsage(used);

  const made = calls().slice(before.calls);
  const last = Math.max(...made.map((m) => m.at));
  const messages = sent()
    .slice(before.sent)
    .filter((m) => m.at <= last).length;
  const least = Math.floor((messages - 1) / PER_SECOND) * 1000;
  const elapsed = last - began;
  const ratio = elapsed / least;
  console.log(`呼叫 ${made.length} 人，共发出 ${messages} 条消息；批准提交用时 ${decided - began} ms`);
  console.log(`首个呼叫 ${Math.min(...made.map((m) => m.at)) - began} ms 后送达`);
  console.log(`用时 ${elapsed} ms，平台限速下最少 ${least} ms，比值 ${ratio.toFixed(2)}（目标 ≤ ${TARGET}）`);
  console.log(`处理器用时 ${Math.round((cpu.user + cpu.system) / 1000)} ms`);
  await bot.close();
  await fake.close();
  rmSync(dir, { recursive: true });
  for (const violation of fake.ledger.violations) console.log(`违反平台规则：${violation}`);
  return ratio <= TARGET;
}

/** @returns once nothing that is due is waiting or running */
async function settled(jobs: Pick<JobStore, 'oldestOverdue'>): Promise<void> {
  while ((await jobs.oldestOverdue(new Date())) !== null)
    await new Promise((resolve) => setTimeout(resolve, 100));
}
