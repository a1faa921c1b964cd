/** Other ways to write a mark or a character, each with the one that the reader knows. */
const LISTS: [string, string][] = [
  ['．', '.'],
  ['—–－', '-'],
  ['〜∼', '~'],
  ['／', '/'],
  ['・·､', '、'],
  ['｡', '。'],
  ['【】[]()《》…•●', ','],
];
const WORDS: Record<string, string> = {
  ...{ 廿: '二十', 卅: '三十' },
  ...{ 帐: '账', 洩: '泄', 萬: '万', 億: '亿', 貳: '贰', 參: '叁' },
  ...{ 陸: '陆', 兩: '两', 無: '无', 網: '网', 國: '国', 戶: '户' },
};

/** What a character of a report is read as, where it isn't itself. */
export const VARIANTS: ReadonlyMap<string, string> = new Map([
  ...LISTS.flatMap(([variants, form]) => [...variants].map((char): [string, string] => [char, form])),
  ...Object.entries(WORDS),
]);
