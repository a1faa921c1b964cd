import { setImmediate } from 'node:timers/promises';
import type { Db, Tx } from './open.ts';

/** One serializable unit on either engine, run again when it lost a race. */

/** Somebody else changed the row meanwhile: the work is to be done again on what is true now. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}

const TRIES = 20;
const FIRST_WAIT_MS = 5;
const LONGEST_WAIT_MS = 200;

/**
 * @param work is run again after a lost race, so it must have no effects of its own
 * @throws Conflict or the database's error when the race was lost 20 times, any other error of the work at once
 */
export async function serializable<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.$transaction(inTurn(work), { isolationLevel: 'Serializable' });
    } catch (error) {
      if (!isLostRace(error) || tries === TRIES) throw error;
    }
    await jitter(tries);
  }
}

/**
 * SQLite answers without waiting, so that one transaction follows the other without the process hearing anything
 * between them: many jobs at once would hold up acknowledgements and the platforms' pings. Each lets it listen once.
 */
function inTurn<T>(work: (tx: Tx) => Promise<T>): (tx: Tx) => Promise<T> {
  return async (tx) => {
    await setImmediate();
    return work(tx);
  };
}

/** Random, so that those who met once don't meet again. */
function jitter(tries: number): Promise<void> {
  const longest = Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS);
  return new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
}

/** P2034: serialization failure; P2002: both inserted the same key; 40001 and 40P01: the same from raw SQL. */
function isLostRace(error: unknown): boolean {
  if (error instanceof Conflict) return true;
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  return (
    code === 'P2034' || code === 'P2002' || /\b(40001|40P01)\b|TransactionWriteConflict/.test(error.message)
  );
}
