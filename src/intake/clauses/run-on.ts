import { anyOf } from '../text/any-of.ts';
import type { Found } from '../text/lexicon.ts';
import type { Normal } from '../text/normalize.ts';
import { pattern } from '../text/pattern.ts';
import type { Word } from '../words/words.ts';
import { partsSides } from './sides.ts';

/** Where the writer left out a comma, at night on a telephone: 重庆全市大量用户没得网机房空调垮了不是黑客 */

/** What is told by then. */
const TOLD = anyOf`
  (?<=(?:无法|不能|没法|难以)(?:正常)?(?:拨号)?(?:上网|联网)|[上连登打进用发付刷下联]不(?:了|去|上|开|通|来|动|出)(?:网页?|单|款|号|码)?|(?:断|掉)网了|没得?网|断线|掉线|断了|掉了)
  (?<=大面积爆发|严重异常|不可用|宕机|停摆|瘫痪|白屏|所致|无关|没关系|有误|属实|谣言|误报|笔误|不实|不明|不详|待查|未知|在查|在统计|待定|完毕|平稳|没事|无感知?|没断|完好|作废|为准|不变|没变|幸免|一样)
  (?<=(?<!不|未|恢复|日常|非|不太)正常|无异常|无影响|不受影响|未受影响|没影响|没受影响|未受波及|不受波及|没报|没动静|作罢|叫停|取消了?)
  (?<=(?:断|坏|垮|瘫|挂|爆|炸|崩|塌|瓜|趴|认|黑|丢|偷|走|卖|来|去|完|住|没|毁|烧|停|死|满|封|拖|到|出|掉|开|清|查|实)[了啦咧喽咯]|[呢吧嘛呀啦咧喽咯吗])
`;
/** What goes on with what was told before it: …断网的用户, …所致的断网 */
const GOES_ON = pattern(
  /^(?:[网单款号码的所后前之以而是和与及或、者率吗呢吧嘛啊呀啦咧喽咯哦\d一二两三四五六七八九十几多半整好很知]|时(?!间|许)|了|造成|导致|引发|引起|影响|人(?!家)|用户|客户|状态|情况|问题|现象|事件|次数|过|起来|下来|出[来去]|个|名|条|台|份|户|部|家|省|市|上网|访问|使用|登录|运行|工作|服务|营业|提供|办理|流程|范围|水平|状况|这|那|该|期间|等|到|成|算|属|只是|勒索|蠕虫|木马|病毒|挖矿|僵尸|同一|新型|变种|应急|演练|风险|概率|可能|传闻|消息|报告|报障|投诉|告警|通知|预案|[本这那]?几|app|不(?:了|到|得|足|少|等))/u,
);
/** What nothing but a new clause begins with: why it came about, and how far that is known. */
const BEGINS_CAUSE = anyOf`
  (?=原因(?:不|待|是|在|未|为|正|没|尚|排|还)|起因|真假|初步|初判|非攻击|非网络|(?:与|跟|和)(?:攻击|网络攻击|黑客|入侵)(?:无|没)|不是(?:攻击|黑客|入侵|谁|被黑|网络攻击)|经(?:查|核|日志|初步|排查|研判))
  (?=攻击(?:者|源|来自|入口|路径|特征|流量来|行为)|黑客(?:已|自|是|从|用|通过|利用)|系(?:[^统列]{0,3}(?:攻击|故障|误|所致|设|遭|被|因|由)))
  (?=(?<=断网|掉线|上网|没网|瘫痪|爆发|中断)(?:机房|光缆|核心|骨干|主干|干线|传输|认证|城域|dns|bras|施工|路由|交换机|出口|电力|市电|雷击|台风|地震|暴雨|洪水|挖机|挖掘机)|(?<!经|已|初步|被|未|没|正)查(?:到|出|明|实)(?:是|系|为|了是))
  (?=是否(?<!(?:查|核|认|断|定|知道|清楚|明|析|看|究|估|确|性|下|谓)是否)(?:受到|遭|被攻击|攻击|同时|有数据))
`;
/** What is or was done about it. */
const BEGINS_MEASURE = anyOf`
  (?=建议|请(?:各|部|以|撤|示|立|指|协|速|值|求|省|领|大)|特此|现(?:已|正|查|补|更|确|经|场)|正(?:在|查|核|抢修|紧急|组织)|抢修|抢通|备份|注意|别(?:再|给|信|慌|急|传))
  (?=已(?:请|采取?|确认|核实|报|启动|封|隔离|切|派|联系|通知|上报|证实|定位|查明|排除|强制|下线|恢复|修复|组织))
`;
/** What wasn't hit or isn't so, and what else was. */
const BEGINS_OTHER = anyOf`
  (?=省(?:外|内其|里其|里别|内他)|外[省市]|邻[省市近]|相邻|隔壁|兄弟省|旁边|周边(?:省|各|地|市|[一-龥]?没|正)|剩下|只剩|其余|其中|此外|另(?:有|外|据)|别的(?:省|市|地)|其[他它](?:省|市|地|各)|受害的|受影响的|同时(?:确认|还|有|又|另|窃|被))
  (?=未造成|未发现|未见|[暂尚][未无]|无(?:攻击|数据泄|信息泄|真实|外部|人员)|未核|未经(?:证实|核实)|没有(?:真实|发现|证据)|没(?:发现|见|碰|丢|动|泄|漏|断|坏)|不含|内含|里[面头](?:有|是)|上网(?:正常|没事|没问题|不受)|真(?:有|被|断))
  (?=(?<=[万亿千百\d][余多]?[个名位]?(?:用户|人|户|会员|客户))(?:没到|没过|未到|未过|不到|不足|不满|未满|没满|离[一两百千]|距))
  (?=(?<=攻破|爆破|被黑|拖库)(?:[\d一二两三四五六七八九][\d一二三四五六七八九十百千多余.]*[万亿])|(?<=不是[^是]{1,8}[万亿千百人条个户])(?:而)?是|(?<=演练|演习|谣言)(?:查实|真的)|(?<=无法访问|打不开|无应答|无响应|超时|失败)(?:访问|解析)(?:出现)?严重)
`;
/** Who says so, and what is to be made of it. */
const BEGINS_NEWS = anyOf`
  (?=刚才|刚刚|先前|先头|后来|届时|此次|本次|历时|眼下|现在(?:查|确|核|才|是|已|全|都|正|没|还|又|改)|(?:与|跟|和)(?:去年|上次|前年|上回))
  (?=(?<=演练|演习|推演)(?:模拟|设定|假[设定])|各(?:单位|公司|局|部门|省局)(?:按|请|立即|须|要)|怀疑(?=是|被|有)|疑似|疑为)
  (?=其实|实际|(?<!人数?|用户|账号|会员|客户|数量?|总数)实为|具体|反正|至于|可(?:有|是(?!否))|然而|假如|如果|要是|万一|若(?!干|隐|无)|核实(?:下来|后|为|是)|结果(?:是|只|发现)|更正|纠正|纯属|多少(?:人|用户|户)(?:还|没|不|受)|数字(?:肯定|还|可能|仍|会)|日志(?:正|已|显|还|仍|可|留|里|早|被))
  (?=公安|警方|网警|官方|运营商|监测|第三方|样本|有人|网传|网上|(?<![卖拖盗黑偷找问打搞坑攻])我[司局们方]|(?:厂商|白帽子?|卖家|网友|业主|客户)(?:说|称|讲|坚持|反映)|该(?:公司|平台|系统|中心|省|市|后缀|网站|机构|集团|校|院|局|行))
`;
/** What begins a clause where something was told already: when, who says so, and but. */
const BEGINS_TIME = pattern(
  /(?=但(?!凡)|不过|截至|目前|今[早晚天日晨年]|昨[天晚夜日]|前天|凌晨|本[周月年]|近[期日]|上[周月]|(?<![证数根依占票凭])据)/u,
);
/** What tells nothing by itself: 甘肃 | 今晚…, 某公司 | 目前… is one clause. */
const NOUNS: ReadonlySet<Word['tag']> = new Set<Word['tag']>([
  ...([
    'place',
    'site',
    'known_site',
    'cn',
    'dns',
    'virus',
    'info',
    'users',
    'employees',
    'foreign_users',
  ] as const),
  ...([
    'many',
    'few',
    'some',
    'large',
    'small',
    'wide',
    'noise',
    'total',
    'owned',
    'involved',
    'advice',
  ] as const),
  ...([
    'influence',
    'influence_national',
    'influence_provincial',
    'correction',
    'perhaps_past',
    'future',
  ] as const),
]);
/** What belongs to what follows: …的原因, 是目前 */
const BOUND = pattern(
  /(?:^|[的是由因被遭受在和与及或对向从到至把将给为以该本这那其各每某不未没已正最更很都也就还又再并且而如若使让令报称说问等、一据按仅只名]|出了|(?<!所)致|(?<!没)有|[一二两三四五六七八九十]省)$/u,
);
/** 江苏本地用户无影响: what spares the places before it */
const IS_SPARED = pattern(
  /^(?:省|市|区|本[地省市]|那[边头]|这[边头]|[两三四几]地|主?城?区|段|用户|业务|网络|宽带|方面|各[地市]|境内|各?节点|(?:核实|确认)(?:为|是)|解析(?:效率|成功率|系统|服务)?|域名|权威|根|全部|[和及]?其[他它余](?:各?地市|各?区县|各?县市|各?县|各?市|省份|地方)|别的[地区县]?[市县])*(?:[均都也暂则倒并就却]|暂时|全部|目前|一切|一直)*(?:正常|没事|无(?:影响|异常|碍|恙)|[未没不]受|未见|没[有见]?(?:报|发现|影响|中招|动静|断|感染|病例|异常)|未(?:波及|监测|发现|报)|好好的|好的|好着|安然|没有(?![网信])|没问题|就没有了|运行平稳|稳定|[没未]下降)/u,
);

/** 全市大量用户…: those hit */
const OF_MANY = pattern(
  /^(?:[省市区州县盟旗两三四五六七八九个全境的地]|各地|均有|都有|以及)*(?:大量|大批|大面积|成片|众多|许多)/u,
);
/** 导致全市大量用户…: what comes before is why. */
const REACHES = pattern(/(?:影响|波及|导致|造成|涉及|引发|致使|覆盖|包括|殃及|瘫痪了?|打瘫|只有|只是)$/u);

/** A clause has so many characters at the least, and who leaves out commas runs on for so many. */
const SHORTEST = 4;
const RUNS_ON = 12;
const MARK = pattern(/[,:|]/u);
const ENDS_SENTENCE = pattern(/[。;!?](?!$)/u);

/**
 * @param normal a text; who types a comma leaves none out
 * @param words of the text, in its order
 * @returns where white space parts clauses, and where a clause ends and another begins without any
 */
export function joints({ text, pauses, commas }: Normal, words: readonly Found<Word>[]): ReadonlySet<number> {
  if (commas || text.length < RUNS_ON || ENDS_SENTENCE.test(text)) return pauses;
  const found = new Set(pauses);
  const marks = MARK.all(text).map(({ index }) => index);
  const edges = [0, ...pauses, ...marks, text.length].sort((a, b) => a - b);
  const parting = [
    ...told(text),
    ...begun(text, words),
    ...spared(text, words),
    ...sides(words, pauses),
    ...harmed(text, words),
  ];
  let last = 0;
  for (const at of [...new Set(parting)].sort((a, b) => a - b))
    if (isFarFrom(edges, at) && at - last >= 2) {
      found.add(at);
      last = at;
    }
  return found;
}

/** Whether a place stands in a stretch that runs on, and not at an end of it. */
function isFarFrom(edges: readonly number[], at: number): boolean {
  const next = edges.findIndex((edge) => edge >= at);
  const [start = 0, end = at] = [edges[next - 1], edges[next]];
  return end - start >= RUNS_ON && at - start >= SHORTEST && end - at >= SHORTEST;
}

function told(text: string): number[] {
  const ends = TOLD.all(text).map(({ index }) => index);
  return ends.filter((at) => !GOES_ON.test(text.slice(at, at + 4)));
}

function begun(text: string, words: readonly Found<Word>[]): number[] {
  const anywhere = [BEGINS_CAUSE, BEGINS_MEASURE, BEGINS_OTHER, BEGINS_NEWS].flatMap((beginning) =>
    beginning.all(text),
  );
  const told = words.find(({ value }) => !NOUNS.has(value.tag))?.end ?? text.length;
  const later = BEGINS_TIME.all(text).filter(({ index }) => index >= told);
  return [...anywhere, ...later].map(({ index }) => index).filter((at) => !BOUND.test(text.slice(0, at)));
}

/** Where places begin that something is said not to have reached. */
function spared(text: string, words: readonly Found<Word>[]): number[] {
  return listsOfPlaces(text, words)
    .filter(
      ({ start, end }) => !BOUND.test(text.slice(0, start)) && IS_SPARED.test(text.slice(end, end + 20)),
    )
    .map(({ start }) => start);
}

/** Where another subject begins right after what was told of one: …断网苏州… */
function sides(words: readonly Found<Word>[], pauses: ReadonlySet<number>): number[] {
  let from = 0;
  return words.flatMap(({ start, value }, w) => {
    if (pauses.has(start)) from = start;
    if (value.tag !== 'place' && value.tag !== 'cn') return [];
    return words[w - 1]?.end === start && partsSides(words, w, from, start) ? [start] : [];
  });
}

/** Where it is told, after a cause, that many were hit, or the places that they were hit in: 机房进水全市大量用户断网 */
function harmed(text: string, words: readonly Found<Word>[]): number[] {
  const cause = words.find(({ value }) => value.tag === 'cause');
  if (cause === undefined) return [];
  const places = listsOfPlaces(text, words);
  const wide = places.filter(({ end }) => OF_MANY.test(text.slice(end, end + 10)));
  const many = words.filter(
    ({ start, value }) =>
      value.tag === 'many' && !wide.some((list) => list.start < start && start < list.end + 10),
  );
  return [...wide, ...many]
    .map(({ start }) => start)
    .filter((at) => at >= cause.end && !BOUND.test(text.slice(0, at)) && !REACHES.test(text.slice(0, at)));
}

/** 湖南、重庆; 吉林黑龙江: places that stand together */
function listsOfPlaces(text: string, words: readonly Found<Word>[]): Stretch[] {
  const lists: Stretch[] = [];
  for (const { start, end, value } of words) {
    if (value.tag !== 'place' && value.tag !== 'cn') continue;
    const last = lists.at(-1);
    if (last !== undefined && /^[、和及与]?$/u.test(text.slice(last.end, start))) last.end = end;
    else lists.push({ start, end });
  }
  return lists;
}

interface Stretch {
  start: number;
  end: number;
}
