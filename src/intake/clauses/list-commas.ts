import type { Found } from '../text/lexicon.ts';
import { pattern } from '../text/pattern.ts';
import type { Word } from '../words/words.ts';

/** Marks of a list that a writer who types no comma puts for one: 我司用户信息泄露、约1200万人、已报警. */

/** Stretches between which they part clauses are at least so long, in characters; 姓名、手机号 is a list. */
const LEAST = 5;
const MARKS = '、/,。;:!?~|';
/** 在职员工1.4万、离职员工0.9万; not 不是120万、是1200万 */
const COUNTED = pattern(/[\d百千万亿][余多]?(?:人|户|名|个|条|用户|家)?$/u);
const GOES_ON = pattern(/^(?:[是而应实更核经改现其另还也又共合但且均都已]|[^\d]*$)/u);

const DEED =
  '(?:登录|支付|付款|下单|查询|缴费|注册|上传|下载|浏览|访问|预约|挂号|购票|退票|充值|提现|转账|搜索|播放|评论|发送|接收)';
const DEED_BEFORE = pattern(new RegExp(`${DEED}$`, 'u'));
const DEED_AFTER = pattern(new RegExp(`^${DEED}`, 'u'));
const DENIES = pattern(/^[^,]{0,4}(?:没有?|未|无|并未|并无|不存在)(?:发生|出现|发现|造成|任何|再)/u);

/**
 * @param text of a writer who types no comma
 * @param words in it, in its order
 * @param w the first of them after the mark
 * @param at where the mark of a list stands
 * @returns whether it parts clauses: between long stretches that aren't alike
 */
export function listsClauses(text: string, words: readonly Found<Word>[], w: number, at: number): boolean {
  let [from, to] = [at, at + 1];
  while (from > 0 && !MARKS.includes(text.charAt(from - 1))) from--;
  while (to < text.length && !MARKS.includes(text.charAt(to))) to++;
  if (at - from < LEAST || to - at - 1 < LEAST) return false;
  const [before, next] = [words[w - 1], words[w]];
  const listed = (tag: Word['tag']) => before?.end === at && before.value.tag === tag;
  // 四川、湖北大面积爆发; 手机号、昵称被爬取
  if (listed('place') && next?.start === at + 1 && next.value.tag === 'place') return false;
  if (listed('info')) return false;
  // 部分用户登录、支付全部失败; 没有发生四川大量用户断网、云南大量用户断网
  const [said, rest] = [text.slice(from, at), text.slice(at + 1, to)];
  if ((DEED_BEFORE.test(said) && DEED_AFTER.test(rest)) || DENIES.test(said)) return false;
  return !COUNTED.test(said) || GOES_ON.test(rest);
}
