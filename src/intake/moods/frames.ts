import { has } from '../clauses/clauses.ts';
import { pattern } from '../text/pattern.ts';
import type { Moods } from './moods.ts';

/** Words that the reader knows in the clause that they stand in, and that go on reaching over the clauses after it. */

/** 差一点就遭攻击，解析效率大幅下降; 否则核心瘫痪，全省断网; 如不处置，将全省断网; not 离百万只差一点 */
const NEARLY = pattern(
  /^[^,离距只万亿]{0,6}(?:差一?点儿?|险些|差一步)(?![不没未]|[就到满过]?[过到]?[\d一二三四五六七八九十百千]*[\d万亿])|^(?:严防|谨防|杜绝|防住了?|阻止了?|(?:防止|避免)(?![^,]*已))|^(?:否则|不然|要不然)|^(?:如|若|倘若?|要是)果?(?:再?不|未能?|没有?)(?!是|出|意外|然|此|今|同|若|够)|(?:未来|将来|今后|日后)(?:可能|或将|或许|会)/u,
);
/** 存在某平台被拖库，百万用户信息泄露的风险 */
const MAY_BE = pattern(/^[^,]{0,4}(?:存在|面临|可能出现|可能发生)/u);
/** 为防止出现光缆挖断，全省断网的情况 */
const KEEPS_OFF = pattern(/^(?:为|以|为了)(?:防止|避免|防范|预防|杜绝)(?:出现|发生|再次)?/u);
const CLOSES = pattern(
  /的?(?:风险|隐患|可能性?(?:存在|较大|很大)?|情况|局面|情形|事件|后果)(?:发生|出现)?$/u,
);
/** 是不是光缆断了，全省断网？ */
const ASKS = pattern(/^(?:是不是|是否|会不会|有没有可能|难道|莫非|该不会|不会是)/u);
/** 四川全省断网，对吧？ */
const TAG = pattern(
  /^(?:对|是|没错|真的?|确定|属实|是这样|是真的)(?:吧|么|吗|嘛|的吗|的吧)?$|^(?:对不对|是不是|真的假的)$/u,
);
/** What ends it: 差点断网，结果真断了 */
const TURNS = pattern(
  /^(?:结果|但|可(?!能)|不过|目前|现|已|实际|后来|最后|最终|还是|没想到|昨|今|刚|经|我司|我局)/u,
);

/** Takes back, or leaves to a person, what follows such a word in its sentence, as far as it may reach. */
export function markFrames(moods: Moods): void {
  for (const { i, clause } of moods.claims()) {
    const sentence = moods.sentenceOf(i);
    if (clause.asked && TAG.test(clause.text)) {
      moods.set(sentence.slice(0, sentence.indexOf(i) + 1), 'unverified');
      continue;
    }
    const rest = sentence.filter((k) => k >= i);
    const reached = rest.slice(0, reachOf(moods, clause.text, rest));
    const kept = KEEPS_OFF.test(clause.text);
    const told = reached.filter(
      (k) => moods.happens(k) && (kept || k > i || reached.length > 1 || has(clause, 'dns')),
    );
    if (told.length === 0) continue;
    moods.set(told, kept ? 'hypothetical' : 'unverified');
    if (kept) moods.flag('hypothetical', clause);
  }
}

/** @returns how many of the clauses from the word on it reaches over */
function reachOf(moods: Moods, text: string, rest: number[]): number {
  if (MAY_BE.test(text) || KEEPS_OFF.test(text)) return rest.findIndex((k) => CLOSES.test(moods.text(k))) + 1;
  const last = moods.clauses[rest.at(-1) ?? -1];
  if (!NEARLY.test(text) && !(ASKS.test(text) && last?.asked)) return 0;
  const turn = rest.findIndex((k, n) => n > 0 && TURNS.test(moods.text(k)));
  return turn < 0 ? rest.length : turn;
}
