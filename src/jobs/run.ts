import type { JobKind, JobPayloads } from '../app/job.ts';
import type { Job, Room, Tx } from '../app/store.ts';
import { cardHash, type Drawing, draw, viewerOf } from '../app/views.ts';
import { peopleOn } from '../domain/rota/rota.ts';
import { drawing, postedCard, refresh, update } from './cards.ts';
import { daily, followDuty } from './duty.ts';
import { matchPeople } from './match-people.ts';
import { invite, openRoom } from './open-room.ts';
import { page } from './page.ts';
import { type JobParts, OK, type Result, triedSince } from './parts.ts';

type Handler<K extends JobKind> = (payload: JobPayloads[K], job: Job, parts: JobParts) => Promise<Result>;

const HANDLERS: { [K in JobKind]: Handler<K> } = {
  post,
  page,
  match_people: matchPeople,
  refresh,
  update,
  follow_duty: followDuty,
  daily,
  open_room: openRoom,
  invite,
  upload,
  timer,
};

/** Runs one job. Its effects carry the job's id as idempotency key, so that running it again repeats nothing. */
export async function runJob(j: Job, parts: JobParts): Promise<Result> {
  if (!(j.kind in HANDLERS)) return { ok: false, kind: 'refused', reason: `unknown job kind ${j.kind}` };
  const handler = HANDLERS[j.kind as JobKind] as Handler<JobKind>;
  return handler(JSON.parse(j.payload), j, parts);
}

async function post(p: JobPayloads['post'], j: Job, parts: JobParts): Promise<Result> {
  const { room, card, mentions } = await parts.read(async (tx) => {
    const room = await tx.room(p.room);
    const ctx = await drawing(tx, parts);
    const card = room && (await draw(tx, p.view, viewerOf(room, ctx), ctx));
    return { room, card, mentions: room ? await mentioned(tx, p, room, ctx) : [] };
  });
  const port = room ? parts.ports.get(room.platform) : undefined;
  if (!room || !port) return { ok: false, kind: 'refused', reason: `房间 ${p.room} 不可用` };
  if (!card) return OK;
  const sent = await port.post(`job:${j.id}`, room.externalId, card, mentions, triedSince(j));
  if (!sent.ok) return sent;
  if (p.pin) {
    const pinned = await port.pin(`job:${j.id}:pin`, room.externalId, sent.messageId);
    if (!pinned.ok && pinned.kind === 'later') return pinned;
  }
  const posted = postedCard(`job:${j.id}`, p.view, room, sent.messageId, cardHash(card));
  const command = p.notice ? { type: 'notice_delivered' as const, notice: p.notice, room: p.room } : null;
  await parts.bot.system(p.view.record, { command, posted: [posted] });
  return OK;
}

/** @returns the accounts of those whom a post asks; where it is loud, of all on duty in the room's organization */
async function mentioned(
  tx: Tx,
  p: JobPayloads['post'],
  room: Room,
  { dir, at }: Drawing,
): Promise<string[]> {
  const people = p.loud && room.orgId ? peopleOn(dir.onDuty(room.orgId, at)) : (p.asks ?? []);
  const handles: string[] = [];
  for (const person of people) {
    for (const h of await tx.handlesOf(person)) if (h.platform === room.platform) handles.push(h.handle);
  }
  return handles;
}

async function upload(p: JobPayloads['upload'], j: Job, parts: JobParts): Promise<Result> {
  const room = await parts.read((tx) => tx.room(p.room));
  const port = room ? parts.ports.get(room.platform) : undefined;
  if (!room || !port) return { ok: false, kind: 'refused', reason: `房间 ${p.room} 不可用` };
  const sent = await port.upload(`job:${j.id}`, room.externalId, p.file);
  return sent.ok ? OK : sent;
}

async function timer(p: JobPayloads['timer'], _j: Job, parts: JobParts): Promise<Result> {
  await parts.bot.system(p.record, { command: p.command });
  return OK;
}
