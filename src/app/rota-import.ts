import type { OrgId } from '../domain/ids.ts';
import { isRefusal } from '../domain/refusal.ts';
import { rotaProblems } from '../domain/rota/decide.ts';
import { EXAMPLE_SOURCE, exampleShifts } from '../domain/rota/example.ts';
import type { Problem } from '../domain/rota/problems.ts';
import type { Shift } from '../domain/rota/rota.ts';
import { changeRota, rotaOf } from './duty.ts';
import type { BotParts } from './scene.ts';
import { systemContext } from './system.ts';

/** Rotas that come from outside the chat: from a file, or made up for trials. */

type Parts = Pick<BotParts, 'store' | 'policy' | 'now'>;

/**
 * Takes over shifts of several organizations in one transaction, as the bot itself.
 * @returns what is wrong with the rotas after it, by organization
 */
export async function importRotas(
  parts: Parts,
  shifts: ReadonlyMap<OrgId, Shift[]>,
  source: string,
): Promise<Map<OrgId, Problem[]>> {
  return parts.store.transaction(async (tx) => {
    const ctx = { ...(await systemContext(parts, tx, null)), tx, room: null };
    const problems = new Map<OrgId, Problem[]>();
    for (const [org, list] of shifts) {
      const done = await changeRota(ctx, org, { type: 'import', shifts: list, source });
      if (isRefusal(done)) throw new Error(`the bot may not import the rota of ${org}`);
      problems.set(org, rotaProblems(done, ctx));
    }
    return problems;
  });
}

/** Days that an example rota must still reach for it to be left as it is. */
const ENOUGH_DAYS = 14;

/** Gives each organization that keeps no rota of its own an example, and lengthens one that runs out. */
export async function seedExampleRotas(parts: Parts): Promise<void> {
  const now = parts.now();
  const enough = new Date(now.getTime() + ENOUGH_DAYS * 86_400_000).toISOString();
  const wanted = await parts.store.transaction(async (tx) => {
    const dir = await tx.directory();
    const shifts = new Map<OrgId, Shift[]>();
    for (const org of dir.orgs()) {
      const rota = await rotaOf(tx, org.id);
      const made = !rota || rota.source === null || rota.source === EXAMPLE_SOURCE;
      const reaches = rota?.shifts.some((s) => s.endsAt > enough) ?? false;
      const example = exampleShifts(dir.peopleOf(org.id), now.toISOString());
      if (made && !reaches && example.length > 0) shifts.set(org.id, example);
    }
    return shifts;
  });
  if (wanted.size > 0) await importRotas(parts, wanted, EXAMPLE_SOURCE);
}
