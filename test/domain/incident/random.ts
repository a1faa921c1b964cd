import fc from 'fast-check';
import { orgId, personId } from '../../../src/domain/ids.ts';
import type { IncidentCommand } from '../../../src/domain/incident/commands.ts';
import type { Incident } from '../../../src/domain/incident/state.ts';
import { currentEdition } from '../../../src/plan/index.ts';
import type { RegionId } from '../../../src/plan/regions.ts';
import { content, dir, FACTS_OF, reported } from './world.ts';

/** What anybody might ask of an incident at any time, sensible or not. */

/** Of every kind of organization: who decides, who is on duty, and an administrator of the bot. */
const PEOPLE = [
  'lg-head',
  'lg-liaison',
  'ero-head',
  'ero-leader',
  'ero-duty-1',
  'ero-admin',
  'ca-sichuan-head',
  'ca-sichuan-duty-1',
  'ca-chongqing-leader',
  'ca-beijing-head',
  'telecom-head',
  'domain-duty-1',
  'internet-a-head',
  'internet-a-duty-1',
  'cncert-duty-1',
  'security-head',
  'experts-expert-1',
];

export interface Step {
  /** who does what, as the incident stands */
  move: (s: Incident) => { who: string; command: IncidentCommand };
  /** minutes since the step before */
  wait: number;
}

type Asked = (s: Incident) => IncidentCommand;

const facts = fc
  .tuple(
    fc.constantFrom(...(Object.keys(FACTS_OF) as (keyof typeof FACTS_OF)[])),
    fc.constantFrom<RegionId[]>([], ['sichuan'], ['sichuan', 'chongqing'], ['beijing']),
    fc.boolean(),
  )
  .map(([grade, regions, out]) => ({
    ...FACTS_OF[grade](regions),
    ...(out ? { causes: [] } : {}),
  }));
const reason = fc.constantFrom('影响扩大', '“"＃\u202e <at user_id="all"> /批准 #1', '核'.repeat(900));
const action = fc.constantFrom('activate', 'adjust', 'end');
const clock = fc.constantFrom('summary_report', 'authority_report');
const nth = fc.nat({ max: 60 });
const notice = (s: Incident, n: number): string => s.notices[n % Math.max(1, s.notices.length)]?.id ?? 'n1';
const OTHER = reported(FACTS_OF.serious(['beijing']), {}, '2026-0009', 'cncert-duty-1').state;

const fixed = <T extends IncidentCommand>(a: fc.Arbitrary<T>) => a.map((c) => () => c as IncidentCommand);

const byPeople: fc.Arbitrary<Asked> = fc.oneof(
  {
    arbitrary: fixed(
      fc.record({ type: fc.constant('propose' as const), action, level: fc.constant(null), reason }),
    ),
    weight: 5,
  },
  {
    arbitrary: fixed(
      fc.record({
        type: fc.constant('decide_proposal' as const),
        proposal: fc.constantFrom(null, 'p1', 'p2', 'p9'),
        verdict: fc.constantFrom('approved', 'approved', 'returned'),
        reason,
      }),
    ),
    weight: 6,
  },
  { arbitrary: fixed(fc.record({ type: fc.constant('correct_facts' as const), facts })), weight: 2 },
  fixed(facts.map((f) => ({ type: 'supplement' as const, content: content(f) }))),
  fixed(fc.constant({ type: 'confirm_grade' as const })),
  fixed(
    fc.record({
      type: fc.constant('judge_grade' as const),
      grade: fc.constantFrom('especially_serious', 'serious', 'relatively_serious', 'ordinary', 'below'),
      reason,
    }),
  ),
  fixed(fc.record({ type: fc.constant('judge_scope' as const), applies: fc.boolean(), reason })),
  fixed(fc.record({ type: fc.constant('national_decision' as const), action, document: reason })),
  fixed(fc.record({ type: fc.constant('withdraw' as const), reason })),
  fixed(fc.record({ type: fc.constant('close' as const), kind: fc.constant('误报'), reason })),
  fixed(fc.constant({ type: 'join' as const, source: OTHER, reason: '同一事件' })),
  fixed(fc.constant({ type: 'merge' as const, into: OTHER, reason: '同一事件' })),
  fixed(
    fc.record({
      type: fc.constant('page' as const),
      org: fc.constantFrom('security', 'experts', 'lg').map(orgId),
      person: fc.constant(null),
      reason,
    }),
  ),
  fixed(
    fc.constantFrom(...currentEdition.groups.map((g) => g.id)).map((group) => ({
      type: 'form_group' as const,
      group,
      lead: personId('cncert-duty-1'),
      members: [personId('telecom-duty-1')],
    })),
  ),
  fixed(fc.record({ type: fc.constant('submit_summary' as const), clock })),
  fixed(
    fc.record({ type: fc.constant('set_clock' as const), clock, date: fc.constant('2027-03-01'), reason }),
  ),
  {
    arbitrary: nth.map((n) => (s: Incident) => ({
      type: 'acknowledge' as const,
      notice: n % 3 === 0 ? null : notice(s, n),
    })),
    weight: 3,
  },
  nth.map((n) => (s: Incident) => ({
    type: 'confirm_external' as const,
    notice: n % 2 === 0 ? null : notice(s, n),
    at: '2026-11-22T19:05:00.000Z',
    channel: '电话',
    recipient: '某',
  })),
);

const byTimers: fc.Arbitrary<Asked> = fc.oneof(
  fc.tuple(nth, nth).map(([n, m]) => (s: Incident) => {
    const id = notice(s, n);
    const attempts = s.notices.find((x) => x.id === id)?.attempts.length ?? 1;
    return { type: 'escalate' as const, notice: id, attempt: m % (attempts + 1) };
  }),
  fc.tuple(nth, nth).map(([n, m]) => (s: Incident) => ({
    type: 'page_failed' as const,
    notice: notice(s, n),
    attempt: m % 4,
    reason: '没有可用的联系方式',
  })),
  nth.map((n) => (s: Incident) => ({
    type: 'notice_delivered' as const,
    notice: notice(s, n),
    room: 'local:duty',
  })),
  fixed(fc.record({ type: fc.constant('remind_clock' as const), clock, text: fc.constant('今日到期') })),
);

/** What somebody who may would do next about the response, so that lives get far. */
const sensible: fc.Arbitrary<Step['move']> = fc
  .tuple(nth, action, fc.boolean(), reason)
  .map(([n, wanted, head, why]) => (s: Incident) => {
    const p = s.proposals.find((x) => x.status === 'open');
    if (p) {
      const org = p.deciders[n % p.deciders.length] ?? orgId('ero');
      const who =
        dir.peopleOf(org).find((x) => x.posts.includes(head ? 'head' : 'duty_leader'))?.id ?? 'ero-head';
      const verdict = n % 7 === 0 ? ('returned' as const) : ('approved' as const);
      return { who, command: { type: 'decide_proposal', proposal: p.id, verdict, reason: why } };
    }
    const next = s.status === 'open' ? 'activate' : wanted;
    return { who: 'ero-duty-1', command: { type: 'propose', action: next, level: null, reason: why } };
  });

const anybody: fc.Arbitrary<Step['move']> = fc
  .tuple(fc.constantFrom(...PEOPLE), byPeople)
  .map(([who, asked]) => (s: Incident) => ({ who, command: asked(s) }));
const timers: fc.Arbitrary<Step['move']> = byTimers.map((asked) => (s: Incident) => ({
  who: 'system',
  command: asked(s),
}));

const step: fc.Arbitrary<Step> = fc.record({
  move: fc.oneof(
    { arbitrary: anybody, weight: 6 },
    { arbitrary: sensible, weight: 4 },
    { arbitrary: timers, weight: 1 },
  ),
  wait: fc.nat({ max: 30 }),
});

/** A first report and up to 40 steps after it. */
export const lives = fc.record({ first: facts, steps: fc.array(step, { maxLength: 40, size: 'max' }) });
