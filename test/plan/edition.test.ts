import { describe, expect, it } from 'vitest';
import { currentEdition, EDITIONS, edition } from '../../src/plan/index.ts';
import { COLORS, GRADES, LEVELS, type ResponseLevel } from '../../src/plan/types.ts';

const plan = currentEdition;
const words = (text: string) => text.replace(/\s/gu, '');

describe('editions', () => {
  it('are found by id, and an unknown id is an error', () => {
    expect(EDITIONS.map((e) => edition(e.id))).toEqual(EDITIONS);
    expect(() => edition('miit-2009')).toThrow('miit-2009');
  });

  it('the plan of 2017 takes effect on the day of its issue', () => {
    expect(plan).toMatchObject({ id: 'miit-2017', effectiveFrom: '2017-11-14' });
  });
});

describe('authority (5.3, 5.6)', () => {
  it.each([
    ['I', ['ero'], 'leading_group', true],
    ['II', ['ero'], 'ero', false],
    ['III', ['concerned_administrations', 'ero'], 'concerned_administrations', false],
    ['IV', ['concerned_administrations', 'ero'], 'concerned_administrations', false],
  ] as const)(
    'level %s: proposed by %j, decided and commanded by %s',
    (level, proposers, decider, national) => {
      const rows = plan.authority.filter((row) => row.level === level);
      expect(rows).toHaveLength(1);
      expect(rows[0]).toMatchObject({
        proposers,
        decider,
        commander: decider,
        nationalDecision: national,
        activate: '5.3',
        end: '5.6',
      });
    },
  );

  it('the graver the grade, the higher the level (5.1)', () => {
    expect(GRADES.map((grade) => plan.levelOfGrade[grade])).toEqual(LEVELS);
  });
});

describe('reporting', () => {
  const told = (trigger: string, level?: ResponseLevel) =>
    plan.reporting
      .filter((row) => row.trigger === trigger)
      .filter((row) => row.levels === undefined || (level !== undefined && row.levels.includes(level)))
      .map((row) => `${row.from} ${row.deed} ${row.to} ${row.cite}`);

  it('has distinct ids', () => {
    expect(new Set(plan.reporting.map((row) => row.id)).size).toBe(plan.reporting.length);
  });

  it('a report goes to both authorities at once; others’ report asks the affected for its own (4.1)', () => {
    expect(told('incident_reported')).toEqual([
      'reporters report ero 4.1',
      'reporters report concerned_administrations 4.1',
    ]);
    expect(told('affected_by_others_report')).toEqual(['ero circulate affected 4.1']);
  });

  it.each(['I', 'II'] as const)('level %s: upward, on alert and tracking (2.2, 5.3, 5.4)', (level) => {
    const lines = told('response_activated', level);
    expect(lines).toEqual([
      'ero report national_office 5.3',
      'ero report leading_group 2.2',
      'ero circulate ero 5.3',
      'ero circulate concerned_administrations 5.3',
      'ero circulate affected 5.3',
      'ero circulate affected 5.4',
      'ero circulate specialist_bodies 5.4',
      'ero circulate security_vendors 5.4',
      'ero circulate all_administrations 5.4',
      'ero circulate operators 5.4',
      'ero circulate domain_institutions 5.4',
      'ero circulate internet_companies 5.4',
    ]);
    expect(told('response_adjusted', level)).toEqual(lines);
  });

  it.each(['III', 'IV'] as const)('level %s: to 部应急办 (5.3)', (level) => {
    const lines = [
      'concerned_administrations report ero 5.3',
      'concerned_administrations circulate affected 5.4',
    ];
    expect(told('response_activated', level)).toEqual(lines);
    expect(told('response_adjusted', level)).toEqual(lines);
  });

  it.each([
    ['I', ['ero report national_office 5.5']],
    ['II', ['ero report national_office 5.5', 'ero report leading_group 5.6']],
    ['III', ['concerned_administrations report ero 5.6']],
    ['IV', ['concerned_administrations report ero 5.6']],
  ] as const)('the end of level %s is reported upward (5.6)', (level, upward) => {
    expect(told('response_ended', level).filter((line) => line.includes(' report '))).toEqual(upward);
  });

  it.each(LEVELS)('everybody who was put on alert at level %s is told of its end', (level) => {
    const reached = (trigger: string) => told(trigger, level).map((line) => line.split(' ')[2]);
    // the body that ends it knows; the regions concerned are among all of them
    const known = ['ero', 'leading_group', 'concerned_administrations'];
    const alerted = reached('response_activated').filter((to) => to !== undefined && !known.includes(to));
    expect(reached('response_ended')).toEqual(expect.arrayContaining(alerted));
  });
});

describe('contents, groups and deadlines are in the words of their clause', () => {
  it.each([...plan.contents, ...plan.groups, ...plan.measures, ...plan.warnings.contents])(
    '$id: $label',
    (row) => {
      expect(words(plan.clauses[row.cite].text)).toContain(row.label);
    },
  );

  it('the four contents of 4.1 and the six groups of 5.3', () => {
    expect(plan.contents.map((row) => row.id)).toEqual(['time', 'scope_and_harm', 'measures', 'suggestions']);
    expect(plan.groups.map((row) => row.label).join('、')).toBe(
      '应急恢复、攻击溯源、影响评估、信息发布、跨部门协调、国际协调',
    );
    expect(new Set(plan.groups.flatMap((row) => row.levels))).toEqual(new Set(['I', 'II']));
  });

  it.each(LEVELS)('level %s has one summary report and one authority report (6.1)', (level) => {
    const rows = plan.deadlines.filter((row) => row.levels.includes(level));
    expect(rows.map((row) => [row.id, row.workingDays])).toEqual([
      ['summary_report', 10],
      ['authority_report', 20],
    ]);
    const [summary, authority] = rows;
    expect(summary?.from).toBe('affected');
    expect(summary?.to).toBe(authority?.from);
    for (const row of rows) {
      expect(plan.clauses[row.cite].text).toContain(`${row.workingDays}个工作日内形成${row.label}`);
    }
  });

  it('the sections are all that 6.1 names', () => {
    expect(plan.deadlines[0]?.sections.map((section) => section.id)).toEqual([
      'direct_cause',
      'indirect_cause',
      'course',
      'responsibility',
      'impact',
      'losses',
      'lessons_prevention',
      'lessons_handling',
      'handling_opinions',
      'improvements',
    ]);
  });
});

describe('warnings (4.2–4.6)', () => {
  const { authority, hazards, measures, reporting } = plan.warnings;

  it('every colour has exactly one issuer and stands for one grade, in order', () => {
    expect(authority.map((row) => row.color)).toEqual(COLORS);
    expect(authority.map((row) => row.grade)).toEqual(GRADES);
    expect(authority.map((row) => row.issuer)).toEqual([
      'national_office',
      'ero',
      'concerned_administrations',
      'concerned_administrations',
    ]);
  });

  it('every grade that may happen has exactly one addressee of hazards', () => {
    expect(hazards.flatMap((row) => row.grades)).toEqual(GRADES);
  });

  it.each([
    ['red', ['national_office', 'leading_group'], [], 7],
    ['orange', ['national_office', 'leading_group'], [], 7],
    ['yellow', ['ero', 'local_departments'], ['ero'], 3],
    ['blue', ['ero', 'local_departments'], ['ero'], 3],
  ] as const)('%s: issued to %j, lifted to %j, %i measures', (color, issued, lifted, count) => {
    const to = (moment: string) =>
      reporting.filter((row) => row.moment === moment && row.colors.includes(color)).map((row) => row.to);
    expect(to('issued')).toEqual(issued);
    expect(to('lifted')).toEqual(lifted);
    expect(measures.filter((row) => row.colors.includes(color))).toHaveLength(count);
  });
});

describe('measures and duties', () => {
  it('only leaks ask to inform users (5.5)', () => {
    expect(plan.measures.filter((row) => row.leakOnly).map((row) => row.id)).toEqual([
      'inform_users',
      'advise_users',
    ]);
  });

  it('have distinct ids', () => {
    const ids = [...plan.measures, ...plan.duties].map((row) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('the clauses of a 24-hour duty say so', () => {
    expect(plan.duties).toHaveLength(2);
    for (const row of plan.duties) expect(plan.clauses[row.cite].text).toContain('24小时值班');
  });
});
