import { orgsOfRole } from '../domain/authority.ts';
import type { Directory } from '../domain/directory.ts';
import type { Cause } from '../domain/duty/state.ts';
import { isOpenCause } from '../domain/duty/state.ts';
import type { OrgId, RecordId } from '../domain/ids.ts';
import { type Incident, isResponding } from '../domain/incident/state.ts';
import type { PlanEdition } from '../plan/index.ts';
import { beginDuty, changeDuty, openDuties, openDuty } from './duty.ts';
import { incidents, load } from './records.ts';
import type { BotParts } from './scene.ts';
import { systemContext } from './system.ts';

/** 24-hour duty follows what brings it about: it begins with a response of level I or II (5.3) and ends with it. */

/** More than there are organizations. */
const MOST_DUTIES = 2000;

/** @returns the organizations that the plan puts on duty for the incident as it stands, with the clause */
function onDutyFor(
  s: Incident,
  edition: PlanEdition,
  dir: Directory,
): { orgs: OrgId[]; cite: Cause['cite'] }[] {
  if (!isResponding(s)) return [];
  const { level } = s.response;
  return edition.duties
    .filter((rule) => 'levels' in rule.begins && rule.begins.levels.includes(level))
    .map((rule) => ({
      orgs: [...new Set(rule.who.flatMap((role) => orgsOfRole(role, s, dir).map((o) => o.id)))],
      cite: rule.cite,
    }));
}

/**
 * Brings the duties of an incident in line with its response: who is missing begins, who is no longer meant ends. One
 * transaction for each organization; doing it again changes nothing.
 */
export async function followDuty(parts: BotParts, record: RecordId): Promise<void> {
  const plan = await parts.store.transaction(async (tx) => {
    const { state, row } = await load(tx, incidents, record);
    if (!state) return null;
    const ctx = await systemContext(parts, tx, row?.edition ?? null);
    const wanted = onDutyFor(state, ctx.edition, ctx.dir);
    const orgs = new Set(wanted.flatMap((x) => x.orgs));
    const on = (await openDuties(tx, MOST_DUTIES)).filter((d) =>
      d.causes.some((c) => isOpenCause(c) && c.kind === 'response' && c.ref === state.number),
    );
    const held = new Set(on.map((d) => d.org));
    return {
      number: state.number,
      begin: wanted.flatMap(({ orgs: all, cite }) =>
        all.filter((org) => !held.has(org)).map((org) => ({ org, cite })),
      ),
      end: on.map((d) => d.org).filter((org) => !orgs.has(org)),
    };
  });
  if (!plan) return;
  const { number, begin, end } = plan;
  for (const { org, cite } of begin) {
    await parts.store.transaction(async (tx) => {
      const ctx = { ...(await systemContext(parts, tx, null)), tx, room: null };
      const what = `事件 ${number} 的应急响应`;
      await beginDuty(ctx, org, { kind: 'response', ref: number, what, since: ctx.at, endedAt: null, cite });
    });
  }
  for (const org of end) {
    await parts.store.transaction(async (tx) => {
      const ctx = { ...(await systemContext(parts, tx, null)), tx, room: null };
      if (!(await openDuty(tx, org))) return;
      const reason = `事件 ${number} 的应急响应已结束或不再涉及本单位`;
      await changeDuty(ctx, org, { type: 'end', kind: 'response', ref: number, reason });
    });
  }
}
