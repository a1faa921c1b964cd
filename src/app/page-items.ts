import { z } from 'zod';
import type { PageItem } from '../cards/pages.ts';
import type { RecordId } from '../domain/ids.ts';
import { type Notice, noticeSchema } from '../domain/notice.ts';
import { incidents } from './records.ts';
import type { Tx } from './store.ts';

const holder = z.object({ notices: z.array(noticeSchema) });

/** @returns the notices of a record of any kind; none where it isn't there */
export async function noticesOf(tx: Tx, record: RecordId): Promise<Notice[]> {
  const row = await tx.record(record);
  return row ? holder.parse(JSON.parse(row.state)).notices : [];
}

/** What a card with calls of several records shows, as it is now. */
export async function pageItems(tx: Tx, items: { record: RecordId; notice: string }[]): Promise<PageItem[]> {
  const found: PageItem[] = [];
  for (const { record, notice } of items) {
    const row = await tx.record(record);
    const state: unknown = row ? JSON.parse(row.state) : { notices: [] };
    const { notices } = holder.parse(state);
    found.push({
      record,
      notice: notices.find((n) => n.id === notice) ?? null,
      incident: row?.kind === incidents.kind ? incidents.parse(state) : null,
    });
  }
  return found;
}
