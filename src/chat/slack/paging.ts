import { z } from 'zod';
import type { Api, Outcome } from './api.ts';

/** Listings that come in pages. */
export const paged = <S extends z.ZodRawShape>(shape: S) =>
  z.looseObject({
    ...shape,
    response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
  });

interface Page {
  response_metadata?: { next_cursor?: string | undefined } | undefined;
}

interface Listing<P extends Page> {
  method: string;
  args: Record<string, unknown>;
  shape: z.ZodType<P>;
  options: { repeatable: boolean; patient: boolean };
  /** how many pages are read at most */
  most: number;
}

/** @returns what `pick` finds on the first page where it finds anything; null where it does on none */
export async function findInPages<P extends Page, T>(
  api: Api,
  { method, args, shape, options, most }: Listing<P>,
  pick: (page: P) => T | undefined,
): Promise<Outcome<T | null>> {
  let cursor: string | undefined;
  for (let page = 0; page < most; page += 1) {
    const read = await api.call(method, cursor ? { ...args, cursor } : args, shape, options);
    if (!read.ok) return read;
    const found = pick(read.data);
    if (found !== undefined) return { ok: true, data: found };
    cursor = read.data.response_metadata?.next_cursor;
    if (!cursor) break;
  }
  return { ok: true, data: null };
}
