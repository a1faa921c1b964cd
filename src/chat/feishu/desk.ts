import type { Inbound, Receive } from '../../app/chat.ts';
import type { Recent } from '../common/recent.ts';
import type { Log } from '../common/redact.ts';
import { type Answerer, createAnswerer, type Place } from './answer.ts';
import type { Api } from './api.ts';
import { createPlaces, type Places } from './places.ts';
import type { Posts } from './posts.ts';
import { within } from './within.ts';

/** Takes inputs to their answers; an event is acknowledged once its input is committed and answered. */

/** @returns what the acknowledgement carries; @throws Error where the platform should bring the event again */
export type Handler = (data: unknown) => Promise<object | undefined>;
export type Handlers = Record<string, Handler>;

export interface ReceiveParts {
  receive: Receive;
  api: Api;
  posts: Posts;
  chats: Recent<string>;
  /** who wrote a message */
  authors: Recent<string>;
  redraw: (messageId: string, json: string) => Promise<unknown>;
  log: Log;
  now: () => Date;
  /** how long an input may take before the platform is told something else; it waits 3 s */
  answerMs: number;
}

/** What the handlers of events work with. */
export interface Desk extends ReceiveParts {
  places: Places;
  answerer: Answerer;
  /** @throws Error where the bot doesn't know itself yet: the event then comes again */
  botOpenId(): Promise<string>;
  /** takes an input to its answer; the same delivery that comes while it is under way joins it */
  submit: Receive;
  /**
   * Takes an input to its answer and posts that.
   * @throws Error where it failed: the event then comes again
   */
  take(place: Place): Promise<void>;
  /**
   * Waits for work no longer than the platform does.
   * @throws Error where it failed, or took too long to be sure: the event then comes again, and finds it done
   */
  inTime<T>(work: Promise<T>): Promise<T>;
  /** whether everything that came in is answered */
  settled(): Promise<void>;
}

export function createDesk(parts: ReceiveParts): Desk {
  const { api, log, answerMs } = parts;
  const underWay = new Map<string, ReturnType<Receive>>();
  const working = new Set<Promise<unknown>>();
  const answerer = createAnswerer(parts.posts, parts.chats);
  let bot = '';

  const submit: Receive = (inbound) => {
    const running = underWay.get(inbound.deliveryId);
    if (running) return running;
    const started = parts.receive(inbound).finally(() => underWay.delete(inbound.deliveryId));
    underWay.set(inbound.deliveryId, started);
    return started;
  };

  function tracked<T>(work: Promise<T>): Promise<T> {
    const done = work.finally(() => working.delete(done));
    working.add(done);
    return done;
  }

  async function answered(place: Place): Promise<void> {
    const reply = await submit(place.inbound);
    if (reply) await answerer.post(place, reply, { text: true, form: true });
  }

  return {
    ...parts,
    places: createPlaces(api, parts.chats, parts.now),
    answerer,
    submit: (inbound) => tracked(submit(inbound)),
    async botOpenId() {
      if (bot !== '') return bot;
      const asked = await api.botOpenId();
      if (!asked.ok || asked.data === '')
        throw new Error(`机器人自己的账号没有查到：${asked.ok ? '' : asked.reason}`);
      bot = asked.data;
      return bot;
    },
    async take(place) {
      try {
        await answered(place);
      } catch (error) {
        log.error({ err: error, deliveryId: place.inbound.deliveryId }, '飞书消息处理失败，等待平台重新投递');
        if (place.inbound.input.type === 'line') await sorry(place);
        throw error;
      }
    },
    async inTime(work) {
      const result = await within(answerMs, tracked(work));
      if (result.done) return result.value;
      work.catch((error: unknown) => log.error({ err: error }, '飞书事件处理失败，等待平台重新投递'));
      throw new Error(`处理超过 ${answerMs} 毫秒，等待平台重新投递`);
    },
    async settled() {
      while (working.size > 0) await Promise.allSettled([...working]);
    },
  };

  async function sorry(place: Place): Promise<void> {
    await answerer.apologize(place).catch((error: unknown) => log.warn({ err: error }, '致歉消息没有发成'));
  }
}

export const inboundOf = (
  deliveryId: string,
  handle: string,
  room: Inbound['room'],
  input: Inbound['input'],
): Inbound => ({ platform: 'feishu', deliveryId, handle, room, input });
