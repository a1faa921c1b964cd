import type { RecordId } from '../domain/ids.ts';
import type { Tx } from './store.ts';

/** @returns the transaction for work that only reads, in which each record is read once */
export function readingOnce(tx: Tx): Tx {
  const rows = new Map<RecordId, ReturnType<Tx['record']>>();
  return {
    ...tx,
    record: (id) => {
      const row = rows.get(id) ?? tx.record(id);
      rows.set(id, row);
      return row;
    },
  };
}
