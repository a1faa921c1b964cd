import { createInterface } from 'node:readline';
import type { ChatPort } from '../../src/app/chat.ts';
import { assemble } from '../../src/assemble.ts';

/**
 * A bot as a process of its own, on the database and the directory that the environment names. It writes a line of
 * JSON for each call that it makes and for each room that it posts into, and ends when its input does. With CLOCK in
 * the environment its clock stands there: each line of its input is the next moment, at which it runs what is due.
 */
const { DATABASE_URL: databaseUrl = '', DIRECTORY: directoryFile = '', CLOCK: clock } = process.env;
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
let moment = clock;
const now = (): Date => (moment === undefined ? new Date() : new Date(moment));

const port: ChatPort = {
  platform: 'feishu',
  post: async (key, room) => {
    say({ key, room });
    return { ok: true, messageId: key, at: now() };
  },
  update: async () => ({ ok: true }),
  page: async (key, handle, _card, means) => {
    say({ key, handle, means });
    return { ok: true, messageId: key, at: now(), room: `direct-${handle}` };
  },
  openRoom: async (key) => ({ ok: true, externalId: key, missed: [] }),
  invite: async () => ({ ok: true, missed: [] }),
  pin: async () => ({ ok: true }),
  upload: async (key) => ({ ok: true, messageId: key, at: now() }),
};
const none = async (): Promise<void> => undefined;

const bot = await assemble({
  databaseUrl,
  directoryFile,
  policy: { ackMinutes: 5, rounds: 1 },
  embedded: false,
  adapters: {
    platforms: ['feishu'],
    create: () => [{ port, start: none, stop: none, health: () => ({ alarm: false }) }],
  },
  now,
  log: { info: () => undefined, error: (details: object | string) => say({ error: String(details) }) },
});
if (clock === undefined) await bot.start();
say({ ready: true });
for await (const line of createInterface({ input: process.stdin })) {
  moment = line;
  await bot.worker.drain();
  say({ ran: line });
}
await bot.close();
