import type { Done } from '../../app/chat.ts';
import { Recent } from '../common/recent.ts';
import { type Api, nothing } from './api.ts';
import { failureOf } from './failures.ts';
import { readMessageId } from './posts.ts';
import type { Message } from './render.ts';

/**
 * Redraws messages, each one's drawings in the order in which they were asked for: what is overtaken while it waits is
 * never sent, so the newest stays.
 */
export interface Updates {
  /** @param messageId of a message of the app's own */
  update(messageId: string, message: Message): Promise<Done>;
}

/** A click redraws its card, and so does the job that follows from it: a drawing that was just made is not made again. */
const JUST_MS = 10_000;

interface Waiting {
  message: Message;
  result: Promise<Done>;
}

export function createUpdates(api: Api): Updates {
  const sending = new Map<string, Promise<Done>>();
  const waiting = new Map<string, Waiting>();
  const drawn = new Recent<{ json: string; at: number }>(1000);

  async function send(messageId: string, { text, blocks }: Message): Promise<Done> {
    const place = readMessageId(messageId);
    if (!place) return { ok: false, kind: 'refused', reason: '消息已不存在' };
    const json = JSON.stringify(blocks);
    const last = drawn.get(messageId);
    if (last?.json === json && Date.now() - last.at < JUST_MS) return { ok: true };
    drawn.delete(messageId);
    const updated = await api.call('chat.update', { ...place, text, blocks }, nothing, { repeatable: true });
    if (!updated.ok) return failureOf(updated);
    drawn.set(messageId, { json, at: Date.now() });
    return { ok: true };
  }

  function begin(messageId: string, message: Message): Promise<Done> {
    const work = send(messageId, message).finally(() => sending.delete(messageId));
    sending.set(messageId, work);
    return work;
  }

  return {
    update(messageId, message) {
      const before = sending.get(messageId);
      if (!before) return begin(messageId, message);
      const next = waiting.get(messageId);
      if (next) {
        next.message = message;
        return next.result;
      }
      const entry: Waiting = { message, result: before };
      const go = (): Promise<Done> => {
        waiting.delete(messageId);
        return begin(messageId, entry.message);
      };
      entry.result = before.then(go, go);
      waiting.set(messageId, entry);
      return entry.result;
    },
  };
}
