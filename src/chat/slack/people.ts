import { z } from 'zod';
import type { PeopleLookup } from '../../app/chat.ts';
import type { Api } from './api.ts';

const foundSchema = z.looseObject({
  user: z.looseObject({ id: z.string(), deleted: z.boolean().optional() }),
});

/** Finds people's accounts by e-mail; Slack cannot be asked for telephone numbers. */
export function createPeople(api: Api): PeopleLookup {
  async function byEmail(email: string): Promise<string | null> {
    const found = await api.call('users.lookupByEmail', { email }, foundSchema, { repeatable: true });
    if (found.ok) return found.data.user.deleted ? null : found.data.user.id;
    if (found.code === 'users_not_found') return null;
    throw new Error(`没有查成 Slack 通讯录：${found.reason}。请稍后再试。`);
  }

  return {
    async lookup(people) {
      const handles: (string | null)[] = [];
      for (const { email } of people) {
        const wanted = email?.trim() ?? '';
        handles.push(wanted === '' ? null : await byEmail(wanted));
      }
      return handles;
    },
  };
}
