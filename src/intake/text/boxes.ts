import { pattern } from './pattern.ts';

/** Forms with boxes to tick: □演练 ☑实战, ■一省 □一市, 演练（×） 实战（√） */

const TICKED = pattern(/[☑✓✔√■☒][\u4e00-\u9fff\d]/u);
/** A box before its option, which ends at the next box or mark. */
const OPTION = String.raw`\s?[^□☐☑✓✔√■☒\s,，。;；:：|｜（()）]+`;
const BEGINS = String.raw`(?<=^|[\s,，。;；:：|｜】（(、])`;
const UNTICKED = new RegExp(`${BEGINS}[□☐]${OPTION}`, 'gu');
/** ☒演练 ☑实战: beside a tick, the cross strikes out. */
const CROSSED = new RegExp(`${BEGINS}☒${OPTION}`, 'gu');
/** 演练（×）, 130万（✗） */
const NOTED = /[\d０-９.]{0,8}[\u4e00-\u9fff]{1,8}\s?[（(]\s?[×✗✘xXＸ]\s?[)）]/gu;
const TICK_NOTED = pattern(/[\u4e00-\u9fff]\s?[（(]\s?[√✓✔☑]\s?[)）]/u);

/** @returns the text, of the same length, without the options that were not ticked */
export function withoutUnticked(text: string): string {
  const blank = (option: string) => ','.repeat(option.length);
  const noted = TICK_NOTED.test(text) ? text.replace(NOTED, blank) : text;
  if (!TICKED.test(noted)) return noted;
  const ticked = noted.replace(UNTICKED, blank);
  return /[☑✓✔√]/u.test(ticked) ? ticked.replace(CROSSED, blank) : ticked;
}
