import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { gradeLine } from '../app/grade-line.ts';
import { describeFacts } from '../domain/fact-words.ts';
import { assess } from '../domain/grading.ts';
import { formatShanghai } from '../domain/time.ts';
import { gradeWithLevel, quotation } from '../domain/words.ts';
import { type Reading, readReport } from '../intake/read.ts';
import { readArgs } from './args.ts';
import { UsageError } from './errors.ts';

/** `grade TEXT` for a person, `grade --jsonl [FILE]` for programs: one answer a line, as the lines come. */
export async function run(args: string[]): Promise<void> {
  const { values, positionals } = readArgs(args, { jsonl: { type: 'boolean' } });
  if (values.jsonl) {
    if (positionals.length > 1) throw new UsageError('一次只能读一个文件。');
    return gradeLines(positionals[0] === undefined ? process.stdin : createReadStream(positionals[0]));
  }
  const text = positionals.join(' ').trim();
  if (text === '') throw new UsageError('请写明报告文字。');
  console.log(describe(text));
}

async function gradeLines(input: NodeJS.ReadableStream): Promise<void> {
  const failed = once(input, 'error').then(([e]) => Promise.reject(e));
  const done = (async () => {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      const answer = JSON.stringify(gradeLine(line, new Date()));
      if (!process.stdout.write(`${answer}\n`)) await once(process.stdout, 'drain');
    }
  })();
  await Promise.race([done, failed]);
}

/** The grading as a person reads it. */
function describe(text: string): string {
  const reading = readReport(text, new Date());
  const a = assess(reading.facts);
  const verdict =
    a.verdict === 'judgement'
      ? `须人工研判：${a.candidates.map(gradeWithLevel).join('或')}`
      : gradeWithLevel(a.verdict);
  return [
    `级别：${verdict}`,
    ...a.matches.map((m) => `依据：${m.because} —— ${quotation(m.clause)}`),
    ...a.nearMisses.map((n) => `接近：${n.text}（预案${n.clause}）`),
    ...a.questions.map((q) => `请研判：${q.text}（预案${q.clause}）`),
    `适用范围：${a.scopeReason}（预案1.3）`,
    ...describeFacts(reading.facts).map((f) => `事实：${f.label}：${f.value}`),
    ...partsOf(reading),
    ...reading.evidence.map((e) => `原文：“${e.text}”`),
    ...reading.questions.map((q) => `请补充：${q}`),
  ].join('\n');
}

/** What else the text tells (4.1). */
function partsOf(reading: Reading): string[] {
  const { affectedName, occurredAt, discoveredAt, measures, suggestions } = reading;
  const parts: [string, string | undefined][] = [
    ['事发单位', affectedName],
    ['发生时间', occurredAt && formatShanghai(occurredAt)],
    ['发现时间', discoveredAt && formatShanghai(discoveredAt)],
    ['已采取措施', measures],
    ['建议', suggestions],
  ];
  return parts.flatMap(([label, value]) => (value === undefined ? [] : [`${label}：${value}`]));
}
