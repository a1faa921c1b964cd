import type { LocalMessage } from '../app/embedded-chat.ts';
import type { AssemblyOptions } from '../assemble.ts';
import { assemble } from '../assemble.ts';
import { createClock } from '../play/clock.ts';
import { createLocalDriver, type StoredMessage } from '../play/local-driver.ts';
import type { World } from '../play/run.ts';
import { createEmbeddedChatStore } from '../store/embedded-chat.ts';

/** A whole bot with a simulated clock and its embedded chat, for scenarios to be played in. */
export interface PlayWorld extends World {
  /** of every organization and person */
  names: string[];
  /** the embedded chat's app */
  request(path: string, init?: RequestInit): Response | Promise<Response>;
  close(): Promise<void>;
}

export interface PlayWorldOptions extends Pick<AssemblyOptions, 'databaseUrl' | 'directoryFile' | 'policy'> {
  start: Date;
}

/** @throws DatabaseError, DirectoryError whose message is one line for people */
export async function openPlayWorld({ start, ...options }: PlayWorldOptions): Promise<PlayWorld> {
  const clock = createClock(start);
  const problems: string[] = [];
  const log = {
    info: () => undefined,
    error: (details: object | string, message?: string) => {
      problems.push(typeof details === 'string' ? details : `${message ?? ''}${causeOf(details)}`);
    },
  };
  const assembly = await assemble({ ...options, embedded: true, now: clock.now, log });
  const directory = await assembly.store.transaction((tx) => tx.directory());
  const chat = createEmbeddedChatStore(assembly.db);
  const rooms = new Map<string, string>();

  async function named(m: LocalMessage): Promise<StoredMessage> {
    const name = rooms.get(m.roomId) ?? (await chat.room(m.roomId))?.name ?? m.roomId;
    rooms.set(m.roomId, name);
    return { ...m, room: name, direct: m.roomId.startsWith('dm-') ? m.roomId.slice('dm-'.length) : null };
  }

  const request: PlayWorld['request'] = (path, init) => assembly.local.app.request(path, init);

  return {
    clock,
    request,
    names: directory.orgs().flatMap((o) => [o.name, ...directory.peopleOf(o.id).map((p) => p.name)]),
    engine: { drain: () => assembly.worker.drain(), nextDue: () => assembly.jobs.nextDue() },
    problems: () => problems.splice(0),
    driver: createLocalDriver({
      request,
      store: assembly.store,
      directory,
      messagesAfter: async (id) => {
        const found: StoredMessage[] = [];
        // The chat numbers its messages one by one.
        for (let next = id + 1; ; next += 1) {
          const message = await chat.message(next);
          if (!message) return found;
          found.push(await named(message));
        }
      },
    }),
    close: () => assembly.close(),
  };
}

function causeOf(details: object): string {
  const { err } = details as { err?: unknown };
  return err instanceof Error ? `（${err.message}）` : '';
}
