import type { Failure } from '../app/chat.ts';
import { type JobPayloads, job } from '../app/job.ts';
import { redrawings } from '../app/redraw.ts';
import type { Job, Posted, Room, Tx } from '../app/store.ts';
import type { View } from '../app/view.ts';
import { cardHash, type Drawing, drawPosted } from '../app/views.ts';
import { currentEdition } from '../plan/index.ts';
import { type JobParts, OK, type Result } from './parts.ts';

/** Cards that are posted, and drawn again when what they show has changed. */

/** @returns what cards are drawn with: the directory, the edition and the moment */
export async function drawing(tx: Tx, parts: Pick<JobParts, 'now'>): Promise<Drawing> {
  return { dir: await tx.directory(), edition: currentEdition, at: parts.now().toISOString() };
}

export function postedCard(key: string, view: View, room: Room, messageId: string, hash: string): Posted {
  return { key, recordId: view.record, roomId: room.id, platform: room.platform, messageId, view, hash };
}

/** Queues the redrawing of each posted card of the record that would look different now. */
export async function refresh(p: JobPayloads['refresh'], _j: Job, parts: JobParts): Promise<Result> {
  await parts.store.transaction(async (tx) => {
    const cards = await tx.postedOf(p.record);
    const shown = p.only ? cards.filter((c) => c.view.kind === p.only) : cards;
    await tx.enqueue(await redrawings(tx, shown, await drawing(tx, parts)));
  });
  return OK;
}

export async function update(p: JobPayloads['update'], j: Job, parts: JobParts): Promise<Result> {
  const found = await parts.read(async (tx) => {
    const posted = await tx.postedByKey(p.key);
    if (!posted) return null;
    const room = await tx.room(posted.roomId);
    return { posted, room, card: await drawPosted(tx, posted, room, await drawing(tx, parts)) };
  });
  const port = found ? parts.ports.get(found.posted.platform) : undefined;
  if (!found?.card || !found.room || !port || cardHash(found.card) === found.posted.hash) return OK;
  const done = await port.update(`job:${j.id}`, found.room.externalId, found.posted.messageId, found.card);
  if (!done.ok) return done.kind === 'refused' ? leave(found.posted, done, parts) : done;
  const posted = { ...found.posted, hash: cardHash(found.card) };
  await parts.bot.system(posted.recordId, { command: null, posted: [posted] });
  return OK;
}

/**
 * A card that the platform won't change any more (it is too old, recalled, its group is gone) stays as it is. A status
 * card that has grown too old begins anew.
 */
async function leave(
  posted: Posted,
  why: Extract<Failure, { kind: 'refused' }>,
  parts: JobParts,
): Promise<Result> {
  await parts.store.transaction(async (tx) => {
    await tx.dropPosted(posted.key);
    if (!why.outdated || posted.view.kind !== 'status') return;
    const again = { room: posted.roomId, view: posted.view, pin: true, notice: null };
    await tx.enqueue([job('post', again, `room:${posted.roomId}`, parts.now().toISOString())]);
  });
  return OK;
}
