import { CAUSES_IN_SCOPE, type Facts } from '../../../plan/facts.ts';
import { type Clause, has } from '../../clauses/clauses.ts';
import { instructs, isLive, type Mood } from '../../moods/moods.ts';
import { NO_LEAK } from '../../statements/unplaced.ts';
import { anyOf } from '../../text/any-of.ts';
import { pattern } from '../../text/pattern.ts';

/** What an attack did beside data: a denied leak says nothing of it. */

const ATTACKED = pattern(/攻击|入侵|黑客|勒索|病毒|木马|篡改|劫持|植入|远程(?:控制|操控)|攻破|攻陷|被黑/u);
/** 12万辆车无法启动, 转走公款, 门锁打开, 列车急停, 插播 */
const STRUCK = anyOf`
  (?:车|电梯|列车|地铁|轮船|飞机|机床|产线|生产线|高炉|锅炉|泵|阀|闸|门锁|门禁|大门|道闸|红绿灯|信号灯|路灯|充电桩|加油机|呼吸机|心电|监护仪|起搏器|机器人|吊机|塔吊|无人机)[^,]{0,8}(?:无法|不能|启动不了|失控|失灵|急停|停[机运摆了]|锁死|打开|自动开|误开|误关|熄火|趴窝|相撞|坠|关闭|失去)
  删(?:了|除|光|掉)了?[^,]{0,6}(?:备份|生产|日志)|(?:核心路由器?|网管系统|骨干|调度系统|工控系统)[^,]{0,4}(?:被|遭)(?:植入|入侵|控制)
  急停|迫停|停充|全部(?:停[摆用机]|趴窝|锁死|离线)|插播|误播|播放(?:了)?(?:反动|不雅|低俗|有害|违法)|停产|停工|停运|停诊|停水|停电|停气|爆炸|起火|泄压|溢流|受伤|死亡|伤亡|断水|断气|闪爆
  (?:生产|正式|线上|现网|业务|核心)(?:机|服务器|系统|环境|库)[^,]{0,4}(?:也|又|开始|跟着)[^,]{0,6}(?:报错|异常|卡|瘫|加密|中招|不行|挂|慢)
`;
/** 铁路调度系统被入侵，旅客信息没有外泄: what was done there is unsaid */
const BROKEN_INTO = pattern(
  /(?:被|遭)(?!钓鱼|撞库|仿冒)[^,]{0,6}(?:入侵|攻破|攻陷|植入|接管|插播|控制|清空|删|黑(?!名单)|盗卖|加密|篡改|攻击)|入侵(?:了|测试|某|银行|我)|(?:被)?黑客[^,]{0,6}(?:登录|接管|删除|插播|攻击)|外挂攻破|(?:密钥|令牌|凭证)[^,]{0,4}(?:被|遭)[^,]{0,4}[盗偷]|漏洞[^,]{0,4}被薅/u,
);
const LEAK_DENIED = pattern(/(?:未|没有?|无|未见)[^,]{0,8}(?:泄露|外泄|外传|外流|泄漏)/u);
/** 侵入某运营商省级网管，留了后门: who is still inside */
const STILL_INSIDE = pattern(
  /(?:侵入|入侵|潜入|攻入|控制)了?[^,]{0,10}(?:网管|核心网|骨干|权威|注册局|调度系统|信令|计费)|(?:留|埋|装)(?:下|有|了)?(?:了)?[^,]{0,4}后门/u,
);
/** Nothing came of it, as the text says. */
const CALM = pattern(
  /(?:未|没有?|不|无)(?:造成|发生|产生|受|有)?(?:到|任何|其他|实际|业务)*(?:影响|中断|损失|受影响)|拦截|阻断|隔离|清除|清理|查杀|封堵|未遂|失败|下线|已?修复|关闭|重装|处置|加固|整改|测试|演练|误报|蜜罐|改密|改了密码|恢复|更换|重置|已?断开/u,
);
/** 转走公款; the systems that it was taken from may be well, which is said then */
const TAKEN = pattern(/(?:转|盗|划|卷|提)走[^,]{0,10}(?:款|钱|币|资金|余额|[\d万亿]元)/u);
const NOT_SO = pattern(
  /未(?!知|经)|没(?!收)|无(?!法|人机)|不(?!能|了|见|翼|过)|险些|差点|避免|防止|正常|恢复|拦|如果|一旦|可能|演练|计划|曾|同行|去年|前年|此前|以往|类似/u,
);

/**
 * @param facts as they were read
 * @param clauses of the text
 * @param moods of the clauses
 * @returns whether an attack is told that took money, moved or stopped things, or began on real machines
 */
export function hasStruck({ causes, leak }: Facts, clauses: Clause[], moods: Mood[]): boolean {
  const live = clauses.filter((c, i) => isLive(moods[i] ?? 'actual') && !instructs(c) && !c.asked);
  const attacked =
    causes.some((cause) => CAUSES_IN_SCOPE.includes(cause)) ||
    live.some((c) => ATTACKED.test(c.text) && !NOT_SO.test(c.text));
  const isCalm = clauses.some((c) => has(c, 'normal') || CALM.test(c.text));
  const isStruck = ({ text }: Clause) => STRUCK.test(text) || (!isCalm && TAKEN.test(text));
  if (attacked && live.some((c) => isStruck(c) && !NOT_SO.test(c.text) && !has(c, 'normal', 'resolved')))
    return true;
  const put = clauses.some(
    (c) => has(c, 'resolved') || /清除|清理|删除|查杀|下线|演练|测试|红队|蜜罐|未遂|拦/u.test(c.text),
  );
  if (!put && live.filter((c) => STILL_INSIDE.test(c.text) && !NOT_SO.test(c.text)).length > 1) return true;
  const kept = live.some((c) => NO_LEAK.test(c.text) || LEAK_DENIED.test(c.text));
  return (
    kept &&
    !isCalm &&
    leak === undefined &&
    live.some((c) => BROKEN_INTO.test(c.text) && !NOT_SO.test(c.text))
  );
}
