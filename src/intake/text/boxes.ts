/** Forms with boxes to tick: □演练 ☑实战, ■一省 □一市 */

const TICKED = /[☑✓✔√■☒][\u4e00-\u9fff\d]/u;
/** A box before its option, which ends at the next box or mark. */
const UNTICKED = /(?<=^|[\s,，。;；:：|｜】（(、])[□☐]\s?[^□☐☑✓✔√■☒\s,，。;；:：|｜（()）]+/gu;

/** @returns the text, of the same length, without the options that were not ticked */
export function withoutUnticked(text: string): string {
  return TICKED.test(text) ? text.replace(UNTICKED, (option) => ','.repeat(option.length)) : text;
}
