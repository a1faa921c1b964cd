import { z } from 'zod';
import { LookupFailed, type PeopleLookup } from '../../app/chat.ts';
import type { Api, Outcome } from './api.ts';
import { failureOf, type Problem } from './failures.ts';
import { findInPages, paged } from './paging.ts';

/** Finds people's accounts by e-mail; Slack cannot be asked for telephone numbers. */

/** So many are asked for one by one; more are looked for in the list of everybody, as Slack's rates allow few calls. */
const ONE_BY_ONE = 10;
const PER_PAGE = 1000;
const MOST_PAGES = 100;

const userSchema = z.looseObject({
  id: z.string(),
  deleted: z.boolean().optional(),
  /** of another company, met in a shared channel */
  is_stranger: z.boolean().optional(),
  is_email_confirmed: z.boolean().optional(),
  profile: z.looseObject({ email: z.string().optional() }).optional(),
});
/** Whoever may have written somebody else's address is nobody. */
const isProven = (u: z.infer<typeof userSchema>): boolean =>
  !u.deleted && !u.is_stranger && u.is_email_confirmed !== false;

const foundSchema = z.looseObject({ user: userSchema });
const listSchema = paged({ members: z.array(userSchema) });

const fold = (email: string | null): string => email?.trim().toLowerCase() ?? '';

export function createPeople(api: Api): PeopleLookup {
  async function byEmail(email: string): Promise<Outcome<string | null>> {
    const found = await api.call('users.lookupByEmail', { email }, foundSchema, { repeatable: true });
    if (found.ok) return { ok: true, data: isProven(found.data.user) ? found.data.user.id : null };
    return found.code === 'users_not_found' ? { ok: true, data: null } : found;
  }

  /** Reads the list until everybody who is wanted was found. */
  async function inList(wanted: ReadonlySet<string>): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    const listing = {
      method: 'users.list',
      args: { limit: PER_PAGE },
      shape: listSchema,
      options: { repeatable: true, patient: true },
      most: MOST_PAGES,
    };
    const read = await findInPages(api, listing, ({ members }) => {
      for (const user of members.filter(isProven)) {
        const email = fold(user.profile?.email ?? null);
        if (wanted.has(email)) found.set(email, user.id);
      }
      return found.size === wanted.size ? true : undefined;
    });
    if (!read.ok) throw unasked(read);
    return found;
  }

  return {
    async lookup(people) {
      const emails = people.map((p) => fold(p.email));
      const wanted = new Set(emails.filter((e) => e !== ''));
      if (wanted.size > ONE_BY_ONE) {
        const found = await inList(wanted);
        return emails.map((e) => found.get(e) ?? null);
      }
      const handles = new Map<string, string | null>();
      for (const email of wanted) {
        const found = await byEmail(email);
        if (!found.ok) throw unasked(found);
        handles.set(email, found.data);
      }
      return emails.map((e) => handles.get(e) ?? null);
    },
  };
}

const unasked = (problem: Problem): Error => new LookupFailed(' Slack ', failureOf(problem));
