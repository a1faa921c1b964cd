import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { EmbeddedChatStore } from '../../app/embedded-chat.ts';
import { formatShanghai } from '../../domain/time.ts';
import { isCall } from './deliver.ts';
import type { Feed, FeedEvent } from './feed.ts';
import { messageHtml } from './pages.tsx';
import { peopleOf } from './people.ts';

/** How long the browser waits before it connects again, and how often an idle stream shows that it lives. */
const RETRY_MS = 1000;
const PING_MS = 20_000;

/**
 * `GET /events?as=`: what happens in the person's rooms, as server-sent events. Each stream begins with `hello`; a
 * page that gets it again has missed what happened meanwhile, and loads its state anew.
 */
export function createEvents(deps: { store: EmbeddedChatStore; feed: Feed }): Hono {
  const { store, feed } = deps;
  return new Hono().get('/events', (c) => {
    const as = c.req.query('as') ?? '';
    return streamSSE(c, async (stream) => {
      let wake: () => void = () => undefined;
      let ended = false;
      const queue: FeedEvent[] = [];
      const end = (): void => {
        ended = true;
        wake();
      };
      const unsubscribe = feed.subscribe(as, {
        event: (event) => {
          queue.push(event);
          wake();
        },
        end,
      });
      stream.onAbort(end);
      await stream.writeSSE({ event: 'hello', data: '{}', retry: RETRY_MS });
      while (!ended) {
        for (const event of queue.splice(0)) await stream.writeSSE(await toSse(store, as, event));
        if (queue.length > 0 || ended) continue;
        const timer = setTimeout(() => wake(), PING_MS);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        clearTimeout(timer);
        if (queue.length === 0 && !ended) await stream.write(': ping\n\n');
      }
      unsubscribe();
    });
  });
}

async function toSse(
  store: EmbeddedChatStore,
  as: string,
  event: FeedEvent,
): Promise<{ event: string; data: string }> {
  if (event.type === 'room' || event.type === 'read') {
    return { event: event.type, data: JSON.stringify({ room: event.roomId }) };
  }
  const { message } = event;
  const data = {
    room: message.roomId,
    id: message.id,
    own: message.author === as,
    call: isCall(message),
    time: formatShanghai(message.at).slice(11),
    html: messageHtml([message], as, await peopleOf(store)),
  };
  return { event: event.type, data: JSON.stringify(data) };
}
