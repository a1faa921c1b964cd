import { type Clause, has } from '../../clauses/clauses.ts';
import { isLive } from '../../moods/moods.ts';
import type { Statement } from '../../moods/statement.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';

/** Whether a happening was taken as past, as a drill or as denied for a word that is of something else in its sentence. */

/** 去年换的存储坏了, 此前未设防的接口, 曾是运维的嫌疑人, 先前那批黑客, 类似撞库的手法: what does it is of before, not what it does */
const OF_DOER = pattern(
  /(?:去年|前年|20\d\d年|上月|上周|此前|之前|先前|早先|以前|曾经?|类似|往年|早年|历史上)[^,]{0,8}?(?:的|那[批伙帮个])(?:接口|存储|机房|设备|路由器?|系统|服务器|嫌疑人|前?员工|人员|黑客|攻击者|手法|方式|漏洞|账号|口令|密码|软件|光缆|线路|防火墙|代码|配置|插件|组件|供应商|外包)(?!泄|信息|数据)[^,]{1,}/u,
);
/** 刚点错按钮把备用也关了, 误点发送错误配置, 撤回关于原因的报告 */
const OF_HANDLING = anyOf`
  点错|误点|错误(?:的)?(?:路由|配置|策略|指令|宣告|版本)|撤回[^,]{0,8}(?:原因|宣告|路由|配置|策略|补丁)|编造理由|根本不存在$
`;
/** 正准备演练，江西全省大量用户断网了 */
const NEAR_DRILL = pattern(/(?:准备|筹备|看|围观|讨论|刚(?:开始)?|还在|正在?)[^,]{0,4}演[练习]$/u);

/** 预案里假设的事发生了, 历史重演: what was supposed or was before happens */
const COME_TRUE = pattern(
  /(?:假设|设想|推演|担心|预想|最怕)的?[^,]{0,6}(?:发生了|成真|应验|真来了|来了)|(?:历史|往事|噩梦|悲剧)重演/u,
);
/** 请问…要几点前报？库是今早没的 */
const JUST_NOW = pattern(
  /(?:今[早晚天晨]|昨[晚天夜]|刚[刚才]?)[^,未没]{0,4}(?:没的|丢的|断的|被?拖|泄露?的|盗的|被盗)/u,
);

/** @returns whether such a word washes away something that happens */
export function isWashed(clauses: Clause[], statements: Statement[]): boolean {
  return statements.some((s) => {
    if (s.negated || s.kind === 'other' || isLive(s.mood)) return false;
    const own = clauses[s.clause] as Clause;
    const sentence = clauses.filter((c) => c.sentence === own.sentence);
    if (sentence.some((c) => COME_TRUE.test(c.text))) return true;
    if (s.mood === 'hypothetical')
      return clauses.some((c) => c.sentence > own.sentence && JUST_NOW.test(c.text) && !c.asked);
    if (s.mood === 'past')
      return sentence.some((c) => OF_DOER.test(c.text)) && !sentence.some((c) => has(c, 'resolved'));
    if (s.mood === 'denied')
      return sentence.some((c) => OF_HANDLING.test(c.text) && !has(c, 'net_down', 'no_access', 'leak'));
    return s.mood === 'drill' && sentence.some((c) => c !== own && NEAR_DRILL.test(c.text));
  });
}
