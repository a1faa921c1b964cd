import type { Context } from '../domain/context.ts';
import type { RoomId } from '../domain/ids.ts';
import type { Notice } from '../domain/notice.ts';
import type { AnyRecordEvent } from '../domain/record-event.ts';
import { effectsOf } from './effects.ts';
import { append, type Loaded, type RecordKind } from './records.ts';
import type { Tx } from './store.ts';

/** Appends events to a record and queues what follows from them. */
export async function write<S extends { notices: Notice[] }, C, E extends AnyRecordEvent>(
  tx: Tx,
  kind: RecordKind<S, C, E>,
  from: Loaded<S>,
  events: E[],
  ctx: Context,
  room: RoomId | null,
): Promise<S> {
  const after = await append(tx, kind, from, events, ctx, room);
  if (!after.state) throw new Error(`${from.id} has no state after its events`);
  await tx.enqueue(await effectsOf(tx, { ...after, state: after.state }, events, ctx));
  return after.state;
}
