import { COMMANDS } from '../../commands/index.ts';
import { type CoverageRow, coverageTable } from '../plan/coverage.ts';
import { readArgs } from './args.ts';
import { UsageError } from './errors.ts';
import { table } from './table.ts';

const STATUS: Record<CoverageRow['status'], string> = {
  rule: '规则',
  command: '命令',
  planned: '待建',
  narrative: '叙述',
};

/** `plan clauses`: which rules and commands carry each clause of the plan. */
export async function run(args: string[]): Promise<void> {
  const { positionals } = readArgs(args, {});
  if (positionals.length !== 1 || positionals[0] !== 'clauses') throw new UsageError('请写 plan clauses。');
  const rows = coverageTable(COMMANDS.map((c) => ({ command: `/${c.name}`, cites: c.cites })));
  const lines = rows.map((r) => [r.clause, r.title, STATUS[r.status], r.by]);
  console.log(table([['条款', '名称', '类别', '落实'], ...lines]));
  const counts = (Object.keys(STATUS) as CoverageRow['status'][]).map(
    (s) => `${STATUS[s]} ${rows.filter((r) => r.status === s).length}`,
  );
  console.log(`\n共 ${rows.length} 条：${counts.join('，')}`);
}
