import { type Clause, has, type Stretch } from '../clauses/clauses.ts';
import type { Labelled } from '../clauses/labels.ts';
import { happens, instructs } from '../moods/moods.ts';
import { pattern } from '../text/pattern.ts';

/** The measures taken and the suggestions of a report (4.1), in its own words. */

/** 无, 暂未采取, 拟申请云清洗，尚未实施: a labelled part that says that there is nothing */
const NOTHING = pattern(/^(?:无|暂无|没有|不详|未知|待定|待核实?|暂未|尚未|未采取|未处置|\/|-)/u);
const NOT_DONE = pattern(/(?:尚|还|暂)?(?:未|没有?)(?:实施|执行|采取|进行|动|处置|做|落实)/u);

/** @returns the measures that are taken, or being taken; undefined where the text tells of none */
export function readMeasures(clauses: Clause[], labels: Labelled[], text: string): Stretch | undefined {
  const labelled = labels.find(({ field }) => field === 'measures');
  if (labelled !== undefined) {
    const said = text.slice(labelled.start, labelled.end);
    return NOTHING.test(said) || (PLANNED.test(said) && NOT_DONE.test(said))
      ? undefined
      : trimmed(labelled, text);
  }
  const asked = clauses.filter(isRequest);
  const own = (clause: Clause) =>
    !asked.some((request) => request.sentence === clause.sentence && request.start < clause.start);
  return longestRun(clauses, (clause) => own(clause) && isDeed(clause), goesOnDoing, startOfDeed);
}

/** @returns what the report suggests or asks for; undefined where the text has nothing of it */
export function readSuggestions(clauses: Clause[], labels: Labelled[], text: string): Stretch | undefined {
  const labelled = labels.find(({ field }) => field === 'suggestions');
  if (labelled !== undefined)
    return NOTHING.test(text.slice(labelled.start, labelled.end)) ? undefined : trimmed(labelled, text);
  return longestRun(clauses, isRequest, goesOnAsking, startOfRequest);
}

/** A first clause of its kind, and those of its sentence that go on with it. */
function longestRun(
  clauses: Clause[],
  begins: (clause: Clause) => boolean,
  goesOn: (clause: Clause) => boolean,
  startOf: (clause: Clause) => number,
): Stretch | undefined {
  const at = clauses.findIndex(begins);
  const first = clauses[at];
  if (first === undefined) return undefined;
  let last = first;
  for (const clause of clauses.slice(at + 1)) {
    if (clause.sentence !== first.sentence || !(goesOn(clause) || begins(clause))) break;
    last = clause;
  }
  return { start: startOf(first), end: last.end };
}

function trimmed({ start, end }: Stretch, text: string): Stretch {
  const said = text.slice(start, end);
  const tail = /[,;:。]*(?:[一二三四五六七八九十]、)?$/u.exec(said)?.[0].length ?? 0;
  return { start, end: end - tail };
}

const VERB =
  '关闭|关停|关站|下线|下架|阻断|清洗|隔离|修补|修复|修好|扩容|扩了|启用|启动|切换|切至|切到|切断|切备|倒换|倒流|封堵|封禁|封号|封锁|封存|封闭|封了|屏蔽|黑洞|重置|改密|改口令|修改|更新|更换|换了?[^,]{0,4}密钥|轮换|断开|断电|断了|拔线|拔了|抢修|抢通|熔接|排查|核查|自查|定位|查谁|处置|处理|加固|备份|恢复到|溯源|取证|固定证据|镜像|留证|通知|告知|发布公告|公告|约谈|责令|限流|牵引|清除|清理|清[a-z]|查杀|杀毒|杀会话|kill|停用|停机|停[a-z]|停止|停服|停通道|暂停|报警|报案|报告|上报|立案|控制|过滤|拦截|撤回|删除|删文|删了?马|删库跑路|打补丁|补丁|升级|回滚|回退|组织|派出|派单|派人|到场|赶赴|赶往|在路上|出动|成立|采取|冻结|注销|吊销|调度|调整|调备件|备件|降载|抽水|校时|重启|重装|撤下|禁用|拆除|拔掉?|脱敏|卸载|人工|油机|垫片|聘请|退费|致函|杀了|删了|检修|回填|核对|卸下|联系|协调|介入|踢出|设置|开启|开了|上线|上了|联调|转为|转人工|改手工|改用|手工|手工登记|放行|广播|引导|顶着|代接|找回|做了?黑洞|引流|加班|值守|疏导|安抚|公证|保全|作废|赔付|下发|提醒|挂公告|发公告|进场|处置中|修复中|抢修中|热修复|清空缓存|刷新|缓存已清';
/** 已隔离, 正在抢修, 先拔了网线: done or being done */
const DOING = new RegExp(
  `(?:已经?|正在?|现已?|立即|紧急|第一时间|迅速|马上|连夜|随即|当即|临时|先|在|正从|把|改用|(?<![户使应启停])用|给)[^,]{0,14}?(?:${VERB})|(?:已|先|紧急|立即|自行)[^,]{0,4}断网|正(?:在|加紧|从|用|抓紧)?[^,]{0,8}恢复`,
  'u',
);
/** 清洗已经开了, 网线已经全拔了, 服务器已断电, 回滚了版本, 热修复中 */
const DONE = new RegExp(
  `(?<!误)(?:${VERB})(?:了(?!解)|中(?![心国断])|完毕|完成)|(?:平台|公司|集团|机场|医院|学校|技术|运维|值班员|中心|站长|商)(?:关停|关闭|启用|启动|限流|切断|切到|改用|改手工|开闸|回滚|扩容|下线|暂停|停止|封禁|撤下|发公告|出动)|[\\d点分:十]+(?:删|封|关)了$|^(?:封|关|删|拔)了|ing$|(?:${VERB})[^,]{0,4}(?:已经?|全部?)(?:开|上|完成|启动|到位)|(?:已|已经)(?:全部?)?(?:开|拔|断|关|封|停|删|改|上|撤|换)了?$|在路上$|(?:抢修|维护|工程|技术|运维)[^,]{0,4}(?:到场|赶到|在看|在修)|远程在看|限流已上|缓存已清`,
  'u',
);
/** 已拔网线, 已改为私有读写: whatever it is, unless it is a state */
const ALREADY = pattern(/(?:已|已经|现已|均已)(?![知有够])[^,]{2,}/u);
/** 已恢复, 已确认, 已泄露: a state, or what the attacker has done */
const STATE = pattern(
  /(?:已|已经|现已|均已|正在?)(?:全部|全面|基本|逐步|自行|于[^,]{0,12})?(?:恢复(?!到|原|备份|数据|出厂)|确认|处于|核实|证实|泄露|外泄|扩散|蔓延|导致|造成|影响|持续|超过|达|有\d|发现|感染|瘫痪|中断|无法|被(?!我|技术|平台|拦|控制)|遭|在[^,]{0,6}(?:挂|卖|售|传)|公开|流出|知悉|知情|收到|接到|报送|致|累计|出现|发生|突破|升至|降至|近|断(?!电|网)|瘫|无|不|没|结束|办结|完成|成为|属|为\d|卖|售)/u,
);
/** 拟重装系统, 尚未实施, 预计5点抢通 */
const PLANNED = pattern(/(?:拟|计划|打算|准备|将(?!近)|预计|待|下一步|后续|争取|力争)/u);
const UNDONE = pattern(
  /(?:未|没有?|无法|不能|没人|没敢|不敢|无其他)[^,]{0,6}(?:处置|采取|动|修|处理|措施|动作|实施|管|做)/u,
);
const STRANGER = pattern(
  /^(?:黑客|攻击者|对方(?!已|正)|卖家|嫌疑人(?!已?被)|不法分子|勒索者|白帽|病毒|木马)/u,
);

function isDeed(clause: Clause): boolean {
  const { text } = clause;
  if (clause.leads || has(clause, 'past', 'drill', 'hypothetical') || instructs(clause)) return false;
  if (/^(?:经?[^,]{0,4})?原因|等[^,]{1,8}再|被[^,]{0,14}(?:发现|通报|告知|举报)/u.test(text)) return false;
  if (STRANGER.test(text) || UNDONE.test(text) || isRequest(clause)) return false;
  const [planned] = PLANNED.exec(text) ?? [];
  const done = DOING.exec(text) ?? DONE.exec(text) ?? (happens(clause) ? null : ALREADY.exec(text));
  if (done === null || (planned !== undefined && text.indexOf(planned) <= done.index)) return false;
  const state = STATE.exec(text);
  return state === null || state.index > done.index || new RegExp(`已[^,]{0,6}(?:${VERB})`, 'u').test(text);
}

/** 已关闭接口，重置密码，并向公安机关报案 */
function goesOnDoing(clause: Clause): boolean {
  const { text } = clause;
  if (PLANNED.test(text) || UNDONE.test(text) || clause.leads || isRequest(clause)) return false;
  return new RegExp(
    `^(?:并|同时|也|且|全面|逐台|逐一|统一|分批|对[^,]{1,10}进行|向[^,]{1,10})?(?:${VERB}|改|换|打|补|取样|安排|增派|加强|开展|做|客服|修改|限制|保护|逐步|正(?!常)|并报)`,
    'u',
  ).test(text);
}

/** 该公司已启动…, 平台说已封号…: who did it is no part of what was done, unless it is a thing (发电车已派出). */
const DOER = pattern(
  /^(?:[\d点时分:]{3,}|[^,]{0,12}?(?:公司|平台|单位|院方|校方|学校|医院|厂方|厂商|厂家|局|中心|人员|工程师|技术|团队|运维|运营方?|服务商|老师|管理员|值班员|dba|信息科|部门|处|组|酒店|站长|维护|我司|我局|我院|我行|我校|我们|他们|两校|客服[^,]{0,4}|该[^,]{1,4}|我)(?:方|部|们)?(?:说|称|表示|回复)?|目前|现|经|运营)(?=已|正|现|立即|紧急|先|连夜|第一时间|也|在|把|将|扩|回滚|上了|出动)/u,
);

function startOfDeed({ text, start }: Clause): number {
  let at = 0;
  for (let doer = DOER.exec(text); doer !== null && doer[0] !== ''; doer = DOER.exec(text.slice(at)))
    at += doer[0].length;
  return start + at + (/^现(?=已|正)/u.test(text.slice(at)) ? 1 : 0);
}

const REQUEST = pattern(
  /^(?:[^,]{0,8}?(?:专家|站长|我司|我局|我院|我单位|我们|值班厂长|网信办|该局|省局))?(?:特|现|另|并|同时|故|也)?(?:建议|请求|恳请|提请|申请|烦请|敬请|恳求|拜托|麻烦|求(?!证)|希望|盼|望|[^,]{2,8}建议|想(?:请|要)|问[^,]{0,4}能不能|需(?:要)?(?:尽快|核实|协助|确认)|(?:哪位|有没有人|谁)[^,]{0,2}核实|[^,]{2,8}的话请|该院请求|请(?!示|教(?!育)|问|假|愿|辞)|要求(?!赎|支付|比特)|急需|亟需|需要?[^,]{0,10}(?:支援|协助|支持|协调|配合|帮忙)|能否|能不能|谁去|让(?:咱|我们|尽快|各|你们|大家)|限[^,]{0,6}内|各(?:单位|地|省|会员单位|企业|部门)[^,]{0,4}(?:应|要|需|做好|加强|注意|自查)|先把[^,]*吧$|催一下|督促)/u,
);

function isRequest(clause: Clause): boolean {
  return REQUEST.test(clause.text) && !clause.leads && !has(clause, 'instruction', 'asks_grade');
}

function goesOnAsking({ text }: Clause): boolean {
  return (
    !/^(?:目前|暂|现|联系|此前|另|已|正|未|我|系|原因|背景|报告人|值班|以上|特此)/u.test(text) &&
    text.length <= 40
  );
}

/** 专家建议…: who asks is no part of it */
function startOfRequest({ text, start }: Clause): number {
  const lead =
    /^[^,]{0,8}?(?:专家|站长|我司|我局|我院|该院|我单位|值班厂长|网信办|该局|厂商|科技)?(?=建议|请求|恳请|要求|申请)/u.exec(
      text,
    );
  return start + (lead?.[0].length ?? 0);
}
