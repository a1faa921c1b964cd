import fc from 'fast-check';
import { expect, it } from 'vitest';
import { authorityOf } from '../../../src/domain/authority.ts';
import { personId } from '../../../src/domain/ids.ts';
import type { IncidentEvent } from '../../../src/domain/incident/events.ts';
import { isMaterial } from '../../../src/domain/incident/evolve.ts';
import { type Incident, incidentSchema } from '../../../src/domain/incident/state.ts';
import { decides } from '../../../src/domain/notice.ts';
import { isRefusal } from '../../../src/domain/refusal.ts';
import { currentEdition } from '../../../src/plan/index.ts';
import { CLAUSES } from '../../../src/plan/miit-2017/clauses.ts';
import { LEVELS } from '../../../src/plan/types.ts';
import { lives } from './random.ts';
import { attempt, dir, fold, reported, START, type Story } from './world.ts';

/** Laws that hold whatever anybody asks of an incident, in whatever order. */

type Seen = (before: Incident, events: IncidentEvent[], after: Incident, who: string) => void;

/** Lives through random incidents, and looks at every step that did something. */
function always(seen: Seen, runs = 50): void {
  fc.assert(
    fc.property(lives, ({ first, steps }) => {
      let story: Story = reported(first);
      let at = Date.parse(START);
      for (const { move, wait } of steps) {
        at += wait * 60_000;
        const now = new Date(at).toISOString();
        const { who, command } = move(story.state);
        const result = attempt(story, who, command, now);
        if (isRefusal(result)) {
          expect(result.cite === null || result.cite in CLAUSES).toBe(true);
          continue;
        }
        const before = story.state;
        story = fold(story, result, who, now);
        seen(before, result, story.state, who);
      }
    }),
    { numRuns: runs },
  );
}

type ResponseEvent = Extract<IncidentEvent, { type: `response_${string}` }>;
const isResponse = (e: IncidentEvent): e is Exclude<ResponseEvent, { type: 'response_proposed' }> =>
  e.type.startsWith('response_') && e.type !== 'response_proposed';

/** The organization whose people may bring the event about: that of the graver of the levels before and after it. */
function rightfulKind(
  before: Incident,
  e: IncidentEvent,
): { kind: string; national: boolean; level: string } {
  const running = before.status === 'responding' ? before.response?.level : undefined;
  const level = LEVELS.find((l) => l === running || ('level' in e && e.level === l));
  if (!level) throw new Error(`${e.type} at no level`);
  const { decider } = authorityOf(currentEdition, level);
  const national = 'document' in e && e.document !== null;
  return {
    kind: national ? 'ero' : decider === 'concerned_administrations' ? 'administration' : decider,
    national,
    level,
  };
}

it('only who may start, adjust and end a response does so, by the clause of its row (5.3, 5.6)', () => {
  const seen = new Map<string, number>();
  always((before, events, _after, who) => {
    for (const e of events.filter(isResponse)) {
      seen.set(e.type, (seen.get(e.type) ?? 0) + 1);
      const actor = dir.person(personId(who));
      const { kind, national, level } = rightfulKind(before, e);
      expect([actor && decides(actor), actor && dir.org(actor.org)?.kind]).toEqual([true, kind]);
      expect(national && level !== 'I').toBe(false);
      if (e.type === 'response_activated' && kind === 'administration')
        expect(e.commanders).toEqual([actor?.org]);
      expect(e.cite).toBe(/_(ended|reduced)$/.test(e.type) ? '5.6' : '5.3');
    }
  }, 500); // of 200 runs one in some hundreds saw no extension
  const kinds = ['activated', 'extended', 'adjusted', 'reduced', 'ended'].map((k) => `response_${k}`);
  expect([...seen.keys()].toSorted()).toEqual(kinds.toSorted());
});

it('a response always has somebody who can end it', () => {
  always((_before, _events, after) => {
    if (after.status === 'responding') expect(after.response?.commanders.length).toBeGreaterThan(0);
  });
});

it('the version rises by exactly the events that make a button stale', () => {
  always((before, events, after) => {
    expect(after.version - before.version).toBe(events.filter(isMaterial).length);
  });
});

it('the state is what its schema says, and comes back from JSON as it was', () => {
  always((_before, _events, after) => {
    expect(incidentSchema.parse(JSON.parse(JSON.stringify(after)))).toEqual(
      JSON.parse(JSON.stringify(after)),
    );
  }, 40);
});

it('what is acknowledged, settled or over is not paged again, but for the confirmation that is still owed', () => {
  always((before, events, after) => {
    for (const e of events) {
      if (e.type !== 'person_paged') continue;
      const n = before.notices.find((x) => x.id === e.notice);
      if (!n) continue;
      expect(n.settledAt).toBeNull();
      if (n.ackedAt !== null)
        expect([e.reminder, n.expects, n.confirmation]).toEqual([true, 'confirmation', null]);
    }
    if (after.status === 'closed' || after.status === 'merged') {
      expect(events.filter((e) => e.type === 'person_paged' && !e.reminder)).toEqual([]);
    }
  });
});

it('nothing waits for a decision once the incident is over, and one proposal at most before', () => {
  always((_before, _events, after) => {
    const open = after.proposals.filter((p) => p.status === 'open').length;
    expect(open).toBeLessThanOrEqual(after.status === 'closed' || after.status === 'merged' ? 0 : 1);
  });
});

it('ids are given once', () => {
  always((_before, _events, after) => {
    for (const list of [after.notices, after.proposals, after.reports]) {
      expect(new Set(list.map((x) => x.id)).size).toBe(list.length);
    }
  });
});

it('every statement stands on a clause that exists', () => {
  always((_before, events) => {
    const cites = events.flatMap((e) => ('cite' in e && e.cite !== null ? [e.cite] : []));
    const told = events.flatMap((e) => (e.type === 'notice_sent' ? e.notice.items : []));
    const said = told.filter((i) => i.rule !== 'page').map((i) => i.cite);
    for (const cite of [...cites, ...said]) expect(Object.keys(CLAUSES)).toContain(cite);
  });
});
