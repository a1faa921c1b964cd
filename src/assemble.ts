import { randomInt } from 'node:crypto';
import type { Hono } from 'hono';
import { COMMANDS } from '../commands/index.ts';
import { type Bot, createBot } from './app/bot.ts';
import type { ChatAdapter, ChatPort, Platform } from './app/chat.ts';
import { planDaily } from './app/daily.ts';
import type { Gateway } from './app/gateway.ts';
import { job } from './app/job.ts';
import { seedExampleRotas } from './app/rota-import.ts';
import type { DailySettings } from './app/scene.ts';
import type { JobStore, Store } from './app/store.ts';
import { createLocalChat, type LocalChat } from './chat/local/index.ts';
import type { Policy } from './domain/policy.ts';
import { type Auditor, createAuditor } from './jobs/auditor.ts';
import { startCron } from './jobs/cron.ts';
import { createRead } from './jobs/reading.ts';
import { createWorker, type Worker } from './jobs/worker.ts';
import { readDirectoryFile } from './store/directory-file.ts';
import { importDirectory } from './store/directory-import.ts';
import { createEmbeddedChatStore } from './store/embedded-chat.ts';
import { createJobStore } from './store/jobs.ts';
import { seedLocalRooms } from './store/local-rooms.ts';
import { type Db, openDatabase } from './store/open.ts';
import { createStore } from './store/store.ts';

/** The whole bot, put together. main runs it, the command line plays scenarios on it, tests talk to it. */
export interface Assembly {
  bot: Bot;
  worker: Worker;
  local: LocalChat;
  store: Store;
  jobs: JobStore;
  db: Db;
  adapters: ChatAdapter[];
  auditor: Auditor;
  /** connects the platforms and lets jobs run as they come due */
  start(): Promise<void>;
  /** lets what came in be answered and running jobs finish, then closes the database */
  close(): Promise<void>;
}

export interface AssemblyOptions {
  databaseUrl: string;
  directoryFile: string;
  policy: Policy;
  now: () => Date;
  log: {
    info(message: string): void;
    error: { (message: string): void; (fields: object, message: string): void };
  };
  /** whether the embedded chat takes part; false: its page stays, but reaches nobody */
  embedded: boolean;
  /** the platforms besides it, which take their inputs to the bot */
  adapters?: { platforms: Platform[]; create: (bot: Bot, instance: string) => ChatAdapter[] };
  /** for short messages or voice; absent: none */
  gateway?: Gateway;
  /** is asked for every minute while the bot is well; absent: nothing is */
  heartbeatUrl?: string;
  /** what comes by itself every day; absent: nothing */
  daily?: DailySettings;
  /** whether organizations without a rota get an example */
  exampleRotas?: boolean;
  /** further routes of the embedded page */
  extra?: Hono;
}

/**
 * @throws DatabaseError, DirectoryError whose message is one line for people
 */
export async function assemble(o: AssemblyOptions): Promise<Assembly> {
  const directory = await readDirectoryFile(o.directoryFile);
  const opened = await openDatabase(o.databaseUrl, o.log);
  const { db, engine } = opened;
  await importDirectory(db, directory);
  const { platforms, create } = o.adapters ?? { platforms: [], create: () => [] };
  const store = createStore(db, [...(o.embedded ? (['local'] as const) : []), ...platforms]);
  const jobs = createJobStore(db, engine);
  const chatStore = createEmbeddedChatStore(db);
  if (o.embedded) await seedLocalRooms(store, chatStore);

  let worker: Worker | null = null;
  const bot = createBot({
    store,
    commands: COMMANDS,
    policy: { ...o.policy, gateway: o.gateway !== undefined },
    now: o.now,
    wake: () => worker?.wake(),
    ...(o.daily ? { daily: o.daily } : {}),
  });
  if (o.exampleRotas) await seedExampleRotas({ store, policy: o.policy, now: o.now });
  const plan = async (): Promise<void> => {
    if (o.daily) await planDaily(store, o.daily, o.now());
  };
  await plan();
  const local = createLocalChat({
    store: chatStore,
    receive: bot.receive,
    commands: COMMANDS.map((c) => ({ ...c, usage: c.examples[0] ?? `/${c.name}` })),
    now: o.now,
    log: o.log,
    ...(o.extra ? { extra: o.extra } : {}),
  });
  const adapters = create(bot, await instanceOf(store));
  const served = [...(o.embedded ? [local.port] : []), ...adapters.map((a) => a.port)];
  const ports = new Map<Platform, ChatPort>(served.map((p) => [p.platform, p]));
  worker = createWorker(
    jobs,
    { store, read: createRead(store), bot, ports, now: o.now, gateway: o.gateway ?? null },
    o.log,
  );
  const { log } = o;
  const auditor = createAuditor({
    jobs,
    parts: { store, bot, ports, now: o.now },
    log,
    heartbeatUrl: o.heartbeatUrl ?? null,
  });
  let stopCron: (() => Promise<void>) | null = null;
  return {
    bot,
    auditor,
    worker,
    local,
    store,
    jobs,
    db,
    adapters,
    start: async () => {
      for (const a of adapters) await a.start();
      await matchPeople(store, served, o.now());
      worker?.start();
      stopCron = startCron({ auditor, jobs, plan, now: o.now, log });
    },
    close: async () => {
      await stopCron?.();
      for (const a of adapters) await a.stop();
      await worker?.stop();
      await opened.close();
    },
  };
}

/** Tells this database from others that post into the same rooms: keys are unique within one database only. */
async function instanceOf(store: Store): Promise<string> {
  return store.transaction(async (tx) => String(await tx.once('instance', () => randomInt(1, 2 ** 31))));
}

/** People who have no account on a platform yet are looked for there, each time that the bot starts. */
async function matchPeople(store: Store, ports: ChatPort[], now: Date): Promise<void> {
  await store.transaction(async (tx) => {
    for (const { platform, people } of ports) {
      if (!people) continue;
      const payload = { platform, org: null };
      await tx.enqueue([
        job('match_people', payload, `match:${platform}`, now.toISOString(), `coalesce:match:${platform}`),
      ]);
    }
  });
}
