import { readdirSync, readFileSync } from 'node:fs';
import { gradeLine } from '../../src/app/grade-line.ts';

/** When the texts of the tests are read. */
export const AT = new Date('2026-11-28T04:00:00Z');

/** The grades as the tables of reports write them. */
export const SHORT: Record<string, string> = {
  especially_serious: 'ES',
  serious: 'S',
  relatively_serious: 'R',
  ordinary: 'O',
  below: 'B',
  judgement: 'J',
};

/**
 * A line of the tables: a report as people write it, with what a duty officer would expect. `grades`: what is equally right,
 * parted by `|`; J with its candidates where they matter (J:SR). `scope`: 1.3
 */
export interface Row {
  grades: string[];
  scope: string;
  text: string;
}

/** Whether there is time to read everything (`npm run soak`); `npm test` reads a part. */
const READS_ALL = process.env.SOAK === '1';

/** @returns every n-th item, or every `all`-th where there is time: the same ones in every run */
export function oneOf<T>(n: number, items: T[], all = 1): T[] {
  const step = READS_ALL ? all : n;
  return items.filter((_, i) => i % step === 0);
}

/** @returns how far the share of n items may be by chance from the share of all that they were taken from: three standard errors */
export const scatter = (share: number, n: number): number =>
  READS_ALL ? 0 : 3 * Math.sqrt((share * (1 - share)) / n);

const TABLES = new URL('../intake/reports/', import.meta.url);

/** @returns the lines of all tables of reports */
export function readRows(): Row[] {
  return readdirSync(TABLES)
    .flatMap((file) => readFileSync(new URL(file, TABLES), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => {
      const [grades = '', scope = '', text = ''] = line.split('\t');
      return { grades: grades.split('|'), scope, text };
    });
}

/** @returns the grade of a text, `below` or `judgement` */
export const graded = (text: string): string => gradeLine(text, AT).grade;

/** @returns the texts that get a grade, and another one than they should; a person may be asked */
export function wrong(texts: string[], grade: string): string[] {
  return texts.filter((text) => ![grade, 'judgement'].includes(graded(text)));
}

/** Two texts worded alike: the first is for a person, the second gets its grade. */
export type Pair = [asked: string, text: string, grade: string];

/** @returns the texts of some pairs that are read as they should not be, with how they are read */
export function misread(pairs: Pair[]): [text: string, grade: string][] {
  const read = pairs.flatMap(([asked, text, grade]): [string, string][] => [
    [asked, 'judgement'],
    [text, grade],
  ]);
  return read.flatMap(([text, grade]): [string, string][] => {
    const got = graded(text);
    return got === grade ? [] : [[text, got]];
  });
}

/** @returns the items of a list that `|` and line ends part */
export function list(words: string): string[] {
  return words
    .split(/[|\n]/u)
    .map((word) => word.trim())
    .filter(Boolean);
}

/** One plain report of each kind that chapter 3 grades, without a full stop. */
export const REPORTS = list(`
  四川省大量用户无法正常上网 | 绵阳市大批用户断网 | .CN国家顶级域名解析效率大幅下降 | 全国知名的视频平台访问严重异常
  勒索病毒在湖南、湖北大面积爆发 | 我司1200万用户信息泄露 | 黑客窃取了某购物平台260万用户的手机号 | 15万会员资料被盗
`);
