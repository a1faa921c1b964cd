import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Inbound, Receive } from '../../src/app/chat.ts';
import type { EmbeddedChatStore } from '../../src/app/embedded-chat.ts';
import type { ChatCommand } from '../../src/chat/local/index.ts';
import { createLocalChat, type LocalChat } from '../../src/chat/local/index.ts';
import { createEmbeddedChatStore } from '../../src/store/embedded-chat.ts';
import { type Db, openDatabase } from '../../src/store/open.ts';

/** An embedded chat on a database of its own, with three people of two organizations and one room. */
export interface LocalWorld {
  chat: LocalChat;
  store: EmbeddedChatStore;
  db: Db;
  /** what the app was given, in order */
  inbounds: Inbound[];
  /** errors that were logged */
  logged: string[];
  /** moves the clock on */
  pass(ms: number): void;
  post(path: string, body: unknown): Promise<{ status: number; body: Record<string, unknown> }>;
  get(path: string): Promise<{ status: number; body: Record<string, unknown> }>;
  close(): Promise<void>;
}

export const START = new Date('2026-11-22T18:30:00Z');

const PEOPLE = [
  { id: 'ero-1', name: '部应急办值班员甲', orgId: 'ero' },
  { id: 'ero-2', name: '部应急办值班员乙', orgId: 'ero' },
  { id: 'sichuan-1', name: '四川局值班员甲', orgId: 'sichuan' },
];

const silent = { info: () => undefined, error: () => undefined };

export async function localWorld(receive: Receive, commands: ChatCommand[] = []): Promise<LocalWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'yingji-local-'));
  const { db, close } = await openDatabase(`file:${join(folder, 'chat.db')}`, silent);
  await db.org.create({ data: { id: 'ero', kind: 'ero', name: '部应急办', rank: 1 } });
  await db.org.create({
    data: { id: 'sichuan', kind: 'administration', name: '四川省通信管理局', region: 'sichuan', rank: 2 },
  });
  for (const [rank, p] of PEOPLE.entries())
    await db.person.create({ data: { ...p, posts: '["duty"]', rank } });
  const store = createEmbeddedChatStore(db);
  await store.ensureRoom({ id: 'duty-ero', name: '部应急办值班群', topic: '' }, ['ero-1', 'ero-2']);

  let now = START;
  const inbounds: Inbound[] = [];
  const logged: string[] = [];
  const chat = createLocalChat({
    store,
    commands,
    now: () => now,
    log: { error: (_details, message) => void logged.push(message) },
    receive: (inbound) => {
      inbounds.push(inbound);
      return receive(inbound);
    },
  });
  const read = async (res: Response) => ({
    status: res.status,
    body: (await res.json()) as Record<string, unknown>,
  });
  return {
    chat,
    store,
    db,
    inbounds,
    logged,
    pass: (ms) => {
      now = new Date(now.getTime() + ms);
    },
    post: async (path, body) =>
      read(
        await chat.app.request(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      ),
    get: async (path) => read(await chat.app.request(path)),
    close: async () => {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
