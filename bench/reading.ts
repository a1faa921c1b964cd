import { readdirSync, readFileSync } from 'node:fs';
import { gradeLine } from '../src/app/grade-line.ts';

/** What reading and grading a report costs, over the reports of the tests: well under a millisecond each. */

const FOLDER = new URL('../test/intake/reports/', import.meta.url);
const ROUNDS = 3;
/** ms of processor time per report, on a machine of 2026 */
const TARGET = 1;
const LONG = 20;

/** @returns whether a report is read in the time that it may take */
export async function reading(): Promise<boolean> {
  const texts = readdirSync(FOLDER).flatMap((file) =>
    readFileSync(new URL(file, FOLDER), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('\t')[2] ?? ''),
  );
  cpuOf(texts); // warms up
  const rounds = Array.from({ length: ROUNDS }, () => cpuOf(texts));
  const each = Math.min(...rounds) / texts.length;
  const characters = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  // one text that holds many says whether the time goes with the length
  const long = texts.slice(0, LONG).join('。');
  const ratio = cpuOf(Array<string>(ROUNDS).fill(long)) / ROUNDS / (each * LONG);
  console.log(
    `${texts.length} 份报告，平均 ${characters.toFixed(0)} 字：每份 ${each.toFixed(2)} ms（目标 ≤ ${TARGET}）`,
  );
  console.log(`${LONG} 份连成一份：用时为分开读的 ${ratio.toFixed(1)} 倍`);
  return each <= TARGET;
}

/** @returns ms of processor time */
function cpuOf(texts: string[]): number {
  const at = new Date('2026-11-23T04:00:00Z');
  const before = process.cpuUsage();
  for (const text of texts) gradeLine(text, at);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
