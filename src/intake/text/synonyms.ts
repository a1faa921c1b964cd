import { type Pattern, pattern } from './pattern.ts';

/** Words of one meaning and one length, so that every list and pattern knows them all. */
const SYNONYMS: [Pattern, string][] = [
  [pattern(/(?<=[哦哈呢呀吧啊啦嘛哟噢喔呐])~/u), ','], // 是假的哦～不过…: no range
  [pattern(/演习/u), '演练'],
  [pattern(/泄漏|外泄/u), '泄露'],
  [pattern(/大批(?![次])/u), '大量'],
  [pattern(/大范围/u), '大面积'],
  [pattern(/虚警/u), '误报'],
  [pattern(/我单位|(?<![日资成基版样])本公司/u), '我公司'], // 某日本公司
  [pattern(/盗取/u), '窃取'],
  // 客户外流 is churn, 客流出现 and 数据流出现 are flows
  [
    pattern(
      /(?<!客户|用户|会员|人才|资金|人口|生源|患者|病人|旅客)外流(?!行)|(?<![资人])流出(?![量口端带现])/u,
    ),
    '泄露',
  ],
  [pattern(/脱库|脱裤/u), '拖库'],
  // 泄露过亿: more than so many, not once
  [pattern(/(?<=泄露|被盗|被窃|失窃|窃取)过(?=[千百]?万|亿)/u), '超'],
];

/** @returns the text, of the same length, with one word for each such meaning */
export function unify(text: string): string {
  return SYNONYMS.reduce((all, [word, same]) => word.replaceAll(all, same), text);
}
