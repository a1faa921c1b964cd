import { type Clause, has, saidIn, tagged } from '../../clauses/clauses.ts';
import { instructs } from '../../moods/moods.ts';
import { pattern } from '../../text/pattern.ts';

/** Places in a list, each with a word of its own: 四川（已核）、重庆（误报）; a spread of what no list of words names. */

const TRUE = pattern(/^(?:情况)?(?:已|经)?(?:核实?|核准|属实|确认|坐实|查实|真实?|有效|√|断|是)了?$/u);
const FALSE = pattern(/^(?:系|是|为|属)?(?:误报|错报|虚警|虚报|不实|误判|假的?|作废|×|无效|撤回|谣言)了?$/u);

/** @returns whether a text confirms one place of a list and calls another one false: one of the words is not of all that it tells */
export function isToldOfEach(clauses: Clause[]): boolean {
  const told = clauses.flatMap((c, i) => (has(c, 'place') ? verdictOf(c, clauses[i + 1]) : []));
  return told.some((text) => TRUE.test(text)) && told.some((text) => FALSE.test(text));
}

/** What is said of a bare name, after it or in the clause that follows. */
function verdictOf(clause: Clause, next: Clause | undefined): string {
  const rest = tagged(clause, 'place')
    .reduce((text, word) => text.replace(saidIn(clause, word), ''), clause.text)
    .replace(/^[、和及]|[省市局]$/gu, '');
  return rest === '' && next?.sentence === clause.sentence ? next.text : rest;
}

const OF_CODE = pattern(/恶意|插件|程序|软件|代码|脚本|固件|僵尸|后门/u);
const OF_LIFE = pattern(/疫|流感|虫害|养殖|作物|诈骗|谣言|舆情|投诉|诺如|登革|医院|病例|知识|宣传/u);

/** @returns whether something of code spreads widely in more than one province, and no word for it was read: 恶意扩展插件大面积爆发 */
export function isOfUnreadSpread(clauses: Clause[]): boolean {
  const wide = clauses.some(
    (c) =>
      has(c, 'spread') &&
      has(c, 'wide') &&
      !has(c, 'not', 'normal', 'drill', 'past', 'rumour') &&
      OF_CODE.test(c.text) &&
      !OF_LIFE.test(c.text) &&
      !c.asked &&
      !instructs(c),
  );
  return (
    wide && clauses.some((c) => has(c, 'place') || c.quantities.some(({ unit }) => unit === 'provinces'))
  );
}
