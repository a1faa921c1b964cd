import { type ChronicleEvent, isChronicleEvent } from '../chronicle.ts';
import { later } from '../context.ts';
import type { RecordId } from '../ids.ts';
import { problemKey } from './problems.ts';
import type { Shift } from './rota.ts';
import type { RotaEvent, RotaRecord } from './state.ts';

/** Days for which past shifts stay in the state; the history keeps all. */
const KEEP_DAYS = 100;

/** Folds one event into the rota. Never throws. */
export function evolveRota(
  s: RotaRecord | null,
  e: RotaEvent | ChronicleEvent,
  env: { at: string; id: RecordId },
): RotaRecord | null {
  if (e.type === 'rota_opened') {
    const { id } = env;
    return { id, org: e.org, version: 1, shifts: [], covers: [], source: null, warned: [], notices: [] };
  }
  if (!s || isChronicleEvent(e)) return s;
  switch (e.type) {
    case 'rota_imported': {
      const cutoff = later(env.at, -KEEP_DAYS * 24 * 60);
      const kept = s.shifts.filter((x) => x.startsAt < e.from || x.startsAt >= e.to);
      const shifts = [...kept, ...e.shifts].filter((x) => x.endsAt > cutoff).sort(byStart);
      const covers = s.covers.filter((c) => c.endsAt > cutoff && (c.endsAt <= e.from || c.startsAt >= e.to));
      return { ...s, version: s.version + 1, shifts, covers, source: e.source, warned: [] };
    }
    case 'shift_covered':
      return { ...s, version: s.version + 1, covers: [...s.covers, e.cover] };
    case 'rota_warned':
      return { ...s, warned: [...s.warned, ...e.problems.map(problemKey)] };
    case 'watch_reminded':
      return s;
  }
}

const byStart = (a: Shift, b: Shift): number =>
  a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0;
