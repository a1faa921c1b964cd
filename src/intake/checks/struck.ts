import { CAUSES_IN_SCOPE, type Facts } from '../../plan/facts.ts';
import { type Clause, has } from '../clauses/clauses.ts';
import { instructs, isLive, type Mood } from '../moods/moods.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';

/** What an attack did beside data: a denied leak says nothing of it. */

const ATTACKED = pattern(/攻击|入侵|黑客|勒索|病毒|木马|篡改|劫持|植入|远程(?:控制|操控)|攻破|攻陷|被黑/u);
/** 12万辆车无法启动, 转走公款, 门锁打开, 列车急停, 插播 */
const STRUCK = anyOf`
  (?:车|电梯|列车|地铁|轮船|飞机|机床|产线|生产线|高炉|锅炉|泵|阀|闸|门锁|门禁|大门|道闸|红绿灯|信号灯|路灯|充电桩|加油机|呼吸机|心电|监护仪|起搏器|机器人|吊机|塔吊|无人机)[^,]{0,8}(?:无法|不能|启动不了|失控|失灵|急停|停[机运摆了]|锁死|打开|自动开|误开|误关|熄火|趴窝|相撞|坠|关闭|失去)
  急停|迫停|插播|误播|播放(?:了)?(?:反动|不雅|低俗|有害|违法)|停产|停工|停运|停诊|停水|停电|停气|爆炸|起火|泄压|溢流|受伤|死亡|伤亡|断水|断气|闪爆
  (?:生产|正式|线上|现网|业务|核心)(?:机|服务器|系统|环境|库)[^,]{0,4}(?:也|又|开始|跟着)[^,]{0,6}(?:报错|异常|卡|瘫|加密|中招|不行|挂|慢)
`;
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
export function hasStruck({ causes }: Facts, clauses: Clause[], moods: Mood[]): boolean {
  const live = clauses.filter((c, i) => isLive(moods[i] ?? 'actual') && !instructs(c) && !c.asked);
  const attacked =
    causes.some((cause) => CAUSES_IN_SCOPE.includes(cause)) ||
    live.some((c) => ATTACKED.test(c.text) && !NOT_SO.test(c.text));
  const isCalm = clauses.some((c) => has(c, 'normal'));
  const isStruck = ({ text }: Clause) => STRUCK.test(text) || (!isCalm && TAKEN.test(text));
  return attacked && live.some((c) => isStruck(c) && !NOT_SO.test(c.text) && !has(c, 'normal', 'resolved'));
}
