import type { Incident } from '../domain/incident/state.ts';
import { maySee } from '../domain/visibility.ts';
import type { Reply } from './chat.ts';
import { job } from './job.ts';
import { incidents, load } from './records.ts';
import type { ActorScene } from './scene.ts';
import type { View } from './view.ts';
import { draw, drawPosted } from './views.ts';

/** Who sees an answer, and what cards come with it. */

/** The incident that an answer is of: the one that the command was given, or that it made. */
export async function about(
  scene: ActorScene,
  view: View | undefined,
  incident: Incident | null,
): Promise<Incident | null> {
  if (incident || !view?.record.startsWith('incident:')) return incident;
  return (await load(scene.tx, incidents, view.record)).state;
}

/** A card for the room is posted by a job, so that it is drawn again later; one for the actor alone is in the answer. */
export async function shown(
  scene: ActorScene,
  view: View | undefined,
  audience: Reply['audience'],
): Promise<Partial<Reply>> {
  if (!view) return {};
  if (audience === 'room' && scene.room) {
    const payload = { room: scene.room.id, view, pin: false, notice: null };
    await scene.tx.enqueue([job('post', payload, `room:${scene.room.id}`, scene.at)]);
    return {};
  }
  const card = await draw(scene.tx, view, scene.org, scene);
  return card ? { card } : {};
}

/** A clicked card is drawn as its record is now. */
export async function withRedraw(scene: ActorScene, reply: Reply): Promise<Reply> {
  const { input, platform } = scene.inbound;
  if (input.type !== 'action' || input.messageId === null) return reply;
  const posted = await scene.tx.posted(platform, input.messageId);
  if (!posted) return reply;
  const card = await drawPosted(scene.tx, posted, await scene.tx.room(posted.roomId), scene);
  return card ? { ...reply, redraw: card } : reply;
}

/** An answer is for the whole room only where everybody in it may see it. */
export async function audienceOf(
  scene: ActorScene,
  reply: Reply,
  incident: Incident | null,
): Promise<Reply['audience']> {
  if (reply.audience === 'actor') return 'actor';
  const { room, inbound, org, dir } = scene;
  if (inbound.room.direct) return 'room';
  if (!room) return 'actor';
  if (room.recordId) return incident && room.recordId === incident.id ? 'room' : 'actor';
  const host = room.orgId ? dir.org(room.orgId) : undefined;
  if (!host) return 'actor';
  return host.id === org.id || (incident !== null && maySee(host, incident, dir)) ? 'room' : 'actor';
}
