import type { Hono } from 'hono';
import { COMMANDS } from '../commands/index.ts';
import { type Bot, createBot } from './app/bot.ts';
import type { ChatPort, Platform } from './app/chat.ts';
import type { JobStore, Store } from './app/store.ts';
import { createLocalChat, type LocalChat } from './chat/local/index.ts';
import type { Policy } from './domain/context.ts';
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
  /** lets running jobs finish and closes the database */
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
  /** platforms besides the embedded chat */
  ports?: ChatPort[];
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
  const store = createStore(db);
  const jobs = createJobStore(db, engine);
  const chatStore = createEmbeddedChatStore(db);
  await seedLocalRooms(store, chatStore);

  let worker: Worker | null = null;
  const bot = createBot({
    store,
    commands: COMMANDS,
    policy: o.policy,
    now: o.now,
    wake: () => worker?.wake(),
  });
  const local = createLocalChat({
    store: chatStore,
    receive: bot.receive,
    commands: COMMANDS.map((c) => ({ ...c, usage: c.examples[0] ?? `/${c.name}` })),
    now: o.now,
    log: o.log,
    ...(o.extra ? { extra: o.extra } : {}),
  });
  const ports = new Map<Platform, ChatPort>([local.port, ...(o.ports ?? [])].map((p) => [p.platform, p]));
  worker = createWorker(jobs, { store, bot, ports, now: o.now }, o.log);
  return {
    bot,
    worker,
    local,
    store,
    jobs,
    db,
    close: async () => {
      await worker?.stop();
      await opened.close();
    },
  };
}
