import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { graded, oneOf, wrong } from '../support/reports.ts';

/**
 * Wordings of further reports, each filled with many numbers, provinces or matters: what holds now decides the grade, or a
 * person does. Never what was replaced, cleared or refuted.
 */
const lines = (file: string) =>
  readFileSync(new URL(`wordings/${file}.tsv`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean);

const NUMBERS = [
  ['1.3亿', 'especially_serious'],
  ['1200万', 'serious'],
  ['860万', 'relatively_serious'],
  ['六百二十万', 'relatively_serious'],
  ['86万', 'ordinary'],
  ['9.8万', 'below'],
] as const;
const PROVINCES = [
  ['四川', '青海'],
  ['广东', '湖南'],
  ['甘肃', '江苏'],
  ['内蒙古', '重庆'],
  ['海南', '吉林'],
] as const;
const MATTERS = [
  ['四川省大量用户无法上网', 'relatively_serious'],
  ['黑客窃取某购物平台260万用户信息', 'relatively_serious'],
  ['勒索病毒在湖南、湖北大面积爆发', 'serious'],
  ['15万会员资料被盗', 'ordinary'],
  ['全国知名的视频平台访问严重异常', 'serious'],
  ['攻击者拖走1.2亿用户的手机号', 'especially_serious'],
  ['绵阳市大批用户断网', 'ordinary'],
] as const;

/** Of the labels in traps.tsv; J, with or without candidates, is a person's. */
const GRADES: Record<string, string> = {
  ES: 'especially_serious',
  S: 'serious',
  R: 'relatively_serious',
  O: 'ordinary',
  B: 'below',
};

const filled = (wording: string, fillings: Record<string, string>) =>
  Object.entries(fillings).reduce((text, [key, value]) => text.replaceAll(`{${key}}`, value), wording);

type Case = [text: string, grade: string];

/** @returns the cases that get a grade, and another one than they should, of one of so many */
const misgraded = (n: number, cases: Case[]): Case[] =>
  oneOf(n, cases).filter(([text, grade]) => wrong([text], grade).length > 0);

describe('wordings of further reports', () => {
  it('a number {A} that {B} replaces', () => {
    const cases = lines('numbers').flatMap((wording) =>
      NUMBERS.flatMap(([B, grade]) =>
        NUMBERS.filter(([, other]) => other !== grade).map(([A]): Case => [filled(wording, { A, B }), grade]),
      ),
    );
    expect(misgraded(61, cases)).toEqual([]);
  });

  it('provinces {A} and {B}, of which A, B or both are hit', () => {
    const cases = lines('provinces').flatMap((line) => {
      const [hit = '', wording = ''] = line.split('\t');
      const grade = hit === 'AB' ? 'serious' : 'relatively_serious';
      return PROVINCES.map(([A, B]): Case => [filled(wording, { A, B }), grade]);
    });
    expect(misgraded(11, cases)).toEqual([]);
  });

  it('a real matter {R} and a false one {F}, or two false ones', () => {
    const cases = lines('two-matters').flatMap((line) => {
      const [real = '', wording = ''] = line.split('\t');
      return MATTERS.flatMap(([R, grade], i) =>
        MATTERS.filter((_, j) => j !== i && (i + j) % 2 === 0).map(
          ([F]): Case => [filled(wording, { R, F }), real === 'N' ? 'below' : grade],
        ),
      );
    });
    expect(misgraded(61, cases)).toEqual([]);
  });

  it('texts that somebody wrote to mislead: less than it seems, side matters, doubts in any words', () => {
    const found = oneOf(5, lines('traps')).filter((line) => {
      const [labels = '', text = ''] = line.split('\t');
      const grade = graded(text);
      return grade !== 'judgement' && !labels.split('|').some((label) => GRADES[label] === grade);
    });
    expect(found).toEqual([]);
  });
});
