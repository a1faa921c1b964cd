import type { Context } from '../domain/context.ts';
import type { DutyCommand } from '../domain/duty/events.ts';
import type { Cause, Duty } from '../domain/duty/state.ts';
import type { OrgId, RoomId } from '../domain/ids.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import { changesWatch, type RotaCommand, type RotaRecord } from '../domain/rota/state.ts';
import { shanghaiDate } from '../domain/time.ts';
import { DIRECTORY_VERSION } from './directory-version.ts';
import { duties, rotas } from './duty-records.ts';
import { dutyId, rotaId } from './duty-view.ts';
import { job } from './job.ts';
import { append, type Loaded, load } from './records.ts';
import type { Tx } from './store.ts';
import { write } from './write.ts';

/** Reading and changing an organization's rota and its 24-hour duty, in a transaction that somebody else holds. */

/** A Context with the transaction that it is in, as commands have it. */
export type Within = Context & { tx: Tx; room: { id: RoomId } | null };

/** @returns the duty that the organization is in; null when it is in none */
export async function openDuty(tx: Tx, org: OrgId): Promise<Duty | null> {
  const [row] = await tx.listRecords('duty', { party: org, open: true, before: null, limit: 1 });
  return row ? duties.parse(JSON.parse(row.state)) : null;
}

/** @returns every duty that is on, at most one of each organization */
export async function openDuties(tx: Tx, limit: number): Promise<Duty[]> {
  const rows = await tx.listRecords('duty', { party: null, open: true, before: null, limit });
  return rows.map((r) => duties.parse(JSON.parse(r.state)));
}

/** @returns the duty as it is then, or why the command is refused (then nothing is written) */
export async function changeDuty(
  w: Within,
  org: OrgId,
  command: Exclude<DutyCommand, { type: 'begin' }>,
): Promise<Duty | Refusal> {
  const open = await openDuty(w.tx, org);
  if (!open) return refuse('already_done', null, { detail: '本单位目前不在24小时值班。' });
  return carryOut(w, await load(w.tx, duties, open.id), command);
}

/** Begins the organization's duty, or gives the one that it is in a further cause. */
export async function beginDuty(w: Within, org: OrgId, cause: Cause): Promise<Duty | Refusal> {
  const open = await openDuty(w.tx, org);
  if (open)
    return carryOut(w, await load(w.tx, duties, open.id), { type: 'begin', number: open.number, org, cause });
  const year = shanghaiDate(w.at).slice(0, 4);
  // Decided before a number is taken, so that a refusal leaves no gap.
  const trial = duties.decide(null, { type: 'begin', number: '', org, cause }, w);
  if (isRefusal(trial)) return trial;
  const number = `D${year}-${String(await w.tx.next(`duty:${year}`)).padStart(4, '0')}`;
  return carryOut(w, { row: null, id: dutyId(number), state: null }, { type: 'begin', number, org, cause });
}

async function carryOut(w: Within, from: Loaded<Duty>, command: DutyCommand): Promise<Duty | Refusal> {
  const events = duties.decide(from.state, command, w);
  if (isRefusal(events)) return events;
  if (events.length === 0 && from.state) return from.state;
  return write(w.tx, duties, from, events, w, w.room?.id ?? null);
}

/** @returns the rota of an organization, opened when it is first written to */
async function loadRota(w: Within, org: OrgId): Promise<Loaded<RotaRecord>> {
  const loaded = await load(w.tx, rotas, rotaId(org));
  if (loaded.state) return loaded;
  return append(w.tx, rotas, loaded, [{ type: 'rota_opened', org }], { ...w, actor: null }, null);
}

/** @returns the rota as it stands; null where the organization never had one */
export async function rotaOf(tx: Tx, org: OrgId): Promise<RotaRecord | null> {
  return (await load(tx, rotas, rotaId(org))).state;
}

/**
 * Changes a rota. The directory is read anew after it, and a duty that is on plans its check-ins anew.
 * @returns the rota as it is then, or why the command is refused (then nothing is written)
 */
export async function changeRota(w: Within, org: OrgId, command: RotaCommand): Promise<RotaRecord | Refusal> {
  const from = await loadRota(w, org);
  const events = rotas.decide(from.state, command, w);
  if (isRefusal(events)) return events;
  if (events.length === 0 && from.state) return from.state;
  const after = await write(w.tx, rotas, from, events, w, w.room?.id ?? null);
  if (events.some(changesWatch)) {
    await w.tx.next(DIRECTORY_VERSION);
    const open = await openDuty(w.tx, org);
    if (open) {
      const payload = { record: open.id, command: { type: 'replan' as const } };
      await w.tx.enqueue([job('timer', payload, `timer:${open.id}`, w.at)]);
    }
  }
  return after;
}
