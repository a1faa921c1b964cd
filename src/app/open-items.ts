import type { Context } from '../domain/context.ts';
import { CLOCK_NAMES } from '../domain/entry-words.ts';
import type { OrgId } from '../domain/ids.ts';
import { logId } from '../domain/ids.ts';
import type { Incident } from '../domain/incident/state.ts';
import { isSettled, type Notice } from '../domain/notice.ts';
import { seesEverything } from '../domain/visibility.ts';
import { standing, when } from '../domain/words.ts';
import { incidents, load, logs } from './records.ts';
import type { Tx } from './store.ts';

/** How many open incidents a handover goes through; the newest first. */
const MOST = 20;

/**
 * What one watch hands to the next: open incidents, what is still to be done for them, and calls that nobody answered.
 * @returns one Chinese line each
 */
export async function openItems(
  tx: Tx,
  org: OrgId,
  ctx: Pick<Context, 'dir' | 'edition' | 'at'>,
): Promise<string[]> {
  const party = seesEverything(ctx.dir.org(org)) ? null : org;
  const rows = await tx.listRecords('incident', { party, open: true, before: null, limit: MOST + 1 });
  const open = rows.slice(0, MOST).map((r) => incidents.parse(JSON.parse(r.state)));
  const log = (await load(tx, logs, logId(org))).state;
  return [
    ...open.flatMap((s) => itemsOf(s, org, ctx)),
    ...(rows.length > MOST ? ['未结事件较多，其余请用 /列表 查看'] : []),
    ...(log?.notices ?? []).filter((n) => isWaiting(n, org)).map((n) => `呼叫未应答：${whatOf(n)}`),
  ];
}

function itemsOf(s: Incident, org: OrgId, ctx: Pick<Context, 'at'>): string[] {
  const proposals = s.proposals.filter(
    (p) => p.status === 'open' && p.deciders.includes(org) && !p.decisions.some((d) => d.org === org),
  );
  return [
    `事件 ${s.number} ${s.title}：${standing(s)}`,
    ...proposals.map((p) => `${s.number} 待本单位决定（${when(p.at, ctx.at)} 提请）`),
    ...s.notices
      .filter((n) => isWaiting(n, org))
      .map((n) => `${s.number} ${n.ackedAt ? '待登记对外报告' : '未确认'}：${whatOf(n)}`),
    ...s.clocks
      .filter((c) => !c.submitted)
      .map((c) => `${s.number} ${CLOCK_NAMES[c.id]}：${c.date ? `${c.date} 前` : '期限未定'}`),
  ];
}

const isWaiting = (n: Notice, org: OrgId): boolean =>
  n.to === org && n.expects !== 'decision' && !isSettled(n);
const whatOf = (n: Notice): string =>
  n.items
    .map((i) => i.what)
    .join(' ')
    .slice(0, 60);
