import type { Entry } from '../cards/timeline.ts';
import type { Category } from '../domain/chronicle.ts';
import type { Context } from '../domain/context.ts';
import type { ChronicleEntry } from '../domain/entry-words.ts';
import { entryText } from '../domain/entry-words.ts';
import type { Incident } from '../domain/incident/state.ts';
import { personName } from '../domain/words.ts';
import { eventOf } from './records.ts';
import type { EventRow, Tx } from './store.ts';

/**
 * A page of the chronicle, oldest first.
 * @param filter categories, `key` for the entries that were marked, null for all
 * @returns the newest `limit` entries before `before`, and where the page before this one ends (null: there is none)
 */
export async function readEntries(
  ctx: Pick<Context, 'dir' | 'edition' | 'at'> & { tx: Tx },
  s: Incident,
  filter: Category[] | 'key' | null,
  before: number | null,
  limit: number,
): Promise<{ entries: Entry[]; before: number | null }> {
  const marked = await markedEntries(ctx.tx, s);
  const rows = await ctx.tx.events(s.id, {
    categories: filter === 'key' ? null : filter,
    ...(filter === 'key' ? { seqs: [...marked] } : {}),
    before,
    limit: limit + 1,
  });
  const shown = rows.slice(-limit);
  const first = shown[0];
  return {
    entries: shown.map((r) => entryOf(r, s, marked, ctx)),
    before: rows.length > limit && first ? first.seq : null,
  };
}

/** @returns the numbers of the entries that are marked as key now */
async function markedEntries(tx: Tx, s: Incident): Promise<Set<number>> {
  const marked = new Set<number>();
  for (const row of await tx.eventsOfType(s.id, ['entry_marked', 'entry_unmarked'])) {
    const e = eventOf(row);
    if (e.type === 'entry_marked') marked.add(e.entry);
    if (e.type === 'entry_unmarked') marked.delete(e.entry);
  }
  return marked;
}

function entryOf(
  r: EventRow,
  s: Incident,
  marked: Set<number>,
  ctx: Pick<Context, 'dir' | 'edition' | 'at'>,
): Entry {
  return {
    seq: r.seq,
    at: r.at.toISOString(),
    actor: personName(r.actor, ctx.dir),
    text: entryText(eventOf(r), ctx, s.proposals),
    key: marked.has(r.seq),
  };
}

/** The whole chronicle, oldest first, for documents. */
export async function readChronicle(
  ctx: Pick<Context, 'dir' | 'edition' | 'at'> & { tx: Tx },
  s: Incident,
): Promise<ChronicleEntry[]> {
  const marked = await markedEntries(ctx.tx, s);
  const pages: ChronicleEntry[][] = [];
  let before: number | null = null;
  do {
    const rows: EventRow[] = await ctx.tx.events(s.id, { categories: null, before, limit: 500 });
    pages.unshift(rows.map((r) => ({ ...entryOf(r, s, marked, ctx), event: eventOf(r) })));
    before = rows.length === 500 ? (rows[0]?.seq ?? null) : null;
  } while (before !== null);
  return pages.flat();
}
