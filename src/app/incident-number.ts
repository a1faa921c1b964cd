import { shanghaiDate } from '../domain/time.ts';
import type { Tx } from './store.ts';

/** @returns the next number of the year in Shanghai, as `2026-0001` */
export async function nextNumber(tx: Tx, at: string): Promise<string> {
  const year = shanghaiDate(at).slice(0, 4);
  return `${year}-${String(await tx.next(`incident:${year}`)).padStart(4, '0')}`;
}
