import { eventHash, GENESIS } from '../../src/app/chain.ts';
import type { EventRow, RecordRow } from '../../src/app/store.ts';
import { incidentId, personId, type RecordId, roomId } from '../../src/domain/ids.ts';

/** Rows for tests of the store, which looks into none of their JSON. */

const BEGIN = Date.parse('2026-11-23T02:00:00Z');

/** @returns a chain of so many events; `change` is laid over each before it is hashed */
export function eventsOf(
  recordId: RecordId,
  count: number,
  change: (seq: number) => Partial<EventRow> = () => ({}),
): EventRow[] {
  let prevHash = GENESIS;
  return Array.from({ length: count }, (_, i) => {
    const event: Omit<EventRow, 'hash'> = {
      recordId,
      seq: i + 1,
      type: 'note_added',
      category: 'note',
      actor: personId('ero-duty-1'),
      room: roomId('local:duty-ero'),
      at: new Date(BEGIN + i * 1000),
      edition: 'miit-2017',
      clause: null,
      subject: null,
      data: JSON.stringify({ text: `第 ${i + 1} 条`, about: null }),
      prevHash,
      ...change(i + 1),
    };
    const hash = eventHash(event);
    prevHash = hash;
    return { ...event, hash };
  });
}

/** @returns an open incident whose history is the events */
export function recordRow(number: string, events: EventRow[], change: Partial<RecordRow> = {}): RecordRow {
  return {
    id: incidentId(number),
    kind: 'incident',
    number,
    edition: 'miit-2017',
    version: 1,
    seq: events.length,
    headHash: events.at(-1)?.hash ?? GENESIS,
    open: true,
    affectedOrg: null,
    state: '{}',
    createdAt: new Date(BEGIN),
    updatedAt: new Date(BEGIN),
    ...change,
  };
}
