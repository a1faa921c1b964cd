import { createHash } from 'node:crypto';
import type { EventRow } from './store.ts';

/** The chain that makes a record's history evidence: each event carries the hash of the one before it. */

/** What the first event of a record follows. */
export const GENESIS = '0'.repeat(64);

/** @returns SHA-256 in hex over every field of the event, the previous hash among them; moments as UTC ISO */
export function eventHash(e: Omit<EventRow, 'hash'>): string {
  const fields = [
    e.recordId,
    e.seq,
    e.type,
    e.category,
    e.actor,
    e.room,
    e.at.toISOString(),
    e.edition,
    e.clause,
    e.subject,
    e.data,
    e.prevHash,
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
