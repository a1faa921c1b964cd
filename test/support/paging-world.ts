import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { ChatPort, Failure, Means, Reply, Sent } from '../../src/app/chat.ts';
import type { Gateway } from '../../src/app/gateway.ts';
import { eventOf } from '../../src/app/records.ts';
import { type Assembly, assemble } from '../../src/assemble.ts';
import { type Card, cardText } from '../../src/cards/card.ts';
import { entryText } from '../../src/domain/entry-words.ts';
import type { RecordId } from '../../src/domain/ids.ts';
import type { PagingRule } from '../../src/domain/paging/plan.ts';
import type { Policy } from '../../src/domain/policy.ts';
import { currentEdition } from '../../src/plan/index.ts';
import { EXAMPLE_DIRECTORY, openTestStore } from './store.ts';

/** The whole bot on SQLite and a clock of its own, with a pager in place of a chat platform. */

/** What reached a person. */
export interface Call {
  handle: string;
  means: Means;
  card: Card;
  at: string;
}

/**
 * A platform that only carries calls, as Feishu does it: the same key twice is one message. It outlives the bot that
 * uses it, and can be made to fail.
 */
export class Pager {
  readonly calls: (Call & { key: string; messageId: string })[] = [];
  /** what stands in rooms */
  readonly posts: { room: string; card: Card; messageId: string }[] = [];
  /** how often a card was asked for, with repetitions */
  asked = 0;
  fault: (handle: string, means: Means) => Failure | 'dies' | null = () => null;
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  readonly port: ChatPort = {
    platform: 'feishu',
    post: async (key, room, card) => {
      const messageId = `post:${key}`;
      if (!this.posts.some((p) => p.messageId === messageId)) this.posts.push({ room, card, messageId });
      return { ok: true, messageId, at: this.#now() };
    },
    update: async (_key, _room, messageId, card) => {
      for (const m of [...this.calls, ...this.posts]) if (m.messageId === messageId) m.card = card;
      return { ok: true };
    },
    page: async (key, handle, card, means): Promise<Sent & { room?: string }> => {
      this.asked += 1;
      const fault = this.fault(handle, means);
      if (fault !== null && fault !== 'dies') return fault;
      const messageId = `page:${key}`;
      if (!this.calls.some((c) => c.key === key))
        this.calls.push({ key, handle, means, card, at: this.#now().toISOString(), messageId });
      // A process that is killed here has called, and never hears of it.
      if (fault === 'dies') await new Promise<never>(() => undefined);
      return { ok: true, messageId, at: this.#now(), room: `direct-${handle}` };
    },
    openRoom: async (key) => ({ ok: true, externalId: key, missed: [] }),
    invite: async () => ({ ok: true, missed: [] }),
    pin: async () => ({ ok: true }),
    upload: async (key) => ({ ok: true, messageId: key, at: this.#now() }),
  };

  /** @returns `person means`, in the order of arrival */
  get log(): string[] {
    return this.calls.map((c) => `${c.handle} ${c.means}`);
  }

  /** @returns the cards of a room as they are now */
  textsIn(room: string): string[] {
    return this.posts.filter((p) => p.room === room).map((p) => cardText(p.card));
  }

  textsTo(handle: string): string[] {
    return this.calls.filter((c) => c.handle === handle).map((c) => cardText(c.card));
  }
}

export interface PagingWorld {
  bot: Assembly;
  pager: Pager;
  errors: string[];
  /** path of its directory file */
  directory: string;
  now(): Date;
  set(moment: string | Date): void;
  /** moves the clock on, stopping wherever something falls due */
  pass(minutes: number): Promise<void>;
  drain(): Promise<void>;
  /** the process ends (or is killed: what it was doing is never finished) and another begins */
  restart(how?: 'killed'): Promise<void>;
  says(person: string, line: string, values?: Record<string, string>): Promise<Reply | null>;
  /** the chronicle of a record, `10:05 sentence` */
  chronicle(record: string): Promise<string[]>;
  close(): Promise<void>;
}

export interface PagingWorldOptions {
  start?: string;
  policy?: Partial<Policy>;
  /** ways of paging by organization */
  rules?: Record<string, PagingRule[]>;
  gateway?: Gateway;
  heartbeatUrl?: string;
  /** an empty database; absent: a SQLite file of its own */
  databaseUrl?: string;
}

/** The example directory as YAML: everybody's account is their id, every organization has its duty room. */
function directoryWith(rules: Record<string, PagingRule[]>): string {
  const file: { organizations: Entry[] } = parse(readFileSync(EXAMPLE_DIRECTORY, 'utf8'));
  const organizations = file.organizations.map((o) => ({
    ...o,
    rooms: [{ purpose: 'duty', platform: 'feishu', id: `duty-${o.id}` }],
    people: o.people?.map((p) => ({ ...p, handles: { feishu: p.id } })) ?? [],
    ...(rules[o.id] ? { paging: rules[o.id] } : {}),
  }));
  return stringify({ organizations });
}

interface Entry {
  id: string;
  people?: { id: string }[];
}

export async function pagingWorld(options: PagingWorldOptions = {}): Promise<PagingWorld> {
  const dir = mkdtempSync(join(tmpdir(), 'yingji-paging-'));
  const file = join(dir, 'yingji.db');
  const directory = join(dir, 'directory.yaml');
  writeFileSync(directory, directoryWith(options.rules ?? {}));
  const template = await openTestStore();
  copyFileSync(template.file, file);
  await template.close();
  let now = new Date(options.start ?? '2026-11-23T02:00:00Z');
  const clock = (): Date => now;
  const pager = new Pager(clock);
  const errors: string[] = [];
  let deliveries = 0;
  let bot = await open();

  async function open(): Promise<Assembly> {
    return assemble({
      databaseUrl: options.databaseUrl ?? `file:${file}`,
      directoryFile: directory,
      policy: { ackMinutes: 5, rounds: 1, ...options.policy },
      embedded: false,
      adapters: {
        platforms: ['feishu'],
        create: () => [
          {
            port: pager.port,
            start: async () => undefined,
            stop: async () => undefined,
            health: () => ({ alarm: false }),
          },
        ],
      },
      now: clock,
      log: {
        info: () => undefined,
        error: (details: object | string, message?: string) =>
          void errors.push(typeof details === 'string' ? details : `${message}: ${JSON.stringify(details)}`),
      },
      ...(options.gateway ? { gateway: options.gateway } : {}),
      ...(options.heartbeatUrl ? { heartbeatUrl: options.heartbeatUrl } : {}),
    });
  }

  return {
    get bot() {
      return bot;
    },
    pager,
    errors,
    directory,
    now: clock,
    set: (moment) => {
      now = new Date(moment);
    },
    drain: () => bot.worker.drain(),
    async pass(minutes) {
      const end = new Date(now.getTime() + minutes * 60_000);
      for (let turns = 0; ; turns += 1) {
        if (turns > 2000) throw new Error('something stays due');
        await bot.worker.drain();
        const due = await bot.jobs.nextDue();
        if (due === null || due > end) break;
        // A lease that ends now has not ended yet.
        now = due > now ? due : new Date(now.getTime() + 1);
      }
      now = end;
    },
    async restart(how) {
      if (how !== 'killed') await bot.close();
      bot = await open();
    },
    says: (person, line, values) => {
      deliveries += 1;
      return bot.bot.receive({
        platform: 'feishu',
        deliveryId: `d${deliveries}-${now.getTime()}`,
        handle: person,
        room: { externalId: `direct-${person}`, name: '', direct: true },
        input: values ? { type: 'action', line, values, messageId: null } : { type: 'line', line },
      });
    },
    async chronicle(record) {
      return bot.store.transaction(async (tx) => {
        const ctx = { dir: await tx.directory(), edition: currentEdition, at: now.toISOString() };
        const rows = await tx.events(record as RecordId, { categories: null, before: null, limit: 1000 });
        return rows.map((r) => {
          const time = new Date(r.at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
          return `${time} ${entryText(eventOf(r), ctx)}`;
        });
      });
    },
    async close() {
      await bot.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
