import { type Clause, has, tagged, type WordFound } from '../clauses/clauses.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import { first, instructs, type Moods } from './moods.ts';

/** 大量用户真的上不了网 */
const REALLY = anyOf`
  (?<![当认])真[把将给让][^,]{0,6}(?:断|割|挖|弄|瘫|崩|泄|删)|变(?:成)?事故|真实(?:断|中断|故障|影响|泄露|入侵)|真有(?:人|境外|黑客|攻击)|(?:按|转|转入|转为)实战
  (?<![仿传不没未会非])真(?:中断|瘫)|(?<![仿传不没未会非])真的?(?:断|上不|打不|没网|瘫|崩|泄|碰上|遇上|发生|出事|来了)
  (?:这个|这次|这回|今天|今次|现在)[^,]{0,4}是真的?$|(?:别|不要|勿)(?:当|以为)(?:成|作|是)?演
  (?:演练|演习|推演)个(?:啥|什么|头|屁|鬼|毛)|(?:哪里?|哪来)的?(?:演练|推演|演习)|演什么练
  系[^,]{0,4}(?:演练|演习|模拟)[^,]{0,4}误(?:下发|切|伤|连|执行|操作|触)
  (?:演练|演习|模拟|演训)[^,]{0,8}(?:失手|失误|误操作|走样)|(?:演练|演习)(?:变|改|转)(?:成|为)?实战|真故障
  (?:演练|演习|模拟|演训)[^,]{0,8}误(?:碰|触|操作|拔|删|下发|连|入|发到|炸)|误(?:连|发|接|入)[^,]{0,3}(?:现网|生产)
  真实(?:告警|报警)|(?:这|那|该|后)[一两]?[条起件个]是真的?|转入真实
  (?:演练|演习|推演)(?:刚)?(?:结束)?(?:之?后|刚完|刚结束)[^,]{0,6}(?:用户|突发|突然|遭|出现|发生|监测)
`;

/** 推演取消，人员转入真实处置; 与演练无关: what happens is real, but for the script itself. */
const PARTED = anyOf`
  [与跟和同][^,]{0,6}(?:演练|演习|推演)[^,]{0,4}(?:无关|没关系|没有关系|不沾边|不相干|两码事)
  (?:演练|演习|推演)(?:先停|先放|先不|暂缓|往后推|推迟|不搞|不做|改期|顺延)
  ^(?:演练|演习|推演)[^,]{0,3}(?:取消|中止|叫停|终止|暂停|中断|停止)|演练归演练
  ^[^,]{0,6}(?:演练|演习|推演)[^,]{0,2}(?:作罢|取消|中止|叫停|终止)$
  (?:演练|演习|推演)之?外$
  的(?:演练|演习|推演)(?:照常|如期|照旧|正常)(?:进行|举行|开展)?$
`;

/**
 * A drill is the text's matter unless it is planned, over, history or a suggestion. It covers its sentence and what
 * follows, until the text says that something is real.
 */
export function markDrill(moods: Moods): void {
  const { clauses, list } = moods;
  const real = clauses.findIndex(
    (c) => (has(c, 'no_drill') || REALLY.test(c.text) || NO_DRILL.test(c.text)) && !instructs(c),
  );
  const end = real < 0 ? clauses.length : real;
  const parted = clauses.some((c) => PARTED.test(c.text) && !instructs(c));
  for (const { i, clause } of moods.claims()) {
    const word = first(clause, 'drill');
    if (word === undefined || list[i] === 'past') continue;
    const about = reachOf(moods, clause, i, word, real >= 0 || parted);
    if (about === 'named') moods.set(moods.sentenceOf(i), 'unverified');
    if (about === 'doubted') moods.set(doubtedBy(moods, i), 'unverified');
    if (about === 'clause') list[i] = 'drill';
    if (about !== 'text' && about !== 'sentence') continue;
    moods.flag('drill', word);
    const from = about === 'text' ? 0 : (moods.sentenceOf(i)[0] ?? i);
    const covers = (k: number) =>
      k >= from && k < end && moods.isOfOneMatter(i, k) && (!parted || isScripted(moods, k));
    const covered = list.flatMap((_, k) => (covers(k) ? [k] : []));
    for (const k of covered) list[k] = 'drill';
  }
}

/** It speaks of a drill itself, or a heading does (情景：…). */
function isScripted(moods: Moods, k: number): boolean {
  const heading = moods.clauses[k - 1];
  return [moods.clauses[k], heading?.leads ? heading : undefined].some(
    (clause) => clause !== undefined && has(clause, 'drill', 'hypothetical'),
  );
}

/** 不排除是演练数据误入生产: of its sentence, else of the one before */
function doubtedBy(moods: Moods, i: number): number[] {
  const sentence = moods.sentenceOf(i);
  if (sentence.some((k) => moods.happens(k))) return sentence;
  return moods.sentences[moods.sentences.indexOf(sentence) - 1] ?? sentence;
}

/** 这不是应急演练 */
const NO_DRILL = pattern(
  /^(?:根本|今天|今日|并|压根|当时|现场)?(?:没有?|未)(?:在|搞|做|进行|开展|组织|安排)?(?:任何|什么)?(?:演练|演习)$|(?:不是|并非|绝非|不属于|^非)(?!普通|首次|第一次|一般|寻常|单纯)[^,是]{0,8}演练/u,
);

/** 全省断网应急演练圆满结束 */
function mentionOf(clause: Clause): 'clause' | 'none' {
  return isOver(clause) && !has(clause, 'no_drill') ? 'clause' : 'none';
}

/** 参照演练方案, 演练已结束, 非演练: the word stands for no drill that is going on. */
function isMentioned(clause: Clause, word: WordFound): boolean {
  const lead = clause.text.slice(0, word.start - clause.start);
  // 某演练科技公司
  if (
    !/如下/u.test(clause.text) &&
    /^(?:经验|预案|成果|队伍|成绩|当天|当日|期间|次日|前夕|(?:复盘|总结|评估|讲评|动员|筹备|准备|评审)?会议?(?:上|后|中|期间|刚|还没)|时留下|中未|之前|方案|计划|安排|材料|照片|视频|通知|的?(?:经费|预算|费用|奖金)|评分|要请|要邀|中评委|用的?(?:剧本|脚本|对讲机|桌签|器材|群|会议室|电话|账号|通道|微信群)|(?:我们|时)?没带)|^[^,]{0,2}(?:服务商|服务公司|科技|公司|有限|集团|股份|路|街|镇|村)/u.test(
      clause.text.slice(word.end - clause.start),
    )
  )
    return true;
  // 消防演练误碰总闸, 系统测试服务器被攻破, 护网行动第二天
  if (
    /(?:黑客|攻击者|入侵者|木马|病毒)[^,]{0,4}$|^[^,]{0,8}(?:黑客|攻击者|入侵者)[^,]{0,4}(?:趁|借|利用|以|假借)[^,]{0,4}$/u.test(
      lead,
    )
  )
    return true;
  if (/(?:消防|军事|防空|防汛|地震|疏散|反恐|急救)[^,]{0,2}$/u.test(lead)) return true;
  if (/(?:演练|演习|模拟|演训)[^,]{0,8}误(?:下发|切|伤|连|执行|操作|触|碰|拔|删|炸)/u.test(clause.text))
    return true;
  if (AS_A_THING.test(clause.text.slice(word.start - clause.start))) return true;
  if (/(?:因|由于)[^,]{0,4}$/u.test(lead) && /^而/u.test(clause.text.slice(word.end - clause.start)))
    return true;
  if (/(?:参照|按照|根据|依据|结合|如同|按)[^,]{0,8}$/u.test(lead)) return true;
  if (
    /^(?:原定|原计划)的?$/u.test(lead) &&
    /^(?:已|均)?(?:取消|推迟|改期)/u.test(clause.text.slice(word.end - clause.start))
  )
    return true;
  return has(clause, 'no_drill') || NO_DRILL.test(clause.text) || isOver(clause);
}

const AS_A_THING = pattern(
  /^(?:系统测试(?:失败|中|时|导致|误|服务器|环境|平台|机|网|库|账号)|护网(?:行动|演习)(?:第|误|期间|中|时|以来|值守|保障)|联调(?:暂停|单位|新|设备|已|人员|现场)|练习(?:生|记录|册|题库?|本|数据|成绩)|模拟(?:登录|点击|信号|器|割接|请求|访问)|(?:演习|演练)(?:警报|炮弹|邮件|短信|弹药)|演训|(?:系统测试|测试一下|联调)(?=(?:入侵|攻击|窃|拖|盗)))/u,
);

function isOver({ text }: Clause): boolean {
  return /(?:已|刚|才|均|圆满|顺利)(?:刚|经)?(?:结束|完成|收摊|收工|撤场|收官|落幕|收场|散场|(?:做|搞|弄|办|组织|开展|进行|参加)(?:完|过)|演完|练完)|(?:演练|演习|推演)(?:刚|已|才)?(?:(?:做|搞|弄|办)?完|(?:结束|收场|散场|收官|落幕|收摊|收工)(?:不到|后|之后|没|刚|才|[^,]{0,8}后$))/u.test(
    text,
  );
}

/** 以上为演练内容, 本消息系演练 */
const OF_ALL = pattern(
  /^(?:以上|上述|前述|此(?!次)|本(?![次周月季年市省地单公网])|这(?![次回])|该|均|仅|属|系(?!统)|为)|(?:以上|上述|本|此)[^,]{0,3}(?:内容|消息|信息|情况|报告|文字|短信|事件|场景)[^,]{0,2}(?:均|系(?!统)|属|为|仅|是)/u,
);

/** It speaks of the text as a whole, wherever it stands. */
const NOT_REAL = pattern(
  /(?:不是|并非|非)真实(?:事件|发生|情况)|(?:仅|只)(?:为|用于|供|是)(?:测试|联调|演练)|^测试(?:短信|消息|信息|报文)/u,
);

/** 近期我省正在开展护网行动: what season it is, not what the text is about */
const SEASON = pattern(/近期|近来|近日|期间|阶段|本月|年度|每年|各(?:单位|部门|公司)/u);

/** 三月份那次断网演练，大家配合得很默契: so long a sentence about a drill that says of none that it goes on tells of itself only */
const LONG = 12;
const OF_NOW = anyOf`
  本次|此次|(?<!脚)本|这|该|今[天日早晚]|现|正|开始|启动|以下|以上|上述|下面|内容|消息|事件|系|属|均
  为|是|场景|情景|模拟|虚拟|科目|脚本[:,]|[☑✓✔√]|注意|^请|收到|报
`;

function isOfAnother(moods: Moods, i: number): boolean {
  const sentence = moods.sentenceOf(i);
  const own = sentence.map((k) => moods.text(k)).join();
  const beside = moods.list.some((_, k) => !sentence.includes(k) && moods.happens(k));
  const headed = sentence.some((k) => moods.clauses[k]?.leads);
  return beside && !headed && own.length >= LONG && !OF_NOW.test(own);
}

/** 不排除是演练数据误入生产; 攻防演习刚开始，某平台就被… */
function isDoubted(clause: Clause, word: WordFound, happens: boolean): boolean {
  const before = tagged(clause, 'suspected', 'possible').some((doubt) => doubt.end <= word.start);
  return before || (!happens && /(?:刚|才)开始/u.test(clause.text));
}

/** 【演练】; 组织开展应急演练; 演练脚本第三幕; 科目为…; 系演练内容; 请参演单位注意 */
const STAGED = anyOf`
  ^[^,没未刚要借军去]{0,8}(?:演练|演习|推演|演训|联调|测试|彩排|预演)(?:第?[一二三四五六七八九十\d]{1,3}[号期场次]?|开始|进行中)?$|脚本|剧本|剧情|科目|场景|情景|情形|想定|设定|假想|假定|虚拟|虚构|桌面推演|桌推|沙盘(?!模型)|推演|导调|参演|注入[一二三四五六七八九十\d]|靶[场标机]|exercise|drill|tabletop|(?:本|此|这)次[^,]{0,4}(?:演练|演习)
  (?<!黑客|攻击者|软件|人|木马)模拟|(?:开展|组织|举行|举办|安排|进行|启动|开始|搞)[^,]{0,16}(?:演练|演习|拉练|对抗|联调|测试)|(?:演练|演习|联调|测试)(?:开始|通知|通报|公告|安排|计划|内容|消息|信息|短信|数据|用|指令|用语|标识|报文|告警|事件|预告|提示|结果|演练)
  (?:系(?!统)|是|为(?!名)|属|属于|作为|仅供|用于|供)[^,]{0,8}(?:演练|演习|推演|测试|联调)|(?:演练|演习|测试)(?:而已|罢了|结束|完毕)|红[队方]|蓝[队军方]|请勿(?:惊慌|误|外传|当真|处理)|无需(?:处理|处置)|(?:不是|并非|非)真(?:事|实|的)
`;

/** @returns whether a text tells of a drill as of something that is held, not only names one: 演练前夜断网 */
function isStaged(moods: Moods): boolean {
  return moods.clauses.some((c) => STAGED.test(c.text));
}

/**
 * How much of the text is the drill: none, perhaps its sentence (where a drill is only named, or the text doubts it), only its
 * clause, all from its sentence on, or the text as a whole.
 */
type Reach = 'none' | 'named' | 'doubted' | 'clause' | 'sentence' | 'text';

/** @param ends the text says where the drill ends */
function reachOf(moods: Moods, clause: Clause, i: number, word: WordFound, ends: boolean): Reach {
  if (isMentioned(clause, word)) return mentionOf(clause);
  const reach = drillOf(moods, clause, i, word);
  return reach === 'sentence' && !ends && !isStaged(moods) ? 'named' : reach;
}

function drillOf(moods: Moods, clause: Clause, i: number, word: WordFound): Reach {
  if (/如下$/u.test(clause.text)) return 'text';
  const happens = moods.happens(i);
  if (isDoubted(clause, word, happens)) return 'doubted';
  if (has(clause, 'advice') && !happens) return 'none';
  const today = /本次|此次|今日|今天|正在|现/u.test(clause.text);
  if (has(clause, 'advice', 'future') && happens && !today) return 'clause'; // 建议开展针对数据泄露的演练
  const planned =
    /^(?:后续|拟|将|下步|下一步|今后|之后|日后)/u.test(clause.text) ||
    tagged(clause, 'future', 'past', 'perhaps_past').some((f) => f.start < word.start);
  const after = moods.sentenceOf(i).filter((k) => k >= i);
  if (planned && !today && !after.some((k) => moods.happens(k))) return 'none'; // 四川断网，后续将组织演练
  // 三月份那次断网演练
  const named = /^.{0,8}(?:断网|泄露|攻击|勒索|病毒)(?:事件|应急|处置)*$/u.test(
    clause.text.slice(0, word.start - clause.start),
  );
  const alone = !moods.sentenceOf(i).some((k) => moods.happens(k) && !(named && k === i));
  if (alone && (SEASON.test(clause.text) || isOfAnother(moods, i))) return 'none';
  if (planned && alone && !today) return 'none';
  if (planned && !alone && has(clause, 'perhaps_past')) return 'none';
  const ofAll = OF_ALL.test(clause.text) || NOT_REAL.test(clause.text);
  const others = moods.clauses.some((c, k) => k !== i && has(c, 'drill'));
  const aside = alone && !others && i === moods.clauses.length - 1 && clause.text.length <= 8;
  return ofAll || aside ? 'text' : 'sentence';
}
