import { describe, expect, it } from 'vitest';
import { coverageTable } from '../../src/plan/coverage.ts';
import { currentEdition } from '../../src/plan/index.ts';

const table = coverageTable([]);
const row = (clause: string, commands: Parameters<typeof coverageTable>[0] = []) =>
  coverageTable(commands).find((r) => r.clause === clause);

describe('the coverage table', () => {
  it('has every clause exactly once, in the order of the plan', () => {
    expect(table.map((r) => r.clause)).toEqual(currentEdition.clauseIds);
    expect(new Set(table.map((r) => r.clause)).size).toBe(Object.keys(currentEdition.clauses).length);
  });

  it.each(table)('$clause $title says by what it is carried or why not', ({ title, by }) => {
    expect(title).not.toBe('');
    expect(by).not.toBe('');
  });

  it('calls no clause narrative, or carried by other code, that a row cites', () => {
    const { narrative, carried, planned } = currentEdition.uncoded;
    for (const clause of Object.keys(narrative)) expect(row(clause)?.status, clause).toBe('narrative');
    for (const [clause, by] of Object.entries(carried))
      expect(row(clause)).toMatchObject({ status: 'rule', by });
    for (const clause of Object.keys(planned)) expect(row(clause)?.status, clause).toBe('planned');
  });

  it('names the files of the rows', () => {
    expect(row('5.6')).toMatchObject({ status: 'rule', by: 'authority.ts、reporting.ts' });
    expect(row('3.1(3)')).toMatchObject({ status: 'rule', by: 'grading.ts' });
  });

  it('adds the commands that cite a clause; a planned clause is then carried', () => {
    const commands = [
      { command: '/报告', cites: ['4.1', '7.2'] as const },
      { command: '/预警', cites: ['4.4'] as const },
    ];
    expect(row('4.1', commands)).toMatchObject({ status: 'rule', by: 'reporting.ts、contents.ts、/报告' });
    expect(row('7.2', commands)).toMatchObject({ status: 'command', by: '/报告' });
    expect(row('4.4')?.status).toBe('planned');
    expect(row('4.4', commands)).toMatchObject({ status: 'rule', by: 'warnings.ts、/预警' });
  });
});
