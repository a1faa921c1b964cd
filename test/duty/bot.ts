import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { Inbound, Reply } from '../../src/app/chat.ts';
import { openDuty } from '../../src/app/duty.ts';
import { importRotas } from '../../src/app/rota-import.ts';
import type { DailySettings } from '../../src/app/scene.ts';
import { type Assembly, assemble } from '../../src/assemble.ts';
import { cardText } from '../../src/cards/card.ts';
import type { Duty } from '../../src/domain/duty/state.ts';
import { orgId, personId } from '../../src/domain/ids.ts';
import type { Shift } from '../../src/domain/rota/rota.ts';
import { advance } from '../../src/play/clock.ts';

/** A whole bot on real SQLite with a clock that the test sets, and a small directory. */

const people = (id: string, name: string): string =>
  [
    ['head', '负责人', 'head'],
    ['leader', '带班领导', 'duty_leader'],
    ['duty-1', '值班员甲', 'duty'],
    ['duty-2', '值班员乙', 'duty'],
  ]
    .map(([key, post, kind]) => `      - { id: ${id}-${key}, name: ${name}${post}, posts: [${kind}] }`)
    .join('\n');

const org = (id: string, kind: string, name: string, region?: string): string =>
  `  - id: ${id}\n    kind: ${kind}\n    name: ${name}\n${region ? `    region: ${region}\n` : ''}    people:\n${people(id, name)}`;

const DIRECTORY = `organizations:
${org('lg', 'leading_group', '部领导小组')}
${org('ero', 'ero', '部应急办')}
${org('ca-sichuan', 'administration', '四川省通信管理局', 'sichuan')}
${org('ca-chongqing', 'administration', '重庆市通信管理局', 'chongqing')}
${org('telecom', 'operator', '中国电信')}
${org('cncert', 'specialist_body', '国家互联网应急中心')}
`;

export interface DutyBot {
  assembly: Assembly;
  now(): string;
  /** types a line in the duty room of the person's organization, and lets the bot finish */
  say(who: string, line: string): Promise<string>;
  /** moves the clock on, running what falls due at its own time */
  wait(minutes: number): Promise<void>;
  /** sets the clock as after downtime: nothing ran meanwhile */
  sleep(minutes: number): Promise<void>;
  /** texts of the messages in a room since the last call for it, as they are now */
  news(room: string): Promise<string[]>;
  /** texts of all the messages in a room as they are now */
  all(room: string): Promise<string>;
  duty(of: string): Promise<Duty | null>;
  rota(of: string, shifts: Shift[]): Promise<void>;
  /** ends the process and starts another on the same database */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** @param start in Shanghai, as `2026-11-23 09:00` */
export async function dutyBot(start: string, daily?: DailySettings): Promise<DutyBot> {
  const dir = mkdtempSync(join(tmpdir(), 'yingji-duty-'));
  const directoryFile = join(dir, 'directory.yaml');
  writeFileSync(directoryFile, DIRECTORY);
  let now = new Date(`${start.replace(' ', 'T')}:00+08:00`);
  const clock = {
    now: () => now,
    set: (next: Date) => {
      now = next;
    },
  };
  const problems: string[] = [];
  const policy = { ackMinutes: 5, rounds: 1 };
  const open = (): Promise<Assembly> =>
    assemble({
      databaseUrl: `file:${join(dir, 'yingji.db')}`,
      directoryFile,
      policy,
      now: () => now,
      embedded: true,
      ...(daily ? { daily } : {}),
      log: {
        info: () => undefined,
        error: (e: object | string, message?: string) =>
          void problems.push(`${message ?? ''} ${typeof e === 'string' ? e : inspect(e)}`),
      },
    });
  let assembly = await open();
  let deliveries = 0;
  const read = new Map<string, number>();
  const engine = { drain: () => assembly.worker.drain(), nextDue: () => assembly.jobs.nextDue() };
  const fine = (): void => {
    if (problems.length > 0) throw new Error(problems.join('\n'));
  };
  const messages = async (room: string, after: number): Promise<{ id: number; text: string }[]> => {
    const rows = await assembly.db.localMessage.findMany({
      where: { roomId: room, id: { gt: after } },
      orderBy: { id: 'asc' },
    });
    return rows.map((r) => ({
      id: r.id,
      text: [r.text, r.card ? cardText(JSON.parse(r.card)) : '', r.file ?? ''].filter(Boolean).join('\n'),
    }));
  };
  return {
    get assembly() {
      return assembly;
    },
    now: () => now.toISOString(),
    async say(who, line) {
      deliveries += 1;
      const room = `duty-${who.replace(/-(head|leader|duty-\d)$/, '')}`;
      const inbound: Inbound = {
        platform: 'local',
        deliveryId: `d${deliveries}`,
        handle: who,
        room: { externalId: room, name: room, direct: false },
        input: { type: 'line', line },
      };
      const reply = await assembly.bot.receive(inbound);
      await assembly.worker.drain();
      fine();
      return replyText(reply);
    },
    async wait(minutes) {
      await advance(clock, engine, minutes * 60_000, async () => undefined);
      await assembly.worker.drain();
      fine();
    },
    async sleep(minutes) {
      now = new Date(now.getTime() + minutes * 60_000);
      await assembly.worker.drain();
      fine();
    },
    async news(room) {
      const found = await messages(room, read.get(room) ?? 0);
      read.set(room, found.at(-1)?.id ?? read.get(room) ?? 0);
      return found.map((m) => m.text);
    },
    all: async (room) => (await messages(room, 0)).map((m) => m.text).join('\n\n'),
    duty: (of) => assembly.store.transaction((tx) => openDuty(tx, orgId(of))),
    async rota(of, shifts) {
      const parts = { store: assembly.store, policy, now: () => now };
      await importRotas(parts, new Map([[orgId(of), shifts]]), '测试');
    },
    async restart() {
      await assembly.close();
      assembly = await open();
    },
    async close() {
      await assembly.close();
      rmSync(dir, { recursive: true });
    },
  };
}

function replyText(reply: Reply | null): string {
  if (!reply) return '';
  const { text, card, form } = reply;
  return [text, card && cardText(card), form?.title, ...(form?.fields.map((f) => f.error) ?? [])]
    .filter(Boolean)
    .join('\n');
}

/**
 * Shifts one after the other, people of an organization by turns.
 * @param start in Shanghai, as `2026-11-23 08:30`
 */
export function shiftsOf(of: string, start: string, hours: number, count: number): Shift[] {
  const begin = Date.parse(`${start.replace(' ', 'T')}:00+08:00`);
  return Array.from({ length: count }, (_, i) => ({
    startsAt: new Date(begin + i * hours * 3_600_000).toISOString(),
    endsAt: new Date(begin + (i + 1) * hours * 3_600_000).toISOString(),
    primary: personId(`${of}-duty-${(i % 2) + 1}`),
    backup: personId(`${of}-duty-${((i + 1) % 2) + 1}`),
    leader: personId(`${of}-leader`),
  }));
}

/** Reports an outage in several provinces and brings it to a level II response. */
export async function respond(bot: DutyBot): Promise<void> {
  await bot.say('telecom-duty-1', '/报告 今晨遭网络攻击，四川省、重庆市大量互联网用户无法正常上网');
  await bot.say('ero-head', '/研判 #1 级别=重大 范围=适用 理由=多省大量用户无法上网');
  await bot.say('ero-duty-1', '/启动 #1 理由=多省断网');
  await bot.say('ero-head', '/批准 #1');
}
