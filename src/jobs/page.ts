import { type Failure, type Means, PLATFORM_NAMES, type Platform, roomIdOf } from '../app/chat.ts';
import { pagesOf } from '../app/effects.ts';
import type { JobPayloads } from '../app/job.ts';
import { noticesOf, pageItems } from '../app/page-items.ts';
import type { Job, Posted, Room, Tx } from '../app/store.ts';
import type { SystemStep } from '../app/system.ts';
import type { View } from '../app/view.ts';
import { cardHash, draw } from '../app/views.ts';
import type { Card } from '../cards/card.ts';
import { callText } from '../cards/pages.ts';
import type { OrgId } from '../domain/ids.ts';
import { isWanted } from '../domain/notice.ts';
import { MEANS_NAMES } from '../domain/paging/plan.ts';
import { type Attempt, lastWave } from '../domain/paging/waves.ts';
import { drawing, postedCard } from './cards.ts';
import { type JobParts, OK, type Result, triedSince } from './parts.ts';

/**
 * Calls a person. What waits to be said to the same person by the same means goes out on one card; a call that nobody
 * waits for any more does nothing.
 */

type Call = JobPayloads['page'];

/** Calls on one card, at most. */
const MOST = 10;
/** So often a call is tried, over half a minute, until it counts as failed and the next means is taken. */
const TRIES = 6;

export async function page(p: Call, j: Job, parts: JobParts): Promise<Result> {
  const due = await parts.read((tx) => callsDue(tx, p, j, parts));
  if (!due) return OK;
  const { calls, current } = due;
  const sent =
    due.means === 'webhook' ? await byGateway(calls, j, parts) : await byChat(due, due.means, j, parts);
  if (sent.failure?.kind === 'later' && current && mayWait(sent.failure, j)) return sent.failure;
  // The call that this job is of comes last: until it is written, running the job again finds the rest out.
  for (const call of [...calls].reverse()) {
    const { notice, attempt } = call;
    const own = call === calls[0];
    const command: SystemStep['command'] = sent.failure
      ? { type: 'page_failed', notice, attempt, reason: sent.failure.reason }
      : {
          type: 'page_delivered',
          notice,
          attempt,
          bundled: calls.length > 1,
          means: sent.means,
          missed: sent.missed,
        };
    await parts.bot.system(call.record, {
      command,
      ...(own ? { posted: sent.posted, rooms: sent.rooms } : {}),
    });
  }
  return OK;
}

/** Waiting for its turn within the platform's rate is no failure of the call. */
function mayWait(failure: Extract<Failure, { kind: 'later' }>, j: Job): boolean {
  return failure.afterMs !== undefined || j.attempts < TRIES;
}

interface Due {
  /** the job's own first */
  calls: Call[];
  means: Attempt['means'];
  /** no later wave has gone out */
  current: boolean;
  /** what shows them, and as it is now; null where that is no longer there */
  view: View;
  card: Card | null;
  handles: { platform: Platform; handle: string }[];
  /** the person's organization */
  orgId: OrgId | null;
}

async function callsDue(tx: Tx, p: Call, j: Job, parts: JobParts): Promise<Due | null> {
  const own = await wantedCall(tx, p);
  if (!own) return null;
  const calls = [p];
  for (const other of await tx.waiting(j.lane, parts.now(), MOST)) {
    if (other.kind !== 'page') continue;
    const call: Call = JSON.parse(other.payload);
    const same = (await wantedCall(tx, call))?.means === own.means;
    if (same && calls.length < MOST && !calls.some((c) => isSame(c, call))) calls.push(call);
  }
  const ctx = await drawing(tx, parts);
  const view = viewOf(p, calls);
  const orgId = ctx.dir.person(p.person)?.org ?? null;
  const viewer = orgId === null ? null : (ctx.dir.org(orgId) ?? null);
  const card = await draw(tx, view, viewer, ctx);
  const handles = await tx.handlesOf(p.person);
  return { calls, means: own.means, current: own.current, view, card, handles, orgId };
}

function viewOf({ record, notice, person }: Call, calls: Call[]): View {
  if (calls.length === 1) return { kind: 'notice', record, notice, direct: true };
  const items = calls.map((c) => ({ record: c.record, notice: c.notice }));
  return { kind: 'pages', record: pagesOf(person), person, items };
}

const isSame = (a: Call, b: Call): boolean => a.record === b.record && a.notice === b.notice;

/** @returns null where nobody waits for the call any more, or it has been made */
async function wantedCall(tx: Tx, p: Call): Promise<(Attempt & { current: boolean }) | null> {
  const notice = (await noticesOf(tx, p.record)).find((n) => n.id === p.notice);
  const attempt = notice?.attempts[p.attempt];
  if (!notice || !attempt || !isWanted(notice, p.attempt)) return null;
  if (attempt.deliveredAt !== null || attempt.failure !== null) return null;
  return { ...attempt, current: lastWave(notice.attempts).includes(attempt) };
}

interface Outcome {
  failure: Failure | null;
  /** where it stands, and where else it failed and why */
  means: string;
  missed: string | null;
  posted: Posted[];
  rooms: Room[];
}

const failed = (failure: Failure): Outcome => ({ failure, means: '', missed: null, posted: [], rooms: [] });
const never = (reason: string): Outcome => failed({ ok: false, kind: 'refused', reason });

/** A direct message on every platform where the person can be reached. */
async function byChat(due: Due, means: Means, j: Job, parts: JobParts): Promise<Outcome> {
  const { card } = due;
  if (!card) return never('内容已不存在');
  const reached: { platform: Platform; posted: Posted; room: Room }[] = [];
  const failures: { platform: Platform; failure: Failure }[] = [];
  for (const { platform, handle } of due.handles) {
    const port = parts.ports.get(platform);
    if (!port) continue;
    const sent = await port.page(`job:${j.id}:${platform}`, handle, card, means, triedSince(j));
    if (!sent.ok) {
      failures.push({ platform, failure: sent });
      continue;
    }
    const room = direct(platform, sent.room ?? `direct:${handle}`, due.orgId);
    // A job that runs again may stand in chat with what it said the first time: then it is to be drawn again.
    const hash = j.attempts > 1 ? '' : cardHash(card);
    const posted = postedCard(`job:${j.id}:${platform}`, due.view, room, sent.messageId, hash);
    reached.push({ platform, posted, room });
  }
  return summary(reached, failures);
}

const direct = (platform: Platform, externalId: string, orgId: OrgId | null): Room => ({
  id: roomIdOf(platform, externalId),
  platform,
  externalId,
  name: '',
  purpose: 'direct',
  orgId,
  recordId: null,
  groupId: null,
});

/** The embedded chat counts only for those who have no other account: nobody watches it besides. */
function summary(
  reached: { platform: Platform; posted: Posted; room: Room }[],
  failures: { platform: Platform; failure: Failure }[],
): Outcome {
  const elsewhere = failures.some((f) => f.platform !== 'local');
  const counts = reached.filter((r) => r.platform !== 'local' || !elsewhere);
  const reasons = failures.map((f) => `${PLATFORM_NAMES[f.platform]}：${f.failure.reason}`);
  const later = failures.find((f) => f.failure.kind === 'later')?.failure;
  return {
    failure:
      counts.length > 0
        ? null
        : (later ?? { ok: false, kind: 'refused', reason: reasons.join('；') || '没有可用的联系方式' }),
    means: counts.map((r) => PLATFORM_NAMES[r.platform]).join('、'),
    missed: reasons.join('；') || null,
    posted: reached.map((r) => r.posted),
    rooms: reached.map((r) => r.room),
  };
}

async function byGateway(calls: Call[], j: Job, parts: JobParts): Promise<Outcome> {
  const [own] = calls;
  if (!parts.gateway || !own) return never('没有设置短信语音网关');
  const { phone, text } = await parts.read(async (tx) => ({
    phone: await tx.phoneOf(own.person),
    text: callText(await pageItems(tx, calls)),
  }));
  if (phone === null) return never('通讯录中没有电话号码');
  const done = await parts.gateway.call(`job:${j.id}`, { phone, text });
  if (!done.ok) return failed(done);
  return { failure: null, means: MEANS_NAMES.webhook, missed: null, posted: [], rooms: [] };
}
