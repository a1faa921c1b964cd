import { fileURLToPath } from 'node:url';
import type { Context } from '../../../src/domain/context.ts';
import { type Directory, directoryOf } from '../../../src/domain/directory.ts';
import { orgId, personId, SYSTEM } from '../../../src/domain/ids.ts';
import type { IncidentCommand } from '../../../src/domain/incident/commands.ts';
import { decide } from '../../../src/domain/incident/decide.ts';
import type { IncidentEvent, ReportContent } from '../../../src/domain/incident/events.ts';
import { evolve } from '../../../src/domain/incident/evolve.ts';
import type { Incident } from '../../../src/domain/incident/state.ts';
import { isRefusal, type Refusal } from '../../../src/domain/refusal.ts';
import { emptyFacts, type Facts } from '../../../src/plan/facts.ts';
import { currentEdition } from '../../../src/plan/index.ts';
import type { Grade } from '../../../src/plan/types.ts';
import { readDirectoryFile } from '../../../src/store/directory-file.ts';

/** Incidents among the organizations of the example directory: who does what, and what comes of it. */

const EXAMPLE = fileURLToPath(new URL('../../../examples/directory.yaml', import.meta.url));
export const START = '2026-11-22T19:05:00.000Z';

async function exampleDirectory(): Promise<Directory> {
  const { organizations } = await readDirectoryFile(EXAMPLE);
  const orgs = organizations.map((o) => ({
    id: orgId(o.id),
    kind: o.kind,
    name: o.name,
    aliases: o.aliases,
    region: o.region ?? null,
  }));
  const people = organizations.flatMap((o) =>
    o.people.map((p) => ({ id: personId(p.id), name: p.name, org: orgId(o.id), posts: p.posts })),
  );
  return directoryOf(orgs, people);
}

export const dir = await exampleDirectory();

/** @param who a person's id; `system` is the bot itself */
export function contextOf(who: string, at = START): Context {
  const actor = dir.person(personId(who)) ?? null;
  if (!actor && who !== SYSTEM) throw new Error(`nobody is called ${who}`);
  return { actor, at, dir, edition: currentEdition, policy: { ackMinutes: 5, rounds: 3 } };
}

/** An incident that is lived through: its state, and every event that led to it. */
export interface Story {
  state: Incident;
  events: IncidentEvent[];
}

/** @returns what the command does, or its refusal */
export function attempt(
  s: Story,
  who: string,
  command: IncidentCommand,
  at = START,
): IncidentEvent[] | Refusal {
  return decide(s.state, command, contextOf(who, at));
}

/** Carries a command out. @throws Error when it is refused */
export function act(s: Story, who: string, command: IncidentCommand, at = START): Story {
  const events = attempt(s, who, command, at);
  if (isRefusal(events)) throw new Error(`${who} ${command.type}: ${JSON.stringify(events)}`);
  return fold(s, events, who, at);
}

export function fold(s: Story | null, events: IncidentEvent[], who: string, at = START): Story {
  let state = s?.state ?? null;
  for (const e of events) state = evolve(state, e, { at, actor: personId(who) });
  if (!state) throw new Error('no incident came of it');
  return { state, events: [...(s?.events ?? []), ...events] };
}

export const facts = (known: Partial<Facts>): Facts => ({ ...emptyFacts, causes: ['attack'], ...known });
const count = (n: number) => ({ people: { min: n, max: n } });

/** Facts that stand for a grade, in so many regions. */
export const FACTS_OF: Record<Grade | 'below', (regions?: Facts['regions']) => Facts> = {
  especially_serious: (regions = ['sichuan']) => facts({ regions, leak: count(120_000_000) }),
  serious: (regions = ['sichuan']) => facts({ regions, leak: count(12_000_000) }),
  relatively_serious: (regions = ['sichuan']) => facts({ regions, leak: count(1_200_000) }),
  ordinary: (regions = ['sichuan']) => facts({ regions, leak: count(120_000) }),
  below: (regions = ['sichuan']) => facts({ regions, leak: count(1_000) }),
};

export function content(known: Facts, more: Partial<ReportContent> = {}): ReportContent {
  return {
    text: '用户信息泄露',
    title: '用户信息泄露',
    affected: { org: orgId('internet-a'), name: null },
    occurredAt: null,
    discoveredAt: null,
    measures: null,
    suggestions: null,
    facts: known,
    evidence: [],
    ...more,
  };
}

export function reported(
  known: Facts,
  more: Partial<ReportContent> = {},
  number = '2026-0001',
  who = 'internet-a-duty-1',
): Story {
  const command = { type: 'report', number, content: content(known, more), similar: [] } as const;
  const events = decide(null, { ...command, similar: [] }, contextOf(who));
  if (isRefusal(events)) throw new Error(JSON.stringify(events));
  return fold(null, events, who);
}

const propose = (action: 'activate' | 'adjust' | 'end') =>
  ({ type: 'propose', action, level: null, reason: '影响持续扩大' }) as const;
export const PROPOSE = { activate: propose('activate'), adjust: propose('adjust'), end: propose('end') };
export const APPROVE = { type: 'decide_proposal', proposal: null, verdict: 'approved', reason: '' } as const;
export const RETURN = {
  type: 'decide_proposal',
  proposal: null,
  verdict: 'returned',
  reason: '请先核实',
} as const;

/** A response that runs at the level of the grade; at III and IV in Sichuan alone. */
export function responding(grade: Grade): Story {
  const lower = grade === 'relatively_serious' || grade === 'ordinary';
  const proposer = lower ? 'ca-sichuan-duty-1' : 'ero-duty-1';
  const decider = grade === 'especially_serious' ? 'lg-head' : lower ? 'ca-sichuan-leader' : 'ero-leader';
  return act(act(reported(FACTS_OF[grade]()), proposer, PROPOSE.activate), decider, APPROVE);
}

/** @returns the types of the events, those of notices and pages left out */
export function deeds(events: IncidentEvent[]): string[] {
  return events.map((e) => e.type).filter((t) => !/^(notice_|person_paged|page_)/.test(t));
}

/** @returns the organizations that were told something by the events, in order */
export function told(events: IncidentEvent[]): string[] {
  return events.flatMap((e) => (e.type === 'notice_sent' ? [String(e.notice.to)] : []));
}
