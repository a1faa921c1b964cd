import { CAUSES_IN_SCOPE, type Facts } from '../../plan/facts.ts';
import { type Clause, has } from '../clauses/clauses.ts';
import { isOfOther, NO_USERS_DATA, TELLS_SIZE } from '../leaks/others.ts';
import { isReplaced } from '../leaks/wording.ts';
import { isCleared } from '../moods/cleared.ts';
import { instructs, isLive, type Mood } from '../moods/moods.ts';
import { givesReason, isMatter, isOfNoNetwork, OF_OTHERS, saysNothingHappened } from '../moods/nothing.ts';
import { isOpen } from '../moods/open.ts';
import type { Statement } from '../moods/statement.ts';
import { CEILING } from '../numbers/numerals.ts';
import { FEW_PEOPLE, isCount, type Quantity } from '../numbers/quantities.ts';
import { anyOf } from '../text/any-of.ts';
import { type Pattern, pattern } from '../text/pattern.ts';
import { isMinor } from './influence.ts';
import { isOfCnResolution } from './subject.ts';

/** Stems of harm to information, and to networks and systems, known or not to the lists of words. */
const DATA_HARM = pattern(
  /dump(?:了|走|出)|串号|进到[^,]{0,4}他人|看到别人|(?:送|传|抄送|发往)[^,]{0,4}境外|丢|窃|盗|偷|泄|漏(?!洞|扫|过|网)|暴露|曝|外流|倒卖|出售|售卖|流出|流到|公网|脱裤|黑了|篡|劫|被删|删(?:了|光|除|掉|空|库)|勒索|失守/u,
);
const SYSTEM_HARM = anyOf`
  (?<!阻|判|诊|切|截|隔|果)断(?!电|面|定)|瘫|崩|挂了|中招|中毒|被锁|锁死|卡(?:死|顿|住|爆)|毁|损坏
  坏了|故障|异常|失败|投诉|报障|申告|出事|炸|不了|被人[删改动]|被改|吊销|上不|打不开|打不通|接不通
  进不去|无法|不能|没网|没信号|感染|传染|蔓延|扩散|沦陷|失陷|被黑|影响用户|infected|outage|malware
  病毒(?!库|性)|波动|蓝屏|黑屏|花屏|死机|闪退|转圈|servfail|nxdomain|被加密|报错|失联|宕|绕[行道]|宣告了|误宣告|恶意宣告|出问题|不通(?!知|过)|slow|转[^,]{0,2}圈|加载(?:不|慢|比)|(?<!没|未|连)慢(?!慢|性|走|点[开走])
  (?:效率|成功率|指标|解析)[^,]*下降|下降多少|超时
`;
const HARM = pattern(new RegExp(`${DATA_HARM.regex.source}|${SYSTEM_HARM.regex.source}`, 'u'));
/** What the reporter did or asks for, or says is not so. */
const HARMLESS = anyOf`
  未|没有|无(?!法|响应|服务)|正常|持平|恢复|排除
  已(?:隔离|清除|查杀|处置|拦截|阻断|修复|封堵|关闭|下线)|拦截|拦下|拦住|挡[下住]|杀掉|防范|避免|建议|请求|预防|成功|个别|零星
  险些|差点|阻止|没(?:中断|停|瘫|挂|漏|丢|泄|被|断|出|坏|受|影响|事|涉)
  (?:空调|打印机|键盘|鼠标|投影仪?|电梯|门锁|饮水机)[^,]{0,4}(?:坏|故障)
  (?:探针|监控|监测|拨测|告警|传感器|大屏)[^,]{0,6}(?:故障|异常|断|坏|失效|挂|重启|误|花)
`;
/** 成功登录1206个账号，均已冻结 */
const TAKEN_OVER = pattern(/得手|成功登录|登录成功|被登录|撞开|被盗号/u);
/** Whatever it was, it did nothing. */
export const NO_EFFECT: Pattern[] = [
  pattern(
    /未造成|没有造成|未影响|不影响|无影响|没影响|没有影响|零影响|未受影响|没受影响|未见影响|未中断|没有?中断|没有下降|未泄露|无感|没有(?:别的|其他)损失/u,
  ),
  anyOf`
    被?(?:清洗|拦截|阻断)|(?<!没|未|不|以为|像是)(?:拦住|拦下|挡住|防住|扛住|顶住)|未遂|未得逞|未得手
    (?:未|没有?)成功|无一成功|一(?:个|条|次|台)[^,]{0,4}(?:也|都)(?:没|未)|分毫未|毫发无损|原封未动
    没打穿|没打进|没来得及|没得手|无一(?:人|个|台)?[^,]{0,4}(?:成功|登录|中招|点开|失陷)
    没有一(?:个|人|台|起|条|次)|没觉着|没感觉|没察觉|无感知|没人投诉|没有?(?:接到|收到)?投诉|零(?:成功|登录)|(?:未|没有?|尚未)(?:接到|收到|发现)[^,]{0,6}(?:受骗|上当|举报|损失|中招)|排查干净|(?:没有?|未)扩散$
    没有任何(?:账号|用户|主机|设备)被
  `,
  pattern(
    /无(?:主机|用户|设备|终端|账号|系统|数据|服务器|人)?(?:被|受)(?:加密|影响|感染|控|利用)|零感染|(?:没有|未见|无|未发现)(?:感染|被控|利用)/u,
  ),
  anyOf`
    (?<!有)无人(?:利用|访问|调用|下载|使用)
    没(?:有)?(?:别的|其他)?人(?:利用|用过|访问过|点开|提交|填写|上当|受骗|中招)
    未被(?:利用|下载|访问|调用)|(?:没有|未|尚无|暂无|无)(?:发现|出现|监测到)?(?:任何|一例|一起)?感染
    (?:用户|业务)[^,]{0,4}(?:没有?|无|未)(?:任何|什么|啥|丝毫|一点|半点)?(?:感觉|感知|察觉|觉)|(?:均|全部?|都)(?:失败|拦了|没进来|没登进|没成)
    没(?:打)?进来|没被动过|没传(?:出去|开)|曲线平
  `,
  pattern(
    /自动倒换|(?:倒换|切换)成功|均已升级|(?:没人|无人|未|没有人)(?:去)?点(?:开|击|过|了)?$|(?:没人|无人|未|没有人)点(?:开|击)|(?:境内|国内)(?:暂|尚)?未(?:见|发现)|尚未在(?:境内|国内)/u,
  ),
];
/** 无数据外传 */
export const NO_LEAK = pattern(
  /(?:未|无|没有?|未见|并无|零)(?:任何|发现|发生|用户|个人|数据|信息)*(?:泄露|泄漏|外泄|外传|外流|泄密)/u,
);
/** 属于重大事件 without saying what happened */
const CLAIMS = pattern(
  /(?:本次|此次|该|我司认为|认为|本)[^,]{0,6}(?:属于?|为|达到|构成)(?:特别重大|重大|较大|一般)/u,
);

/**
 * What the text doesn't put into a statement that a criterion knows is asked about, not passed over: an attack whose effect
 * isn't said, words of harm that the reader can't place, so many people of whom it doesn't understand what is said.
 * @param used the statements that the facts are made of
 * @returns the number of people or records that it asks about, where there is one
 */
export function addUnplaced(
  facts: Facts,
  used: Statement[],
  told: Statement[],
  clauses: Clause[],
  moods: Mood[],
): Quantity | undefined {
  if (used.some((s) => s.kind !== 'other')) return undefined;
  if (told.length === 0 && saysNothingHappened(clauses)) return undefined;
  const live = clauses.filter((clause, i) => isLive(moods[i] ?? 'actual') && !instructs(clause));
  const explained = new Set(told.filter((s) => s.negated).map((s) => clauses[s.clause]));
  const open = live.filter((clause) => !explained.has(clause) && !isOfNoNetwork(clause));
  // 1200万用户信息迁移完毕，未泄露
  const kept =
    isAttacked(facts) || live.some((c) => isHarm(c) || /说|称|讲|回应|否认|各执/u.test(c.text))
      ? []
      : told.filter((s) => s.negated && s.kind === 'leak');
  const keptIn = new Set(kept.map((s) => clauses[s.clause]?.sentence));
  const people = open.flatMap((clause) => (keptIn.has(clause.sentence) ? [] : peopleOf(clause)));
  const cleared = isCleared(clauses) && !open.some(isOpen);
  if (
    people.length > 0 &&
    !cleared &&
    open.some((clause) => isHarm(clause) || has(clause, 'info', 'correction'))
  ) {
    const most = people.reduce((a, b) => (b.count.min > a.count.min ? b : a));
    facts.leak = { people: { ...most.count, min: 0, max: most.count.max ?? CEILING } };
    return most;
  }
  const [records] = used.length === 0 ? open.flatMap(manyRecordsOf) : [];
  if (records !== undefined) {
    facts.leak = { records: records.count };
    return records;
  }
  if (used.length === 0) facts.other = unclearHarm(facts, told, open, live) ?? changedOnly(told, live);
  if (facts.other === undefined) {
    delete facts.other;
    return undefined;
  }
  // .CN顶级域名服务器又被打了: how gravely, the text doesn't say (3.1)
  if (facts.cnTld === undefined && isOfCnResolution(open)) facts.cnTld = {};
  return mayBeOfPeople(facts, open);
}

/** 三档一个不剩全让人端走了，加起来1020万: what is not understood, of as many as a graver row counts, is asked about as a leak of so many */
function mayBeOfPeople(facts: Facts, open: Clause[]): Quantity | undefined {
  const data = open.some((c) => isHarm(c, DATA_HARM) || has(c, 'info', 'take', 'leak'));
  const counts = open.flatMap((c) => c.quantities.filter((q) => countsMany(q) && !isOfOther(c, q)));
  if (!data || counts.length === 0 || facts.leak !== undefined) return undefined;
  const most = counts.reduce((a, b) => (b.count.min > a.count.min ? b : a));
  facts.leak = { people: { min: 0, max: most.count.max ?? CEILING } };
  return most;
}

/** 刚才那个地点改成宁夏: a change of a report that the text doesn't tell */
function changedOnly(told: Statement[], live: Clause[]): string | undefined {
  const changed = live.some(
    (c) =>
      has(c, 'place') &&
      /(?:地点|地方|省份|省|地区|范围)[^,]{0,6}(?:改成|改为|更正为|应为|应该是)/u.test(c.text),
  );
  return told.length === 0 && changed ? '文中未说清的情况' : undefined;
}

/** 4600万条订单记录被放到网盘 */
function manyRecordsOf(clause: Clause): Quantity[] {
  if (!has(clause, 'info') || HARMLESS.test(clause.text) || has(clause, 'normal')) return [];
  return clause.quantities.filter(
    (q) => q.unit === 'records' && q.count.min >= FEW_PEOPLE && !isOfOther(clause, q),
  );
}

/** Fewer devices under control are no outbreak. */
const FEW_DEVICES = 10_000;

/** 僵尸网络控制了3000万台摄像头 */
function isBotnet(clause: Clause): boolean {
  return (
    (has(clause, 'virus') || /被控|受控|控制|感染|中招/u.test(clause.text)) &&
    clause.quantities.some(({ unit, count }) => unit === 'devices' && count.min >= FEW_DEVICES)
  );
}

/** Of people or records, or of what isn't said. */
function countsMany(quantity: Quantity): boolean {
  return isCount(quantity) && quantity.count.min >= FEW_PEOPLE;
}

/** 暂未影响业务，攻击仍在持续 */
const ATTACK_GOES_ON = pattern(/攻击[^,]{0,10}(?:仍在|还在|持续中|尚未停止|未停|没停)/u);

/** 全区大量客户VoLTE主被叫失败，手机上网未受影响: another thing than what works */
const OF_CALLS = pattern(
  /(?:volte|语音|通话|主被叫|电话|短信|iptv|专线)[^,]{0,8}(?:失败|中断|不了|不通|无法|异常)|打不了电话/u,
);

function unclearHarm(facts: Facts, told: Statement[], open: Clause[], live: Clause[]): string | undefined {
  const calm = live.some(isCalm);
  const kept =
    told.some((s) => s.negated && s.kind === 'leak') ||
    open.some((c) => NO_LEAK.test(c.text) || NO_USERS_DATA.test(c.text));
  const harmed = open.some(
    (c) => (!kept && isHarm(c, DATA_HARM)) || ((!calm || OF_CALLS.test(c.text)) && isHarm(c, SYSTEM_HARM)),
  );
  // 小店网站被改成博彩页面，每天不到二十人看
  if (isMinor(live) && !open.some((c) => isHarm(c, DATA_HARM))) return undefined;
  if (harmed || open.some((c) => isBotnet(c) || CLAIMS.test(c.text))) return '文中未说清的情况';
  const goesOn = isAttacked(facts) && open.some((c) => ATTACK_GOES_ON.test(c.text));
  if (goesOn) return '遭受网络攻击，后果不明';
  if (isAttacked(facts) && !calm && !kept && !told.some((s) => s.negated)) return '遭受网络攻击，后果不明';
  const denied = told.some((s) => s.negated);
  if (!denied && (facts.standing === 'unverified' || facts.standing === 'unclear') && open.some(isMatter))
    return '消息未经证实，情况不明';
  const matters = open.some((c) => isMatter(c) || c.quantities.some(countsMany));
  return matters &&
    !givesReason(open, {
      denied,
      harmed: open.some((c) => isHarm(c)),
      many: open.some((c) => c.quantities.some(countsMany)),
    })
    ? '文中未说清的情况'
    : undefined;
}

/**
 * @returns whether a text that is told as no incident (a drill, history, a denial) still has harm or many people in a clause
 *   that is told as plain fact
 */
export function tellsMore(told: Statement[], clauses: Clause[], moods: Mood[]): boolean {
  const explained = new Set(told.filter((s) => s.negated).map((s) => s.clause));
  return clauses.some((clause, i) => {
    const mood = moods[i] ?? 'actual';
    if (!isLive(mood) || explained.has(i) || instructs(clause)) return false;
    const many = clause.quantities.some(
      (q) =>
        (q.unit === 'people' || q.unit === 'unsaid') &&
        (q.count.max ?? q.count.min) >= FEW_PEOPLE &&
        !isOfOther(clause, q) &&
        !TELLS_SIZE.test(clause.text),
    );
    if (mood !== 'actual') return many && clauses.some(isOpen);
    return (many && !HARMLESS.test(clause.text)) || isHarm(clause);
  });
}

/** 下单和支付不受影响, .CN不受影响: of one thing, which is not the one that failed */
export const OF_ALL = pattern(
  /用户|业务|网络|系统|服务|访问|上网|运行|通信|一切|全部|都|均|现网|全网|数据|信息|感知|无感|客户|会员|线上|本身|网站一直|境内节点|^(?:也|并|且|目前|现|暂|尚)*(?:未|没|不|无|正常|恢复)/u,
);

function isCalm(clause: Clause): boolean {
  const fewTaken =
    TAKEN_OVER.test(clause.text) &&
    clause.quantities.some(({ unit, count }) => unit === 'people' && (count.max ?? FEW_PEOPLE) < FEW_PEOPLE);
  const fine = has(clause, 'normal') && !OF_OTHERS.test(clause.text) && OF_ALL.test(clause.text);
  return (
    !clause.asked &&
    (fewTaken || fine || NO_EFFECT.some((p, i) => p.test(clause.text) && (i > 0 || OF_ALL.test(clause.text))))
  );
}

function isAttacked(facts: Facts): boolean {
  return facts.causes.some((cause) => CAUSES_IN_SCOPE.includes(cause));
}

/** @returns whether a clause has words of harm, and none that say that it came to nothing */
export function isHarm(clause: Clause, harm = HARM): boolean {
  return harm.test(clause.text) && !HARMLESS.test(clause.text) && !has(clause, 'normal', 'resolved');
}

function peopleOf(clause: Clause): Quantity[] {
  if (has(clause, 'normal')) return [];
  return clause.quantities.filter(
    (quantity) =>
      quantity.unit === 'people' &&
      (quantity.count.max === null || quantity.count.max >= FEW_PEOPLE) &&
      !isOfOther(clause, quantity) &&
      !isReplaced(clause, quantity, false),
  );
}
