import { job } from './job.ts';
import { readingOnce } from './reading.ts';
import type { NewJob, Posted, Tx } from './store.ts';
import { cardHash, type Drawing, drawPosted } from './views.ts';

/** @returns the jobs that draw those of the cards again that would look different now */
export async function redrawings(tx: Tx, cards: Posted[], ctx: Drawing): Promise<NewJob[]> {
  if (cards.length === 0) return [];
  const reading = readingOnce(tx);
  const rooms = new Map((await tx.rooms(cards.map((c) => c.roomId))).map((r) => [r.id, r]));
  const jobs: NewJob[] = [];
  for (const posted of cards) {
    const card = await drawPosted(reading, posted, rooms.get(posted.roomId) ?? null, ctx);
    if (!card || cardHash(card) === posted.hash) continue;
    const { key, roomId } = posted;
    jobs.push(job('update', { key }, `room:${roomId}`, ctx.at, `coalesce:update:${key}`));
  }
  return jobs;
}
