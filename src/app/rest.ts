import type { Context } from '../domain/context.ts';
import type { OrgId } from '../domain/ids.ts';
import { openDuty } from './duty.ts';
import { incidents, parseOnce } from './records.ts';
import type { Tx } from './store.ts';

/** Open incidents of an organization that are looked through, newest first. */
const LOOK_THROUGH = 20;

/**
 * Whether calls of no incident may wait for the end of the organization's quiet window: not while it is on 24-hour duty
 * or takes part in a response of level I or II, when contact is kept open round the clock (4.5.2(1), 5.3).
 */
export async function mayRest(tx: Tx, org: OrgId, ctx: Pick<Context, 'dir'>): Promise<boolean> {
  if (!ctx.dir.org(org)?.paging?.some((rule) => rule.quiet)) return false;
  if (await openDuty(tx, org)) return false;
  const filter = { party: org, open: true, before: null, limit: LOOK_THROUGH };
  const rows = [
    ...(await tx.listRecords('incident', filter)),
    ...(await tx.listRecords('incident:addressed', filter)),
  ];
  return !rows.some((row) => {
    const { status, response } = parseOnce(incidents, row);
    return status === 'responding' && (response?.level === 'I' || response?.level === 'II');
  });
}
