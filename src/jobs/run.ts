import { type Failure, PLATFORM_NAMES, roomIdOf } from '../app/chat.ts';
import type { JobKind, JobPayloads } from '../app/job.ts';
import { job } from '../app/job.ts';
import type { Job, Posted, Room } from '../app/store.ts';
import type { View } from '../app/view.ts';
import { cardHash, draw, drawPosted, viewerOf } from '../app/views.ts';
import type { RecordId } from '../domain/ids.ts';
import { currentEdition } from '../plan/index.ts';
import { openRoom } from './open-room.ts';
import type { JobParts, Result } from './parts.ts';

type Handler<K extends JobKind> = (payload: JobPayloads[K], job: Job, parts: JobParts) => Promise<Result>;

const HANDLERS: { [K in JobKind]: Handler<K> } = {
  post,
  page,
  refresh,
  update,
  open_room: openRoom,
  upload,
  timer,
};

/** Runs one job. Its effects carry the job's id as idempotency key, so that running it again repeats nothing. */
export async function runJob(j: Job, parts: JobParts): Promise<Result> {
  if (!(j.kind in HANDLERS)) return { ok: false, kind: 'refused', reason: `unknown job kind ${j.kind}` };
  const handler = HANDLERS[j.kind as JobKind] as Handler<JobKind>;
  return handler(JSON.parse(j.payload), j, parts);
}

const OK: Result = { ok: true };

/** What a card is drawn with: the directory and the moment. */
async function drawn(parts: JobParts, view: View, room: Room | null) {
  return parts.store.transaction(async (tx) => {
    const ctx = { dir: await tx.directory(), edition: currentEdition, at: parts.now().toISOString() };
    return draw(tx, view, viewerOf(room, ctx), ctx);
  });
}

async function post(p: JobPayloads['post'], j: Job, parts: JobParts): Promise<Result> {
  const room = await parts.store.transaction((tx) => tx.room(p.room));
  const port = room ? parts.ports.get(room.platform) : undefined;
  if (!room || !port) return { ok: false, kind: 'refused', reason: `房间 ${p.room} 不可用` };
  const card = await drawn(parts, p.view, room);
  if (!card) return OK;
  const sent = await port.post(`job:${j.id}`, room.externalId, card, []);
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

function postedCard(key: string, view: View, room: Room, messageId: string, hash: string): Posted {
  return { key, recordId: view.record, roomId: room.id, platform: room.platform, messageId, view, hash };
}

/** Calls a person by a direct message on every platform where they can be reached. */
async function page(p: JobPayloads['page'], j: Job, parts: JobParts): Promise<Result> {
  const view: View = { kind: 'notice', record: p.record, notice: p.notice };
  const { handles, orgId } = await parts.store.transaction(async (tx) => ({
    handles: await tx.handlesOf(p.person),
    orgId: (await tx.directory()).person(p.person)?.org ?? null,
  }));
  const posted: Posted[] = [];
  const rooms: Room[] = [];
  const reasons: string[] = [];
  let later: Failure | null = null;
  for (const { platform, handle } of handles) {
    const port = parts.ports.get(platform);
    if (!port) continue;
    const room: Room = {
      id: roomIdOf(platform, `direct:${handle}`),
      platform,
      externalId: `direct:${handle}`,
      name: '',
      purpose: 'direct',
      orgId,
      recordId: null,
      groupId: null,
    };
    const card = await drawn(parts, view, room);
    if (!card) return OK;
    const key = `job:${j.id}:${platform}`;
    const sent = await port.page(key, handle, card, 'chat');
    if (sent.ok) {
      const at = {
        ...room,
        externalId: sent.room ?? room.externalId,
        id: roomIdOf(platform, sent.room ?? room.externalId),
      };
      rooms.push(at);
      posted.push(postedCard(key, view, at, sent.messageId, cardHash(card)));
    } else if (sent.kind === 'later') later = sent;
    else reasons.push(sent.reason);
  }
  if (later && posted.length === 0) return later;
  const { notice, attempt } = p;
  const command =
    posted.length > 0
      ? {
          type: 'page_delivered' as const,
          notice,
          attempt,
          means: posted.map((x) => PLATFORM_NAMES[x.platform]).join('、'),
        }
      : { type: 'page_failed' as const, notice, attempt, reason: reasons.join('；') || '没有可用的联系方式' };
  await parts.bot.system(p.record, { command, posted, rooms });
  return OK;
}

/** Queues the redrawing of each posted card that would look different now. */
async function refresh(p: JobPayloads['refresh'], _j: Job, parts: JobParts): Promise<Result> {
  await parts.store.transaction(async (tx) => {
    const ctx = { dir: await tx.directory(), edition: currentEdition, at: parts.now().toISOString() };
    for (const posted of await tx.postedOf(p.record)) {
      const card = await drawPosted(tx, posted, ctx);
      if (!card || cardHash(card) === posted.hash) continue;
      await tx.enqueue([
        job('update', { key: posted.key }, `room:${posted.roomId}`, ctx.at, `coalesce:update:${posted.key}`),
      ]);
    }
  });
  return OK;
}

async function update(p: JobPayloads['update'], j: Job, parts: JobParts): Promise<Result> {
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

async function upload(p: JobPayloads['upload'], j: Job, parts: JobParts): Promise<Result> {
  const room = await parts.store.transaction((tx) => tx.room(p.room));
  const port = room ? parts.ports.get(room.platform) : undefined;
  if (!room || !port) return { ok: false, kind: 'refused', reason: `房间 ${p.room} 不可用` };
  const sent = await port.upload(`job:${j.id}`, room.externalId, p.file);
  return sent.ok ? OK : sent;
}

async function timer(p: JobPayloads['timer'], _j: Job, parts: JobParts): Promise<Result> {
  await parts.bot.system(p.record as RecordId, { command: p.command });
  return OK;
}
