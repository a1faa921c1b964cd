import { LookupFailed, type PeopleLookup } from '../../app/chat.ts';
import type { Api } from './api.ts';

/** Most numbers and e-mails that the platform looks up at once, each. */
const AT_ONCE = 50;

/** Finds people's accounts by telephone number, else by e-mail. Those outside the app's availability are not found. */
export function createPeopleLookup(api: Api): PeopleLookup {
  return {
    async lookup(people) {
      const found: (string | null)[] = [];
      for (let i = 0; i < people.length; i += AT_ONCE) {
        const batch = people.slice(i, i + AT_ONCE);
        const phones = [...new Set(batch.map((p) => mobileOf(p.phone)).filter((p) => p !== ''))];
        const emails = [...new Set(batch.map((p) => (p.email ?? '').trim()).filter((e) => e !== ''))];
        const byKey =
          phones.length + emails.length > 0 ? await ask(phones, emails) : new Map<string, string>();
        for (const p of batch)
          found.push(byKey.get(mobileOf(p.phone)) ?? byKey.get(emailOf(p.email)) ?? null);
      }
      return found;
    },
  };

  async function ask(phones: string[], emails: string[]): Promise<Map<string, string>> {
    const outcome = await api.findPeople(phones, emails);
    if (!outcome.ok) throw new LookupFailed('飞书', outcome);
    const rows = outcome.data.flatMap(({ mobile, email, user_id }) => {
      const key = mobile ? mobileOf(mobile) : emailOf(email ?? null);
      return user_id && key ? [[key, user_id] as const] : [];
    });
    return new Map(rows);
  }
}

/** Mainland numbers stand without +86; others keep their country code. */
const mobileOf = (phone: string | null): string =>
  (phone ?? '').replace(/[\s()-]/g, '').replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');
const emailOf = (email: string | null): string => (email ?? '').trim().toLowerCase();
