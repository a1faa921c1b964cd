import { describe, expect, it } from 'vitest';
import { isRefusal, type Refusal } from '../../src/domain/refusal.ts';
import type { Grade } from '../../src/plan/types.ts';
import {
  APPROVE,
  act,
  attempt,
  deeds,
  dir,
  FACTS_OF,
  PROPOSE,
  reported,
  responding,
  type Story,
} from './incident/world.ts';

/** 5.3 and 5.6, row by row: who may propose, who decides, and what everybody else is told. */

/** One organization of every kind, and an administration that the incident doesn't concern. */
const ORGS = [
  'lg',
  'ero',
  'ca-sichuan',
  'ca-beijing',
  'telecom',
  'domain',
  'internet-a',
  'cncert',
  'security',
  'experts',
];
const EVERYBODY = ORGS.flatMap((o) => dir.orgs().filter((x) => x.id === o)).flatMap((o) =>
  dir.peopleOf(o.id),
);
const ids = EVERYBODY.map((p) => String(p.id));
const staffOf = (...orgs: string[]): string[] =>
  EVERYBODY.filter((p) => orgs.includes(p.org) && p.posts.some((x) => x !== 'admin')).map((p) =>
    String(p.id),
  );
const decidersOf = (...orgs: string[]): string[] =>
  EVERYBODY.filter(
    (p) => orgs.includes(p.org) && p.posts.some((x) => x === 'head' || x === 'duty_leader'),
  ).map((p) => String(p.id));

/** @returns who is let, and the refusals of all others */
function letIn(s: Story, command: Parameters<typeof attempt>[2]): { allowed: string[]; refusals: Refusal[] } {
  const allowed: string[] = [];
  const refusals: Refusal[] = [];
  for (const id of ids) {
    const result = attempt(s, id, command);
    if (isRefusal(result)) refusals.push(result);
    else allowed.push(id);
  }
  return { allowed, refusals };
}

function expectAll(refusals: Refusal[], cite: string, who: RegExp): void {
  for (const r of refusals) {
    expect(r).toMatchObject({ refused: 'no_authority', cite });
    expect(r.who.join('、')).toMatch(who);
  }
}

const ADMINISTRATION = ['relatively_serious', 'ordinary'];
const isLower = (g: Grade): boolean => ADMINISTRATION.includes(g);

describe.each([
  // grade, who proposes, the clause of proposing, who decides
  ['especially_serious', ['ero'], '2.2', ['lg']],
  ['serious', ['ero'], '5.3', ['ero']],
  ['relatively_serious', ['ca-sichuan', 'ero'], '5.3', ['ca-sichuan']],
  ['ordinary', ['ca-sichuan', 'ero'], '5.3', ['ca-sichuan']],
] as const)('%s', (grade, proposers, proposing, deciders) => {
  const open = reported(FACTS_OF[grade]());
  const proposer = `${proposers[0]}-duty-1`;
  const names = new RegExp(deciders.map((d) => dir.orgs().find((o) => o.id === d)?.name).join('|'));

  it('activation: proposed by those of the row only', () => {
    const { allowed, refusals } = letIn(open, PROPOSE.activate);
    expect(allowed).toEqual(ids.filter((id) => staffOf(...proposers).includes(id)));
    expectAll(refusals, proposing, /部应急办|四川省通信管理局/);
  });

  it('activation: decided by 负责人 and 带班领导 of the decider only', () => {
    const { allowed, refusals } = letIn(act(open, proposer, PROPOSE.activate), APPROVE);
    expect(allowed).toEqual(ids.filter((id) => decidersOf(...deciders).includes(id)));
    expectAll(refusals, '5.3', names);
  });

  it('end: proposed and decided under 5.6', () => {
    const running = responding(grade);
    const proposed = letIn(running, PROPOSE.end);
    expect(proposed.allowed).toEqual(ids.filter((id) => staffOf(...proposers).includes(id)));
    expectAll(proposed.refusals, '5.6', /部应急办|四川省通信管理局/);
    const decided = letIn(act(running, proposer, PROPOSE.end), APPROVE);
    expect(decided.allowed).toEqual(ids.filter((id) => decidersOf(...deciders).includes(id)));
    expectAll(decided.refusals, '5.6', names);
  });

  it.each(
    (['especially_serious', 'serious', 'relatively_serious', 'ordinary'] as const).filter((g) => g !== grade),
  )('adjustment to %s is decided by who decides the graver of both levels', (to) => {
    const moved = act(responding(grade), 'ero-duty-1', { type: 'correct_facts', facts: FACTS_OF[to]() });
    const proposed = letIn(moved, PROPOSE.adjust);
    const may = isLower(to) ? ['ca-sichuan', 'ero'] : ['ero'];
    expect(proposed.allowed).toEqual(ids.filter((id) => staffOf(...may).includes(id)));
    const graver = [grade, to].includes('especially_serious')
      ? 'lg'
      : [grade, to].includes('serious')
        ? 'ero'
        : 'ca-sichuan';
    const pending = act(moved, 'ero-duty-1', PROPOSE.adjust);
    expect(letIn(pending, APPROVE).allowed).toEqual(ids.filter((id) => decidersOf(graver).includes(id)));
    const after = act(pending, decidersOf(graver)[0] ?? '', APPROVE);
    const commander = {
      especially_serious: 'lg',
      serious: 'ero',
      relatively_serious: 'ca-sichuan',
      ordinary: 'ca-sichuan',
    };
    expect(after.state.response?.commanders).toEqual([commander[to]]);
  });
});

describe('a national decision (国家有关决定)', () => {
  const command = { type: 'national_decision', action: 'activate', document: '×办〔2026〕1号' } as const;

  it.each(['especially_serious', 'serious', 'relatively_serious', 'ordinary'] as const)(
    '%s: only level I rests on one',
    (grade) => {
      const { allowed, refusals } = letIn(reported(FACTS_OF[grade]()), command);
      if (grade === 'especially_serious') {
        expect(allowed).toEqual(ids.filter((id) => decidersOf('ero').includes(id)));
        expectAll(refusals, '5.3', /部应急办/);
      } else {
        expect(allowed).toEqual([]);
        for (const r of refusals) expect(r).toMatchObject({ refused: 'level_mismatch', cite: '5.3' });
      }
    },
  );

  it('takes the place of a proposal that waits, and is in the record with its document', () => {
    const waiting = act(reported(FACTS_OF.especially_serious()), 'ero-duty-1', PROPOSE.activate);
    const done = act(waiting, 'ero-head', command);
    expect(done.state.proposals.map((p) => p.status)).toEqual(['withdrawn']);
    expect(done.state.response).toMatchObject({ level: 'I', commanders: ['lg'], document: command.document });
    const ended = act(done, 'ero-head', { ...command, action: 'end' });
    expect(deeds(ended.events).slice(-2)).toEqual(['response_ended', 'clocks_started']);
  });
});

describe('an administrator of the bot (系统管理员) has no authority under the plan', () => {
  const open = reported(FACTS_OF.ordinary());
  const other = reported(FACTS_OF.ordinary(), {}, '2026-0002');
  it.each([
    [{ type: 'close', kind: '误报', reason: '系误报' }],
    [{ type: 'merge', into: other.state, reason: '同一事件' }],
    [{ type: 'page', org: 'security', person: null, reason: '请应答' }],
    [{ type: 'acknowledge', notice: null }],
    [{ type: 'supplement', content: { text: '新情况' } }],
    [{ type: 'confirm_grade' }],
  ] as unknown as [Parameters<typeof attempt>[2]][])('%j', (command) => {
    expect(attempt(open, 'ero-admin', command)).toMatchObject({ refused: 'no_authority' });
  });

  it('nor to confirm a report outside', () => {
    const command = {
      type: 'confirm_external',
      notice: null,
      at: '2026-11-22T19:04:00.000Z',
      channel: '电话',
      recipient: '某',
    } as const;
    expect(attempt(responding('serious'), 'ero-admin', command)).toMatchObject({ refused: 'no_authority' });
  });
});

describe('a refusal names people once, and counts many', () => {
  it('an organization in two roles is named once', () => {
    const r = attempt(reported(FACTS_OF.ordinary()), 'telecom-duty-1', {
      type: 'correct_facts',
      facts: FACTS_OF.below(),
    });
    expect(r).toMatchObject({ who: ['部应急办', '四川省通信管理局', '示例互联网企业甲'] });
  });

  it('31 administrations', () => {
    const nationwide = { ...FACTS_OF.ordinary(), national: true };
    const r = attempt(reported(nationwide), 'telecom-duty-1', PROPOSE.activate);
    expect(isRefusal(r) && r.who.join('、')).toMatch(/^北京市通信管理局、天津市通信管理局、.*等32家$/);
  });
});
