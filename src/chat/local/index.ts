import { Hono } from 'hono';
import type { ChatPort, Receive } from '../../app/chat.ts';
import type { EmbeddedChatStore } from '../../app/embedded-chat.ts';
import { createApi } from './api.tsx';
import { createBoard } from './board.ts';
import type { ChatCommand } from './commands.ts';
import { createLocalPort } from './deliver.ts';
import { createEvents } from './events.ts';
import { createFeed } from './feed.ts';
import { guard } from './guard.ts';
import { type Listening, listenOnLoopback } from './listen.ts';
import { createPages } from './pages.tsx';
import { createConversation } from './receive.ts';

export type { ChatCommand } from './commands.ts';

export interface LocalChatOptions {
  store: EmbeddedChatStore;
  receive: Receive;
  /** what the message box offers */
  commands: ChatCommand[];
  now: () => Date;
  log: { error(details: object, message: string): void };
  /** further routes, as a health check; they stand behind the same guard */
  extra?: Hono;
}

export interface LocalChat {
  port: ChatPort;
  /** for calls in the process, without a network port: `app.request('/api/say', …)` */
  app: Hono;
  /**
   * Opens the page on this machine.
   * @throws Error with one plain line where the port can't be had
   */
  listen(port: number): Promise<Listening>;
}

/** The embedded chat: a platform of its own, for training and trials on one machine. */
export function createLocalChat(options: LocalChatOptions): LocalChat {
  const { store, receive, commands, now, log, extra } = options;
  const feed = createFeed();
  const board = createBoard(store, feed);
  const conversation = createConversation({ store, board, receive, now });

  const app = new Hono();
  app.use(guard);
  app.onError((error, c) => {
    log.error({ err: error, path: c.req.path }, 'request of the embedded chat failed');
    return c.json({ error: '处理时出错，请稍后再试一次；仍然不行，请联系维护人员。' }, 500);
  });
  app.route('/api', createApi({ store, board, conversation }));
  app.route('/', createPages({ store, commands, now }));
  app.route('/', createEvents({ store, feed }));
  if (extra) app.route('/', extra);

  return {
    port: createLocalPort(store, board, now),
    app,
    listen: async (port) => {
      const server = await listenOnLoopback(app, port);
      return {
        url: server.url,
        close: () => {
          feed.close();
          return server.close();
        },
      };
    },
  };
}
