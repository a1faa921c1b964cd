import type { Card } from '../../cards/card.ts';
import { Recent } from '../common/recent.ts';
import type { Api, Outcome, Posted } from './api.ts';
import { unlessContacts } from './contacts.ts';
import { type Drawn, renderCard } from './render.ts';

/**
 * Posts a card once per key. The platform knows a key again for an hour. After that a card that may have been posted
 * before, as its answer was lost, is looked for in the chat by the mark that it carries.
 */

/** the hour, less what the clocks may differ by */
const REMEMBERED_MS = 55 * 60_000;

/** `reply`: the message that it answers, in the same chat */
export interface Where {
  /** a chat (`oc_…`) or a person (`ou_…`) */
  to: string;
  reply?: { messageId: string; inThread: boolean };
}

export interface PostOptions {
  mentions?: string[];
  /** where a card that is too long stands whole */
  whole?: string;
  /** when it was first tried, where another process may have done so */
  since?: Date | undefined;
}

export type Posts = ReturnType<typeof createPosts>;

/** @param now the clock */
export function createPosts(api: Api, now: () => Date) {
  /** when a key was first sent without an answer */
  const unanswered = new Recent<Date>(20_000);

  async function once(where: Where, json: string, key: string, since?: Date): Promise<Outcome<Posted>> {
    const first = unanswered.get(key) ?? since;
    if (first && now().getTime() - first.getTime() > REMEMBERED_MS) {
      const before = await api.findCard(where.to, markOf(key), first);
      if (!before.ok && before.kind === 'later') return before;
      // Who may not read the chat would rather say it twice than not at all.
      if (before.ok && before.data) return { ok: true, data: before.data };
    }
    const content = { type: 'interactive' as const, json };
    const posted = where.reply
      ? await api.reply(where.to, where.reply.messageId, content, key, where.reply.inThread)
      : await api.send(where.to, content, key);
    if (!posted.ok && posted.kind === 'later' && posted.afterMs === undefined)
      unanswered.set(key, first ?? now());
    return posted;
  }

  return {
    /** Posts a form, drawn already. */
    form: (where: Where, json: string, key: string): Promise<Outcome<Posted>> => once(where, json, key),

    /** @returns where it stands, and whether not all of it is in it */
    async card(
      where: Where,
      card: Card,
      key: string,
      options: PostOptions = {},
    ): Promise<Outcome<Posted & { cut: boolean }>> {
      const { mentions = [], whole, since } = options;
      let drawn: Drawn = { json: '', cut: false };
      const posted = await unlessContacts(card, (shown, again) => {
        const own = `${key}${again}`;
        drawn = renderCard(shown, { mentions, mark: markOf(own), ...(whole ? { where: whole } : {}) });
        return once(where, drawn.json, own, since);
      });
      return posted.ok ? { ok: true, data: { ...posted.data, cut: drawn.cut } } : posted;
    },
  };

  /** @returns what no other card has as the id of an element: a letter and at most 19 more */
  function markOf(key: string): string {
    return `k${api.uuidOf(key).slice(0, 19)}`;
  }
}
