import { hasRole } from '../domain/authority.ts';
import type { Org } from '../domain/directory.ts';
import { clockOwners } from '../domain/incident/clocks.ts';
import { may } from '../domain/incident/may.ts';
import {
  type Incident,
  isOver,
  isResponding,
  openProposal,
  type Proposal,
  type ReportClock,
} from '../domain/incident/state.ts';
import { isSettled, type Notice } from '../domain/notice.ts';
import type { Words } from '../domain/words.ts';
import { GRADES } from '../plan/types.ts';

/** Who reads a card. */
export interface Reader extends Words {
  /** whose people; null: everybody in a room of the incident's own */
  viewer: Org | null;
}

/** What the readers of a card may do to the incident now. */
export interface Abilities {
  confirm: boolean;
  judge: boolean;
  activate: boolean;
  adjust: boolean;
  end: boolean;
  close: boolean;
  correct: boolean;
  /** a proposal that they are to decide */
  decide: Proposal | null;
  /** a proposal that they may take back */
  withdraw: Proposal | null;
  /** a report to a body outside that they are to register */
  outside: Notice | null;
  /** reports of 6.1 that they owe */
  owed: ReportClock[];
}

export function abilities(s: Incident, r: Reader): Abilities {
  const orgs = r.viewer ? [r.viewer] : inItsRooms(s, r);
  const can = (command: Parameters<typeof may>[2]): boolean => orgs.some((o) => may(o, s, command, r));
  const propose = (action: Proposal['action']): boolean =>
    !openProposal(s) && can({ type: 'propose', action, level: null, reason: '' });
  const pending = openProposal(s);
  const isOurs = (id: string | undefined): boolean => orgs.some((o) => o.id === id);
  const awaits = (p: Proposal): boolean =>
    p.deciders.some((o) => isOurs(o) && !p.decisions.some((d) => d.org === o));
  return {
    confirm: can({ type: 'confirm_grade' }),
    judge: GRADES.some((grade) => can({ type: 'judge_grade', grade, reason: '' })),
    activate: propose('activate'),
    adjust: propose('adjust'),
    end: propose('end'),
    close: can({ type: 'close', kind: '', reason: '' }),
    correct:
      !isOver(s) &&
      orgs.some((o) => hasRole(o, ['ero', 'concerned_administrations', 'affected', 'reporters'], s, r.dir)),
    decide: pending && awaits(pending) ? pending : null,
    withdraw: pending && isOurs(r.dir.person(pending.by)?.org) ? pending : null,
    outside: s.notices.find((n) => n.expects === 'confirmation' && !isSettled(n) && isOurs(n.to)) ?? null,
    owed: s.clocks.filter((c) => c.submitted === null && clockOwners(s, c.id, r).some(isOurs)),
  };
}

/** In a room of the incident's own, those who command it: what they may do is offered there. */
function inItsRooms(s: Incident, { dir }: Reader): Org[] {
  const commanders = isResponding(s) ? s.response.commanders.flatMap((o) => dir.org(o) ?? []) : [];
  return [...new Set([...dir.orgsOf('ero'), ...commanders])];
}
