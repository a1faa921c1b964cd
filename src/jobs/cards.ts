import type { JobPayloads } from '../app/job.ts';
import { job } from '../app/job.ts';
import type { Job, Posted, Room, Tx } from '../app/store.ts';
import type { View } from '../app/view.ts';
import { cardHash, draw, drawPosted, viewerOf } from '../app/views.ts';
import type { RecordId } from '../domain/ids.ts';
import { currentEdition } from '../plan/index.ts';
import { type JobParts, OK, type Result } from './parts.ts';

/** Cards that are posted, and drawn again when what they show has changed. */

/** What a card is drawn with: the directory and the moment. */
export async function drawn(parts: JobParts, view: View, room: Room | null) {
  return parts.store.transaction(async (tx) => {
    const ctx = { dir: await tx.directory(), edition: currentEdition, at: parts.now().toISOString() };
    return draw(tx, view, viewerOf(room, ctx), ctx);
  });
}

export function postedCard(key: string, view: View, room: Room, messageId: string, hash: string): Posted {
  return { key, recordId: view.record, roomId: room.id, platform: room.platform, messageId, view, hash };
}

/** Queues the redrawing of each posted card that would look different now. The record is read once for all of them. */
export async function refresh(p: JobPayloads['refresh'], _j: Job, parts: JobParts): Promise<Result> {
  await parts.store.transaction(async (tx) => {
    const ctx = { dir: await tx.directory(), edition: currentEdition, at: parts.now().toISOString() };
    const reading = readingOnce(tx);
    for (const posted of await tx.postedOf(p.record)) {
      if (p.only && posted.view.kind !== p.only) continue;
      const card = await drawPosted(reading, posted, ctx);
      if (!card || cardHash(card) === posted.hash) continue;
      await tx.enqueue([
        job('update', { key: posted.key }, `room:${posted.roomId}`, ctx.at, `coalesce:update:${posted.key}`),
      ]);
    }
  });
  return OK;
}

export async function update(p: JobPayloads['update'], j: Job, parts: JobParts): Promise<Result> {
  const found = await parts.store.transaction(async (tx) => {
    const posted = await tx.postedByKey(p.key);
    if (!posted) return null;
    const ctx = { dir: await tx.directory(), edition: currentEdition, at: parts.now().toISOString() };
    return { posted, room: await tx.room(posted.roomId), card: await drawPosted(tx, posted, ctx) };
  });
  const port = found ? parts.ports.get(found.posted.platform) : undefined;
  if (!found?.card || !found.room || !port || cardHash(found.card) === found.posted.hash) return OK;
  const done = await port.update(`job:${j.id}`, found.room.externalId, found.posted.messageId, found.card);
  if (!done.ok) return done;
  const posted = { ...found.posted, hash: cardHash(found.card) };
  await parts.bot.system(posted.recordId, { command: null, posted: [posted] });
  return OK;
}

function readingOnce(tx: Tx): Tx {
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
