import { describe, expect, it } from 'vitest';
import { orgId } from '../../../src/domain/ids.ts';
import { levelOf, workingGrade } from '../../../src/domain/incident/state.ts';
import type { Grade } from '../../../src/plan/types.ts';
import {
  act,
  attempt,
  content,
  contextOf,
  FACTS_OF,
  facts,
  PROPOSE,
  reported,
  responding,
  START,
  type Story,
  told,
} from './world.ts';

/** Chapter 3 and 4.1: who grades what, and what further reports do. */

const GRADES: (Grade | 'below')[] = [
  'especially_serious',
  'serious',
  'relatively_serious',
  'ordinary',
  'below',
];
const HIGH: (Grade | 'below')[] = ['especially_serious', 'serious'];
const judge = (grade: Grade | 'below') => ({ type: 'judge_grade', grade, reason: '依据核实情况' }) as const;
const CLOSE = { type: 'close', kind: '误报', reason: '经核实系误报' } as const;

describe('who grades (2.2, 2.3)', () => {
  it.each(GRADES)('%s: confirmed by 部应急办; by the region only at 较大 and below', (grade) => {
    const s = reported(FACTS_OF[grade]());
    for (const who of [
      'lg-head',
      'ca-beijing-head',
      'internet-a-head',
      'telecom-head',
      'cncert-head',
      'ero-admin',
    ]) {
      expect(attempt(s, who, { type: 'confirm_grade' })).toMatchObject({
        refused: 'no_authority',
        cite: HIGH.includes(grade) ? '2.2' : '2.3',
      });
    }
    expect(act(s, 'ero-duty-1', { type: 'confirm_grade' }).state.grade).toMatchObject({
      grade,
      how: 'confirmed',
    });
    const region = attempt(s, 'ca-sichuan-duty-1', { type: 'confirm_grade' });
    if (HIGH.includes(grade)) expect(region).toMatchObject({ refused: 'no_authority', who: ['部应急办'] });
    else expect(region).toMatchObject([{ type: 'notice_acknowledged' }, { type: 'grade_confirmed', grade }]);
  });

  const MOVES = GRADES.flatMap((from) => GRADES.filter((to) => to !== from).map((to) => [from, to] as const));
  it.each(MOVES)('an administration may judge %s to be %s only where both are 较大 or below', (from, to) => {
    const result = attempt(reported(FACTS_OF[from]()), 'ca-sichuan-duty-1', judge(to));
    if (HIGH.includes(from) || HIGH.includes(to))
      expect(result).toMatchObject({ refused: 'no_authority', cite: '2.2' });
    else expect(result).toMatchObject([{ type: 'notice_acknowledged' }, { type: 'grade_judged', grade: to }]);
  });

  it.each([
    ['confirming the suggestion', { type: 'confirm_grade' }],
    ['judging anew', judge('ordinary')],
    ['closing', CLOSE],
    ['judging the scope', { type: 'judge_scope', applies: false, reason: '系设备故障' }],
  ] as const)('what 部应急办 judged 重大 an administration does not undo by %s', (_, command) => {
    const s = act(reported(FACTS_OF.ordinary()), 'ero-duty-1', judge('serious'));
    expect(attempt(s, 'ca-sichuan-duty-1', command)).toMatchObject({ refused: 'no_authority', cite: '2.2' });
  });
});

describe('new facts and a grade that a person gave', () => {
  const confirmed = (): Story =>
    act(reported(FACTS_OF.ordinary()), 'ca-sichuan-duty-1', { type: 'confirm_grade' });

  it('graver facts count at once, before anybody has confirmed them', () => {
    const s = act(confirmed(), 'internet-a-duty-1', {
      type: 'supplement',
      content: content(FACTS_OF.especially_serious()),
    });
    expect(s.state.grade).toMatchObject({ grade: 'ordinary', outdated: true });
    expect(levelOf(workingGrade(s.state))).toBe('I');
    expect(act(s, 'ero-duty-1', PROPOSE.activate).state.proposals[0]?.level).toBe('I');
  });

  it('milder facts wait for a person', () => {
    const s = act(confirmed(), 'internet-a-duty-1', { type: 'correct_facts', facts: FACTS_OF.below() });
    expect(workingGrade(s.state)).toBe('ordinary');
  });
});

describe('joining (4.1)', () => {
  const join = (into: Story, source: Story): Story =>
    act(into, 'ero-duty-1', { type: 'join', source: source.state, reason: '同一事件' });

  it('brings the facts along: another region is told, and a graver number counts', () => {
    const into = reported(FACTS_OF.ordinary(['sichuan']));
    const source = reported(
      FACTS_OF.serious(['chongqing']),
      { measures: '已下线' },
      '2026-0002',
      'cncert-duty-1',
    );
    const { state, events } = join(into, source);
    expect(state.facts.regions.toSorted()).toEqual(['chongqing', 'sichuan']);
    expect(state.assessment.verdict).toBe('serious');
    expect(state.measures).toBe('已下线');
    expect(told(events.slice(into.events.length))).toContain('ca-chongqing');
    expect(state.reports.at(-1)).toMatchObject({
      kind: 'joined',
      from: '2026-0002',
      at: START,
      by: 'cncert-duty-1',
    });
  });

  it('never lowers the grade', () => {
    const into = reported(FACTS_OF.serious());
    expect(join(into, reported(FACTS_OF.ordinary(), {}, '2026-0002')).state.assessment.verdict).toBe(
      'serious',
    );
  });

  it.each(['closed', 'merged', 'ended'] as const)('not into an incident that is %s', (status) => {
    const into = { ...reported(FACTS_OF.serious()).state, status };
    const source = reported(FACTS_OF.serious(), {}, '2026-0002');
    const command = { type: 'join', source: source.state, reason: '同一事件' } as const;
    expect(attempt({ state: into, events: [] }, 'ero-duty-1', command)).toMatchObject({
      refused: 'not_open',
    });
  });
});

describe('who is told of a report (4.1)', () => {
  it.each([
    ['nobody but 部应急办 where the region is unclear', facts({}), 'internet-a-duty-1', ['ero']],
    [
      'the administrations of all regions',
      facts({ regions: ['sichuan', 'yunnan'] }),
      'internet-a-duty-1',
      ['ero', 'ca-sichuan', 'ca-yunnan'],
    ],
    [
      'the affected organization, by whom others reported',
      facts({ regions: ['sichuan'] }),
      'cncert-duty-1',
      ['ero', 'ca-sichuan', 'internet-a'],
    ],
    ['not who reports', facts({ regions: ['sichuan'] }), 'ca-sichuan-duty-1', ['ero', 'internet-a']],
  ] as const)('%s', (_, known, who, expected) => {
    expect(told(reported(known, {}, '2026-0001', who).events)).toEqual(expected);
  });

  it('all 31 administrations of a nation-wide one', () => {
    expect(told(reported(facts({ national: true })).events)).toHaveLength(32);
  });
});

describe('answers that give nothing away', () => {
  it('who was only told something does not learn who else was', () => {
    const s = responding('serious');
    const other = s.state.notices.find((n) => n.to === orgId('mobile'));
    const command = (notice: string) => ({ type: 'acknowledge', notice }) as const;
    expect(attempt(s, 'telecom-duty-1', command(other?.id ?? ''))).toEqual(
      attempt(s, 'telecom-duty-1', command('n999')),
    );
    expect(contextOf('telecom-duty-1').actor?.org).toBe('telecom');
  });
});

describe('who acts on a report has received it', () => {
  const before = reported(FACTS_OF.relatively_serious(), {}, '2026-0001', 'cncert-duty-1');
  const calling = (s: Story, org: string) =>
    s.state.notices.filter((n) => n.to === org && n.ackedAt === null && n.settledAt === null).length;

  it.each([
    ['部应急办 grades it', 'ero-duty-1', 'ero', { type: 'confirm_grade' }],
    ['the administration proposes', 'ca-sichuan-duty-1', 'ca-sichuan', PROPOSE.activate],
    [
      'the affected organization reports itself',
      'internet-a-duty-1',
      'internet-a',
      { type: 'supplement', content: { text: '正在核实' } },
    ],
  ] as const)('%s', (_, who, org, command) => {
    expect(calling(before, org)).toBe(1);
    const after = act(before, who, command);
    expect(after.state.notices.find((n) => n.to === org)).toMatchObject({ ackedBy: who });
    expect(calling(after, org === 'ero' ? 'ca-sichuan' : 'ero')).toBe(1);
  });
});
