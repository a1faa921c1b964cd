import { formatShanghai, parseInstant } from '../domain/time.ts';
import { deadline } from '../domain/working-time.ts';
import { readArgs } from './args.ts';
import { PlainError, UsageError } from './errors.ts';

/** `deadline --from ISO --days N`: the last of N working days, counted from the day after (6.1). */
export async function run(args: string[]): Promise<void> {
  const { values, positionals } = readArgs(args, { from: { type: 'string' }, days: { type: 'string' } });
  if (values.from === undefined || values.days === undefined || positionals.length > 0) {
    throw new UsageError('请写明起算时间和工作日天数。');
  }
  const days = /^\d{1,6}$/u.test(values.days) ? Number(values.days) : Number.NaN;
  const due = deadline(values.from, days);
  if (!due.ok) throw new PlainError(due.reason);
  const from = parseInstant(values.from);
  console.log(due.date);
  console.log(`自 ${from ? formatShanghai(from) : values.from} 次日起第${days}个工作日。`);
  console.log(`跳过的休息日：${due.skipped.map((r) => `${r.date} ${r.why}`).join('、') || '无'}`);
  if (due.madeUp.length > 0) console.log(`调休上班，计为工作日：${due.madeUp.join('、')}`);
}
