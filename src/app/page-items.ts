import { z } from 'zod';
import type { PageItem } from '../cards/pages.ts';
import type { RecordId } from '../domain/ids.ts';
import { type Notice, noticeSchema } from '../domain/notice.ts';
import { incidents, parseOnce } from './records.ts';
import type { Tx } from './store.ts';

const schema = z.object({ notices: z.array(noticeSchema) });
/** any kind of record, as far as its notices go */
const holder = { kind: 'notices', parse: (json: unknown) => schema.parse(json) };

/** @returns the notices of a record of any kind; none where it isn't there */
export async function noticesOf(tx: Tx, record: RecordId): Promise<Notice[]> {
  const row = await tx.record(record);
  return row ? parseOnce(holder, row).notices : [];
}

/** What a card with calls of several records shows, as it is now. */
export async function pageItems(tx: Tx, items: { record: RecordId; notice: string }[]): Promise<PageItem[]> {
  const found: PageItem[] = [];
  for (const { record, notice } of items) {
    const row = await tx.record(record);
    const notices = row ? parseOnce(holder, row).notices : [];
    found.push({
      record,
      notice: notices.find((n) => n.id === notice) ?? null,
      incident: row?.kind === incidents.kind ? parseOnce(incidents, row) : null,
    });
  }
  return found;
}
