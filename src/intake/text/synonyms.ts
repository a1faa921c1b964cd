/** Words of one meaning and one length, so that every list and pattern knows them all. */
const SYNONYMS: [RegExp, string][] = [
  [/(?<=[哦哈呢呀吧啊啦嘛哟噢喔呐])~/gu, ','], // 是假的哦～不过…: no range
  [/演习/gu, '演练'],
  [/泄漏|外泄/gu, '泄露'],
  [/大批(?![次])/gu, '大量'],
  [/大范围/gu, '大面积'],
  [/虚警/gu, '误报'],
  [/我单位|(?<![日资成基版样])本公司/gu, '我公司'], // 某日本公司
  [/盗取/gu, '窃取'],
  // 客户外流 is churn, 客流出现 and 数据流出现 are flows
  [/(?<!客户|用户|会员|人才|资金|人口|生源|患者|病人|旅客)外流|(?<![资人])流出(?![量口端带现])/gu, '泄露'],
  [/脱库|脱裤/gu, '拖库'],
];

/** @returns the text, of the same length, with one word for each such meaning */
export function unify(text: string): string {
  return SYNONYMS.reduce((all, [word, same]) => all.replace(word, same), text);
}
