import { z } from 'zod';
import { Recent } from '../common/recent.ts';
import type { Api, Outcome } from './api.ts';

/** People's direct conversations with the app. */
export interface Directs {
  /**
   * @returns the conversation's id, opened where it isn't known yet; the handle itself, by which Slack takes posts as
   *   well, where opening it would have to wait for its turn: a call for help doesn't
   */
  of(handle: string): Promise<Outcome<string>>;
  /** What Slack said of the conversation in answering a post by handle. */
  learn(handle: string, channel: string): void;
}

const openedSchema = z.looseObject({ channel: z.looseObject({ id: z.string() }) });

export function createDirects(api: Api): Directs {
  const known = new Recent<string>(10_000);
  return {
    async of(handle) {
      const before = known.get(handle);
      if (before !== undefined) return { ok: true, data: before };
      const options = { repeatable: true, patient: false };
      const opened = await api.call('conversations.open', { users: handle }, openedSchema, options);
      if (!opened.ok) return opened.code === 'ratelimited' ? { ok: true, data: handle } : opened;
      known.set(handle, opened.data.channel.id);
      return { ok: true, data: opened.data.channel.id };
    },
    learn: (handle, channel) => known.set(handle, channel),
  };
}
