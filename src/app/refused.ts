import { notUnderstoodCard } from '../cards/help.ts';
import { refusalCard } from '../cards/refusal.ts';
import type { Incident } from '../domain/incident/state.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Reply } from './chat.ts';
import { commandName } from './parse.ts';
import { incidents, load, loadLog, logs } from './records.ts';
import type { ActorScene, Scene } from './scene.ts';
import { write } from './write.ts';

/** Refusals: answered in chat, and written down. */

/** A click is answered by a short text beside the card, a line by a card. */
export async function refused(r: Refusal, scene: Scene): Promise<Reply> {
  const card = refusalCard(r);
  if (scene.inbound.input.type !== 'action') return { card, audience: 'actor' };
  const text = card.blocks.flatMap((b) => ('text' in b ? [b.text] : [])).join(' ');
  return { text: `${card.title}：${text}`, audience: 'actor' };
}

/** Refusals that stand for authority go into the chronicle: of the incident, or of the actor's organization. */
export async function writeRefusal(
  scene: ActorScene,
  incident: Incident | null,
  line: string,
  r: Refusal,
): Promise<void> {
  if (['stale', 'bad_input', 'already_done', 'already_decided'].includes(r.refused)) return;
  const event = {
    type: 'command_refused' as const,
    line: line.slice(0, 200),
    refused: r.refused,
    who: r.who,
    cite: r.cite,
  };
  const room = scene.room?.id ?? null;
  if (incident)
    await write(scene.tx, incidents, await load(scene.tx, incidents, incident.id), [event], scene, room);
  else await write(scene.tx, logs, await loadLog(scene.tx, scene.org.id, scene), [event], scene, room);
}

export function notUnderstood(scene: Scene, text: string): Reply {
  const name = commandName(text);
  const near = name ? scene.index.nearest(name) : [];
  return { card: notUnderstoodCard(text.slice(0, 60), near), audience: 'actor' };
}
