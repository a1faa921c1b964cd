import { setImmediate } from 'node:timers/promises';
import { LookupFailed } from '../app/chat.ts';
import type { JobPayloads } from '../app/job.ts';
import type { Job } from '../app/store.ts';
import type { JobParts, Result } from './parts.ts';

/** People who are bound in one transaction; between two of them the process takes in what waits. */
const AT_ONCE = 10;

/** Finds on a platform the people of the directory who have no account there yet, by telephone number or e-mail. */
export async function matchPeople(p: JobPayloads['match_people'], _j: Job, parts: JobParts): Promise<Result> {
  const people = parts.ports.get(p.platform)?.people;
  if (!people) return { ok: true };
  const wanted = await parts.store.transaction((tx) => tx.contactsWithout(p.platform, p.org));
  if (wanted.length === 0) return { ok: true };
  let handles: (string | null)[];
  try {
    handles = await people.lookup(wanted);
  } catch (e) {
    if (!(e instanceof LookupFailed)) throw e;
    return { ...e.failure, reason: e.message };
  }
  const found = wanted.flatMap(({ person }, i) => (handles[i] ? [{ person, handle: handles[i] }] : []));
  for (let i = 0; i < found.length; i += AT_ONCE) {
    await parts.bot.bindMatched(p.platform, found.slice(i, i + AT_ONCE));
    await setImmediate();
  }
  return { ok: true };
}
