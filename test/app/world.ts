import { COMMANDS } from '../../commands/index.ts';
import { type Bot, createBot } from '../../src/app/bot.ts';
import type { Inbound, Input, Reply } from '../../src/app/chat.ts';
import { incidents, load } from '../../src/app/records.ts';
import type { Store } from '../../src/app/store.ts';
import { cardText, formText } from '../../src/cards/card.ts';
import { incidentId } from '../../src/domain/ids.ts';
import type { Incident } from '../../src/domain/incident/state.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

/** The bot on a real database, spoken to as an adapter does, without any chat around it. */
export interface BotWorld extends TestStore {
  bot: Bot;
  now: Date;
  /** a person types a line in a room; `duty-ero` and the like are the example directory's duty rooms */
  say(who: string, line: string, room?: string, deliveryId?: string): Promise<Reply | null>;
  /** a person clicks a button, or sends a form with its values */
  act(
    who: string,
    line: string,
    values?: Record<string, string>,
    room?: string,
    deliveryId?: string,
  ): Promise<Reply | null>;
  send(
    who: string,
    input: Input,
    room?: string,
    deliveryId?: string,
    mentioned?: Inbound['mentioned'],
  ): Promise<Reply | null>;
  incident(number?: string): Promise<Incident>;
}

export const LEAK = '/报告 四川省1.2亿用户信息泄露，系网络攻击所致';

/** @param wrap lays something around the store, as a failure */
export async function openBot(wrap: (store: Store) => Store = (s) => s): Promise<BotWorld> {
  const test = await openTestStore();
  let deliveries = 0;
  const store = wrap(test.store);
  const bot = createBot({
    store,
    commands: COMMANDS,
    policy: { ackMinutes: 5, rounds: 3 },
    now: () => world.now,
    wake: () => undefined,
  });
  const world: BotWorld = {
    ...test,
    bot,
    now: new Date('2026-11-22T19:05:00Z'),
    say: (who, line, room, id) => world.send(who, { type: 'line', line }, room, id),
    act: (who, line, values = {}, room, id) =>
      world.send(who, { type: 'action', line, values, messageId: null }, room, id),
    send: (handle, input, room = 'duty-ero', id, mentioned = []) => {
      deliveries += 1;
      return bot.receive({
        platform: 'local',
        deliveryId: id ?? `d${deliveries}`,
        handle,
        room: { externalId: room, name: room, direct: room.startsWith('dm-') },
        input,
        mentioned,
      });
    },
    incident: async (number = '2026-0001') => {
      const { state } = await test.store.transaction((tx) => load(tx, incidents, incidentId(number)));
      if (!state) throw new Error(`there is no incident ${number}`);
      return state;
    },
  };
  return world;
}

/** @returns all that an answer shows, as text */
export function shown(reply: Reply | null): string {
  if (!reply) return '';
  const parts = [
    reply.text,
    reply.card && cardText(reply.card),
    reply.form?.intro,
    reply.form && formText(reply.form).join('\n'),
  ];
  return parts.filter(Boolean).join('\n');
}

/** Every row of every table that a command may write, but the deliveries. */
export async function rowsOf(w: TestStore): Promise<unknown> {
  const { record, event, job, counter, recordParty } = w.db;
  return {
    records: await record.findMany({ orderBy: { id: 'asc' } }),
    events: await event.findMany({ orderBy: [{ recordId: 'asc' }, { seq: 'asc' }] }),
    jobs: await job.count(),
    counters: await counter.findMany({ orderBy: { key: 'asc' } }),
    parties: await recordParty.findMany({ orderBy: [{ recordId: 'asc' }, { orgId: 'asc' }] }),
  };
}
