import type { Clause } from '../clauses/clauses.ts';
import { isCount } from '../numbers/quantities.ts';
import { anyOf } from '../text/any-of.ts';
import { wholeWords } from './whole-words.ts';

/** Whether several numbers of a leak count different people, so that they come to their sum. */

/** 甲业务620万用户，乙业务510万用户，互不重叠; 男用户55万、女用户62万 */
const DISJOINT = anyOf`
  (?<!有|是否|重)(?:不|没有?|无|未)(?:重叠|重复(?!使用|利用|提交|登录|用|计|统计)|交叉|重合)|互不(?:重叠|重复)|无一(?:重复|重叠|重合)
  没有?[一同][^,]{0,2}[个人名][^,]{0,2}(?:重复|重叠|重合|$)|(?:没有?|无|零)(?:任何)?(?:交集|共同的?(?:用户|会员|客户|人)|同一个?人)|(?:两|俩|三|四|几)[^,\d]{0,6}不(?:重|一样|搭界)$
  (?<!是)不是(?:同|一)(?:一)?[批拨拔伙群](?:用户|会员|客户|人|$)|(?<!手)不重(?:$|的|样)|没有?重复?的?人|没有?重复的?(?:用户|会员|客户)|(?:用户|会员|客户|人)(?:各是各的|毫不相[干关]|互不相[干关])$|(?:没有?|无)重的?$|一个(?:也|都)?不重|(?:没有?|无)人(?:重复|重叠|重合)|没有?一个(?:共同|相同|重复|重合|重叠)
  ^(?:用户|会员|客户|人员?)(?:都|均|也)?(?:不一样|不同|各不相同)$|已(?:去除|剔除|扣除)[^,]{0,4}(?:[两各]|互相|相互|交叉|之间)[^,]{0,6}(?:重复|重叠)
  男(?!装|鞋|科|友)[^,]{0,6}\d[\d.]*[万亿][^,\d]{0,6}女[^,\d]{0,6}\d
`;
/** 是追加, 两次报的数要加起来看, 跟前面62万用户无关: on top of what was told before */
const ON_TOP = anyOf`
  追加(?:了|的|报)?(?:用户|会员|客户)?[约近]?\d|(?:这|本)[次条报]?是追加|加起来(?:看|算|报|统计)|(?:数|数字|人数)(?:要|应|须|得)?(?:累加|相加|加起来)
  (?:跟|与|和|同)(?:前面|前报|首报|上一?批|头一?批|[昨前][日天晚]|之前)(?:报)?(?:的|那)?[约近]?\d[^,]*(?:无关|不相干|不搭界|是两码事|不是一[批拨回]事?)$
`;

/** @returns whether the text says that its numbers count different people */
export function saysDisjoint(clauses: Clause[]): boolean {
  return clauses.some(({ text }) => DISJOINT.test(text) || ON_TOP.test(text));
}

/** @returns whether what a text told before counts beside what it tells now, as nothing in it was put right: 首报商城库62万，续报论坛库53万，两库不重 */
export function addsUp(clauses: Clause[]): boolean {
  return clauses.some(({ text }) => ON_TOP.test(text)) || (saysDisjoint(clauses) && !clauses.some(putsRight));
}

/** 更正为58万, 增至62万 */
function putsRight(clause: Clause): boolean {
  return (
    clause.quantities.some((q) => isCount(q) && q.count.min >= 1000) &&
    wholeWords(clause, 'correction', 'grows', 'not_a').length > 0
  );
}
