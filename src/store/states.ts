import type { Tx } from './open.ts';

/** So many are kept, the latest used. */
const MOST = 100;

/**
 * States of records as they are stored, by the hash of their last event, which stands for the whole history: a state of
 * a hundred kilobytes is read from the database once, not with every look at its record.
 */
export class States {
  readonly #states = new Map<string, string>();

  async of(tx: Tx, record: { id: string; headHash: string }): Promise<string> {
    const { id, headHash } = record;
    const kept = this.#states.get(`${id} ${headHash}`);
    const state =
      kept ?? (await tx.record.findUniqueOrThrow({ where: { id }, select: { state: true } })).state;
    this.keep(record, state);
    return state;
  }

  keep({ id, headHash }: { id: string; headHash: string }, state: string): void {
    const key = `${id} ${headHash}`;
    this.#states.delete(key);
    this.#states.set(key, state);
    const oldest = this.#states.size > MOST ? this.#states.keys().next().value : undefined;
    if (oldest !== undefined) this.#states.delete(oldest);
  }
}
