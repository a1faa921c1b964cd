import { type Clause, has } from '../clauses/clauses.ts';
import { isCount } from '../numbers/quantities.ts';
import { anyOf } from '../text/any-of.ts';
import { type Pattern, pattern } from '../text/pattern.ts';
import { isOverruled } from './denial.ts';
import { instructs, type Mood, type Moods } from './moods.ts';

/**
 * Short clauses that tell of nothing themselves and say how the rest is to be taken: 以上均未核实, 其实没有, 这条发错群了. What
 * isn't known may also be a detail (原因待查, 责任待认定, 其余待核实): those leave the rest as it is.
 */

const LONGEST = 16;
/** So many sentences back. */
const FAR_BACK = 3;
const OF_DETAIL = anyOf`
  原因|起因|成因|(?<!消息)来源|攻击源|攻击者|黑客|身份|动机|损失|时间|何时|责任|厂商|途径|手法|谁|样本
  家族|人数|数量|数字|规模|范围|程度|影响|恢复|详情|细节|具体|精确|其余|其他|另|剩|重复|重叠|重合
  是否[^,]{0,4}(?:攻击|入侵|涉及|影响|外泄|泄露)|级别|定级|几级
`;

const KINDS: [Mood, Pattern][] = [
  [
    'denied',
    anyOf`
      ^(?:但|可|不过|目前)?(?:其实|实际上?|后来|最后|幸好|好在|所幸|最终)(?:并)?(?:没有|没|未)$
      ^(?:但|可|不过|目前)?(?:其实|实际上?|后来|最后|幸好|好在|所幸|最终)?(?:并)?(?:没有|没|未|尚未|还没有?)(?:这回事|此事|发生|出现|成真|成为现实|得逞|得手)$
      (?:^|已|都|均)(?:经)?澄清$|^(?:都)?(?:别|勿|不要|请勿|切勿)(?:相信|信|当真)$
      ^(?:并)?(?:不是|非|并非)(?:真实|网络安全|安全)?事件$|(?<!不敢|不是|没[^,]{0,4}|没有|不|敢|能)开玩笑|(?<!派单[^,]{0,3}|快递[^,]{0,3})发错(?:群|地方|人)|点错(?:了)?(?:按钮|发送|键)|误点(?:了)?(?:发送|按钮)
      ^(?:此条|本条|这条|上条|刚才(?:那|的)?(?:条|消息)?|(?:此|该|本|上述|前述|原)?(?:条|次|个)?(?:告警|报警|提示|预警|警报|首报|报告|通报)|前述|以上(?:内容)?|特此|现)?(?:予以)?(?:撤回|撤销|作废|无效|收回)$
      请?忽略(?:上一?句|上文|此条|本条|上一?条|刚才(?:的|那条|所发)?)(?!.*(?:电话|截图|附件|时间|号码|地址|错别字|错字|联系人|格式))
      ^(?:被|已被)?(?:及时|成功|当场|提前)?(?:拦住|拦下|拦截|阻止|挡住|阻断)(?:了)?$|^未遂$
    `,
  ],
  [
    'hypothetical',
    anyOf`
      ^(?:此|以上|这|上述)?(?:为|是|属|属于|系|均为|都是|纯属|仅是|只是)?(?:一种)?(?:极端|最坏的?|理论上?的?|一个)?(?:假设|设想|假想|情况推演|推演|推测情形|虚构|剧情(?:需要)?|考题|练习|作业)(?:请作答|的)?$
      ^(?:以上|上面|上述|这)(?:只?是|为|仅为)?(?:一个|一份)?(?:格式|填报|报送|报告)?的?(?:样板|样张|模版|模板|样例|范例|示例|格式参考)
      ^理论上的$|^(?:是|属于)?最坏的?(?:情况|打算|情形)$
    `,
  ],
  [
    'past',
    pattern(
      /^-?(?:这|那|此|以上)?(?:是|都是|系|均为|为|事发)?(?:去年|前年|往年|早年|多年前|几年前|上年|当年|20\d\d年)(?:\d+月)?(?:的)?(?:老黄历|事|旧事|老事|事情|旧闻|情况|案子)?了?$/u,
    ),
  ],
  [
    'unverified',
    anyOf`
      (?:未|没有?|尚未|还没)(?:经|有|获|得到|予|进行|作|做)*[^,]{0,6}(?:核实|证实|查证|核对|确认|验证)$
      (?:不能|无法|难以|没法|不敢)[^,]{0,6}(?:确定|判断|证实|核实|保证|肯定)
      (?:是否|是不是)(?:属实|真的|真实|准确)
      ^(?:有)?(?:待|需|须)[^,]{0,8}(?:核实?|认定|确认|查证|求证|证实|鉴别|甄别)$
      ^(?:请|烦请|望|恳请)[^,]{0,6}(?:核实|查证|求证|核查)(?:一下)?$|^(?:还|正|仍)?在?(?:求证|甄别|查证)
      正在(?:求证|甄别|查证|核实真伪|鉴别)
      ^(?:但|可|目前|暂)?(?:没有?|无|尚无|缺乏|拿不出)[^,]{0,3}(?:证据|佐证|实据|凭据)$
      来源(?:不可靠|不明|存疑|不清)|可信度(?:不高|低|存疑|有限|很低)|未必(?:准确|属实|可靠|是真)
      (?:可能|或许|也许)(?:有误|不准|不实|是?夸大|是?假的|弄错|搞错)
      ^(?:但|可)?(?:尚|还|目前|暂|专家|官方|各方)*(?:无|没有?|未有)(?:正式|最终|官方|统一)?(?:定论|结论|说法|答案)$
      标题党|^请?勿用$|^我(?:可|才|是)?不(?:太|大)?信$|^我?(?:很|表示|深表)怀疑$|仅供娱乐|张口就来|满嘴跑火车|整活儿?|以讹传讹|^只此一家|老黄历|老梗|认知战|我的直觉|瞎起哄|^(?:再)?等(?:等看|核)$
      ^(?:转自|摘自|来自|源自)[^,]{0,8}[旧老](?:文|闻|帖|稿|新闻|报道)$
      ^(?:这|那)?(?:怎么可能|不可能的事|绝无可能|你?想多了|无稽之谈|逗你玩|骗你的|吓你的)(?:吧|啊|嘛|呢|的)?$
      ^(?:是)?(?:我|刚才?|刚刚)?(?:输入法|语音转写|自动填充|默认文案|孩子|小孩|猫)[^,多少零]{0,6}(?:联想|自动|带出|填的|出来|打的|发的|按的|踩的|点的)
      ^(?:均|都|全)?(?:属|系|为|是)(?:于)?(?:旧数据|老数据|旧料|旧库|旧闻|冷饭)(?:翻炒|重炒|炒作|重新打包|而已)?$
      (?:不|未|先不|暂不)(?:下|作|做)结论|^仅供参考$|但愿[^,]{0,3}(?:不是|是假)
      不(?:要|可|能)?(?:全信|尽信)
      ^(?:目前|这|都|仅|只|纯|属|是|系|为|还是|属于)*(?:推测|猜测|猜的|估计|担心|传言|传闻|听说|谣传|猜想|判断)(?:的|而已)?$
      ^(?:若|如|如果|假如|倘若|要是)(?:属实|真|是真的|情况属实|消息属实)|(?<!不是|并非|绝非)道听途说|是真是假
      ^(?:他们|对方|网上|群里|人家|客户|有人|别人)(?:自己|也|都)?(?:就)?(?:是)?(?:这么|这样|如此)(?:说|讲|传|称)(?:的)?$
      ^仅?(?:存在|有)(?:这种|此)?可能(?:性)?$|我(?:也)?(?:是|没)[^,]{0,4}(?:听来|听说|亲眼|看到|见到)
      真假(?:参半|难辨|不知|未知)|半信半疑
      ^(?:该|此)?消息?(?:来自|来源(?:为|是|于)?)(?:网络|网上|群里|朋友圈|社交|微博|贴吧)
      (?:没|未)来得及(?:比对|核|查|验)|真假[^,]{0,6}(?:不|没|未|难|待)
      ^(?:还|尚)?(?:没|未)(?:有)?(?:比对|核对|核实|核|验|查证)(?:完|过|清)?$
      不知(?:道)?(?:是)?(?:真|可信|可靠)|说不准是?真
    `,
  ],
];

/** 澄清：… clears nothing up by itself. */
const AGAINST = pattern(/不准|误|不实|(?:没有|未|无)(?!境内|国内)|正常|谣|假|不对|撤/u);

/** Sets what such a clause speaks of: what its sentence tells before it, else after it, else the sentence before. */
export function markAfterthoughts(moods: Moods): void {
  for (const { i, clause } of moods.claims()) {
    const said = moodOf(clause);
    if (
      said === undefined ||
      (clause.leads && clause.text === '澄清' && !moods.clauses.some(({ text }) => AGAINST.test(text))) ||
      (moods.happens(i) && !/^我/u.test(clause.text)) ||
      isOverruled(moods.clauses, i)
    )
      continue;
    if (said === 'denied' && (isOfScopeOrAlarm(moods, clause, i) || isOfSomethingElse(moods, i))) continue;
    const mood = said === 'denied' && moods.clauses.some(isToFollow) ? 'unverified' : said;
    const of = spokenOf(moods, i);
    const told = of.filter((k) => moods.happens(k));
    if (told.length === 0) continue;
    moods.set(of, mood);
    moods.flag(mood === 'denied' || mood === 'hypothetical' || mood === 'past' ? mood : 'hearsay', clause);
  }
}

/** 系光缆中断，不是网络安全事件: whether 1.3 holds; 10时恢复，告警撤销: the alarm is over */
function isOfScopeOrAlarm(moods: Moods, { text }: Clause, i: number): boolean {
  const before = moods.text(i - 1);
  // 凡收到退款短信，切勿相信; 肇事挖机想跑，被当场拦下; 其全部权限，予以收回; 跟地震有关一说已澄清
  if (/(?:相信|信|当真)$/u.test(text) && /短信|电话|链接|邮件|二维码|来电|谣言|冒充|假冒|骗子/u.test(before))
    return true;
  if (/拦|挡|阻/u.test(text) && /挖机|司机|嫌疑人|嫌犯|男子|车辆?|逃|想跑/u.test(before)) return true;
  if (/收回$/u.test(text) && /权限|账号|证书|令牌|接口|钥匙|工牌/u.test(before)) return true;
  if (/澄清$/u.test(text) && /^(?:跟|与|和)?[^,]{2,}(?:一说|有关)/u.test(text)) return true;
  if (/^(?:并)?(?:不是|非|并非)(?:网络安全|安全)?事件$/u.test(text))
    return moods.clauses.some((c) => has(c, 'cause'));
  const over = moods.clauses.some((c, k) => k < i && has(c, 'resolved'));
  return over && /(?:告警|报警|预警|警报)(?:予以)?(?:撤回|撤销|收回)$/u.test(text);
}

const SLIP = pattern(/开玩笑|发错(?:群|地方|人)|点错|误点/u);
/** 我刚才发错群了, 跟大家开玩笑 */
const OWN_SLIP = pattern(
  /^(?:我|刚才?|不好意思|抱歉|对不起|[上这那此][条个]|消息|是|纯属|[跟和]大家|完全|只是|就是|手滑|手抖|一时|不小心|误)*(?:开玩笑|发错|点错|误点)/u,
);
/** 这里再发一遍 */
const SENT_AGAIN = pattern(/(?:再|重新?|补|另)发(?:一遍|一次|到|给|如下|$)/u);
/** It has no subject of its own: 无效, 作废, 被成功拦截, 最后没有 */
const WITHOUT_SUBJECT = pattern(
  /^(?:但|可|不过|目前|现|予以|其实|实际上?|后来|最后|最终)?(?:作废|无效|撤[回销]|没有|没|未|未遂)$|^(?:被|已被)?(?:及时|成功|当场|提前)?(?:拦|阻|挡)/u,
);
/** 先前说没漏，撤回: the denial */
const SAID_NOT = pattern(/(?:说|讲|称|报|写|回复|答复)(?:是|的)?[^,]{0,2}(?:没|未|无)(?!法)/u);
/** 我局核过了, 首报, 此前发的那条 */
const OF_REPORT = pattern(
  /核|查|澄清|发错|刚才|[首前昨初原]报|报告|上报|报送|通报|告警|消息|那条|这条|上条|此条|该条|帖|传|说法|信息|内容|数字|假|误|谣|不实/u,
);

/** 备件发错地方, 领导以为我开玩笑; 攻击者再次登录，被成功拦截; 试过重启主控，无效 */
function isOfSomethingElse(moods: Moods, i: number): boolean {
  const text = moods.text(i);
  if (SLIP.test(text)) return !OWN_SLIP.test(text) || SENT_AGAIN.test(moods.text(i + 1));
  const before = moods.clauses[i - 1];
  if (before === undefined || !WITHOUT_SUBJECT.test(text) || !moods.sentenceOf(i).includes(i - 1))
    return false;
  if (SAID_NOT.test(before.text)) return true;
  return !moods.happens(i - 1) && !has(before, 'normal', 'not', 'rumour') && !OF_REPORT.test(before.text);
}

/** 作废，新数稍后报 */
function isToFollow({ text }: Clause): boolean {
  return /新数|新的数|重报|重新报|另报|补报|重发|改发|稍后[^,]{0,4}报|待更新/u.test(text);
}

function moodOf(clause: Clause): Mood | undefined {
  const { text, quantities } = clause;
  const counts = quantities.some(({ unit }) => unit === 'people' || unit === 'records' || unit === 'devices');
  if (text.length > LONGEST || counts || OF_DETAIL.test(text) || has(clause, 'place') || instructs(clause))
    return undefined;
  return KINDS.find(([, pattern]) => pattern.test(text))?.[0];
}

/** Whether the clause before gives a number of its own, beside another one before it. */
function replacesNumber(moods: Moods, i: number): boolean {
  const counts = (k: number) => (moods.clauses[k]?.quantities ?? []).filter(isCount);
  const own = counts(i - 1);
  return (
    own.length > 0 &&
    !moods.happens(i - 1) &&
    moods.sentenceOf(i).some((k) => k < i - 1 && counts(k).length > 0)
  );
}

function spokenOf(moods: Moods, i: number): number[] {
  const sentence = moods.sentenceOf(i);
  // 网上说的2.3亿是谣言，已澄清: the rumour
  const rumour = moods.clauses[i - 1];
  if (/澄清$/u.test(moods.text(i)) && rumour !== undefined && has(rumour, 'rumour') && !moods.happens(i - 1))
    return [];
  // 以最初报的1230万为准，中间改成的123万是少打一位，作废: only the number that it follows
  if (/作废|无效|不算|撤/u.test(moods.text(i)) && replacesNumber(moods, i)) return [i - 1];
  const before = sentence.filter((k) => k < i);
  const alone =
    /^(?:以上|上面|上述)/u.test(moods.text(i)) ||
    sentence.every((k) => moodOf(moods.clauses[k] as Clause) !== undefined);
  const at = moods.sentences.indexOf(sentence);
  const earlier = moods.sentences
    .slice(Math.max(0, at - FAR_BACK), at)
    .filter((list) => list.some((k) => moods.isOfOneMatter(i, k)));
  const asserts = (k: number) => moods.happens(k) && !has(moods.clauses[k] as Clause, 'not');
  const from = earlier.findLastIndex((list) => list.some(asserts));
  const previous = alone && from >= 0 ? earlier.slice(from).flat() : [];
  // 都是误判，作废，十八点版：只有泉州一个市: another report begins
  const next = moods.clauses[i + 1];
  const begins = /作废|无效|撤|收回/u.test(moods.text(i)) && (next?.leads || next?.text.startsWith('→'));
  const choices = [before, begins ? [] : sentence.filter((k) => k > i), previous];
  return choices.find((list) => list.some((k) => moods.happens(k))) ?? [];
}
