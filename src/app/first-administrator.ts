import { randomInt } from 'node:crypto';
import type { Directory, Person } from '../domain/directory.ts';
import type { Platform } from './chat.ts';
import type { Store, Tx } from './store.ts';

/**
 * Accounts are confirmed by a 系统管理员; the first one has nobody to do so. Until one of them has an account on a
 * platform, a code that only the console shows binds it: whoever runs the bot decides who looks after it.
 */

const DIGITS = 9;

export interface FirstAdministrator {
  platform: Platform;
  /** who may be bound by the code */
  names: string[];
  code: string;
}

/** @returns 系统管理员 of 部应急办, who may confirm everybody; where there is none, those of all organizations */
function administrators(dir: Directory): Person[] {
  const of = (orgs: { id: Person['org'] }[]): Person[] =>
    orgs.flatMap((o) => dir.peopleOf(o.id)).filter((p) => p.posts.includes('admin'));
  const office = of(dir.orgsOf('ero'));
  return office.length > 0 ? office : of(dir.orgs());
}

async function hasAccount(tx: Tx, platform: Platform, person: Person): Promise<boolean> {
  return (await tx.handlesOf(person.id)).some((h) => h.platform === platform);
}

/** @returns the code and for whom it is; null once one of the administrators has an account on the platform */
export async function firstAdministrator(
  tx: Tx,
  dir: Directory,
  platform: Platform,
): Promise<(FirstAdministrator & { people: Person[] }) | null> {
  const people = administrators(dir);
  for (const person of people) if (await hasAccount(tx, platform, person)) return null;
  const number = await tx.once(`first-administrator:${platform}`, () => randomInt(1, 10 ** DIGITS));
  return {
    platform,
    people,
    names: people.map((p) => p.name),
    code: String(number).padStart(DIGITS, '0'),
  };
}

/** @returns for each platform whether it still waits for its first administrator, and with which code */
export async function waitingForAdministrator(
  store: Store,
  platforms: Platform[],
): Promise<FirstAdministrator[]> {
  return store.transaction(async (tx) => {
    const dir = await tx.directory();
    const found = await Promise.all(platforms.map((p) => firstAdministrator(tx, dir, p)));
    return found.filter((f) => f !== null);
  });
}
