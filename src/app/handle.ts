import { currentEdition } from '../plan/index.ts';
import { type Inbound, type Reply, roomIdOf } from './chat.ts';
import type { CommandIndex } from './commands.ts';
import { withNames } from './mentions.ts';
import { overheard } from './overheard.ts';
import { runLine } from './run-line.ts';
import type { BotParts, Scene } from './scene.ts';
import type { Tx } from './store.ts';
import { stranger } from './stranger.ts';

/** An input, whole: one transaction in which it is answered, decided and written. A redelivery gets the same answer. */
export async function handle(parts: BotParts, index: CommandIndex, inbound: Inbound): Promise<Reply | null> {
  return parts.store.transaction(async (tx) => {
    const before = await tx.seen(inbound.deliveryId);
    if (before !== undefined) return before;
    const at = parts.now();
    const reply = await answer(parts, index, tx, inbound, at);
    await tx.remember(inbound.deliveryId, reply, at);
    return reply;
  });
}

async function answer(
  parts: BotParts,
  index: CommandIndex,
  tx: Tx,
  received: Inbound,
  at: Date,
): Promise<Reply | null> {
  const dir = await tx.directory();
  const inbound = await withNames(tx, dir, received);
  const who = await tx.personByHandle(inbound.platform, inbound.handle);
  const actor = (who && dir.person(who)) ?? null;
  const room = await tx.room(roomIdOf(inbound.platform, inbound.room.externalId));
  const scene: Scene = {
    actor,
    at: at.toISOString(),
    dir,
    edition: currentEdition,
    policy: parts.policy,
    tx,
    room,
    inbound,
    parts,
    index,
  };
  const { input } = inbound;
  if (input.type === 'line' || input.type === 'action') {
    const org = actor ? dir.org(actor.org) : undefined;
    if (!actor || !org) return stranger(scene, input.line);
    return runLine({ ...scene, actor, org }, input.line, input.type === 'action' ? input.values : {});
  }
  return overheard(scene);
}
