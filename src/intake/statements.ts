import { CAUSES_IN_SCOPE, type IncidentKind } from '../plan/facts.ts';
import { follow, isOfPages, noTopic, readAccess } from './access.ts';
import { type Clause, has, isAgent, tagged, type WordFound } from './clauses.ts';
import { isOwnDeed } from './deeds.ts';
import { degreeOf, isNegated, isPossible } from './degrees.ts';
import { NO_USERS_DATA } from './leak-others.ts';
import { happens, instructs, type Mood } from './moods.ts';
import type { ClausePlaces } from './places.ts';
import type { Quantity } from './quantities.ts';
import type { Add, Statement } from './statement.ts';
import { isSomewhere } from './where.ts';

/** Finds what each clause says has happened. Several kinds in one clause give several statements. */
export function readStatements(clauses: Clause[], moods: Mood[]): Statement[] {
  const statements: Statement[] = [];
  const topic = noTopic();
  for (const [i, clause] of clauses.entries()) {
    follow(topic, clause, clauses[i + 1]);
    const mood = moods[i] ?? 'actual';
    const sentence = clauses.filter((c) => c.sentence === clause.sentence);
    const add = (kind: IncidentKind, found: WordFound[], more: Partial<Statement> = {}) => {
      const words = found.filter((word) => !isOwnDeed(clause, word, sentence));
      const word = words[0];
      if (word === undefined) return;
      const possible = mood === 'actual' && isPossible(clause, word);
      const suspected = mood === 'actual' && isSuspected(clause, word);
      const misreported = kind !== 'leak' && has(clause, 'superseded') && has(clause, 'correction');
      const exposed = mood === 'actual' && kind === 'leak' && isOnlyExposed(words, sentence);
      const ownMood = misreported
        ? 'denied'
        : possible
          ? 'possible'
          : suspected || exposed
            ? 'unverified'
            : mood;
      statements.push({
        kind,
        clause: i,
        mood: ownMood,
        negated: isNegated(clause, word),
        degree: undefined,
        words,
        ...more,
      });
    };
    readOutage(clause, clauses, i, add);
    readAccess(clause, topic, add);
    readLeak(clause, clauses, i, add);
    readMalware(clause, clauses, i, add);
    readOther(clause, add);
  }
  return withoutMeans(statements, clauses);
}

function readOutage(clause: Clause, clauses: Clause[], i: number, add: Add): void {
  const down = tagged(clause, 'net_down').filter((word) => !isOfPages(clause, word));
  if (down.length > 0) {
    add('outage', down, { degree: degreeOf('outage', clause, clauses, i) });
    return;
  }
  const slow = tagged(clause, 'net_slow');
  if (slow.length === 0 || has(clause, 'site', 'known_site', 'dns', 'cn')) return;
  const degree = degreeOf('outage', clause, clauses, i);
  const slight = /略有|略微|轻微|稍有|稍微/u.test(clause.text);
  add('outage', slow, { degree: degree === 'no' || slight ? 'no' : undefined });
}

function readLeak(clause: Clause, clauses: Clause[], i: number, add: Add): void {
  const plain = tagged(clause, 'leak_plain');
  const verbs = tagged(clause, 'leak');
  const near = clauses.slice(0, i + 1).filter((c) => clause.sentence - c.sentence <= 2);
  const rest = clauses.slice(i + 1).filter((c) => c.sentence === clause.sentence);
  const taken = [...near, ...rest].some(isStranger)
    ? tagged(clause, 'take').filter((word) => !isOfResolution(clause, word) && !isOfKeys(clause, word))
    : [];
  const sold = tagged(clause, 'sold');
  if (
    isOfNoUsers(clause, clauses) ||
    isOfMoney(clause) ||
    OF_FLUID.test(clause.text) ||
    isOfGas(clause, clauses)
  )
    return;
  const nearby = clauses.slice(Math.max(0, i - 2), i + 2).filter((c) => c.sentence === clause.sentence);
  const information =
    has(clause, 'users') ||
    /用户|客户|会员|账号|人数/u.test(clause.text) ||
    nearby.some(
      (c) => has(c, 'info') || /(?:用户|会员|客户)人?数$/u.test(c.text) || c.quantities.some(isOfInformation),
    );
  if (plain.length > 0) add('leak', plain);
  else if (verbs.length > 0 && information) add('leak', verbs);
  else if (taken.length > 0 && information) add('leak', taken);
  else if (sold.length > 0 && nearby.some((c) => has(c, 'info') || c.quantities.some(isOfInformation)))
    add('leak', sold);
  else if (verbs.length > 0 && /源代码|源码|技术资料|商业秘密|图纸/u.test(clause.text))
    add('other', verbs, { what: '源代码或资料泄露' });
}

function isOfInformation({ unit }: Quantity): boolean {
  return unit === 'people' || unit === 'records';
}

/** 查询九成超时: of a resolver; 公开的高危漏洞: not of data */
function isOfResolution({ text, start }: Clause, word: WordFound): boolean {
  return /^[^,]{0,4}(?:超时|失败|量|响应|中断|请求|得不到|耗时|成功率)|^的?[^,]{0,6}(?:漏洞|补丁|通报|报道|招标)/u.test(
    text.slice(word.end - start),
  );
}

/** 拿到管理员口令: what opens the door, not what is behind it */
function isOfKeys(clause: Clause, word: WordFound): boolean {
  const after = clause.text.slice(word.end - clause.start);
  return !has(clause, 'users') && /^了?[^,]{0,6}(?:口令|权限|控制权|凭证|密钥|shell)/u.test(after);
}

const OF_FLUID =
  /(?:管道|管网|管线|燃气|煤气|天然气|自来水|污水|原油|汽油|柴油|氨气?|液氨|蒸汽|暖气|制冷剂|冷却液|氟|氯气?)[^,]{0,3}(?:泄漏|泄露)|(?:泄漏|泄露)[^,]{0,2}(?:冷却液|制冷剂|氨气|氯气|油污)/u;
function isOfGas(clause: Clause, clauses: Clause[]): boolean {
  return (
    !has(clause, 'info', 'users', 'leak_plain') &&
    /泄露|泄漏/u.test(clause.text) &&
    clauses.some(({ text }) => /燃气|煤气|停气|输油|化工|氨气|停水|供水/u.test(text))
  );
}

const EXPOSED =
  /^(?:未授权访问|裸奔|暴露|对外暴露|公网可访问|可公开访问|可被任意访问|任意(?:读取|访问|下载|查看))$/u;
const TAKEN =
  /下载|导出|导走|泄露|泄漏|外泄|拖|窃|盗|流出|外流|利用|收录|获取|拷|爬|扒|拿|遍历|攻击|入侵|黑客|售|卖|造成|致/u;

/** 能拿到1700万用户的手机号 is no taking. */
const COULD_BE = /(?:可以?|能够?)(?:被)?(?:任意|随意|直接)?(?:下载|拿到|导出|读取|获取|查到|看到|爬取)/gu;

/** 是否有数据流出还在分析 */
const ASKED = /(?:是否|有没有|有无)[^,]*/gu;

/** A database stood open to the public; that somebody took from it is not said. */
function isOnlyExposed(words: WordFound[], sentence: readonly Clause[]): boolean {
  const said = ({ start, end }: WordFound) => {
    const clause = sentence.find((c) => c.start <= start && end <= c.end);
    return clause?.text.slice(start - clause.start, end - clause.start) ?? '';
  };
  return (
    words.every((word) => EXPOSED.test(said(word))) &&
    !sentence.some((c) => TAKEN.test(c.text.replace(COULD_BE, '').replace(ASKED, '')))
  );
}

/** 被骗走1200万元 */
function isOfMoney(clause: Clause): boolean {
  return /[\d万亿](?:元|美元)|资金|货款|赃款/u.test(clause.text) && !has(clause, 'info', 'users');
}

/** 泄露的是内部图纸，不含任何用户信息 */
function isOfNoUsers(clause: Clause, clauses: Clause[]): boolean {
  const said = clauses.some((c) => NO_USERS_DATA.test(c.text) && !c.asked);
  const users = has(clause, 'users') || clause.quantities.some(({ unit }) => unit === 'people');
  return said && !users && !has(clause, 'info');
}

/** 被(外部)下载, 黑客拿走, 员工导出: not by those whose it is. */
function isStranger(clause: Clause): boolean {
  return (
    /[被遭]|对方|黑客|给人|让人|他人|外部|外界|不法|陌生|第三方|黑产|内鬼|员工|职员|客服|外包|前雇员|离职|团伙|hackers?|attackers?|攻击者|勒索(?:组织|团伙|者)|弱口令/u.test(
      clause.text,
    ) ||
    clause.words.some(
      ({ value }) =>
        value.tag === 'cause' && (CAUSES_IN_SCOPE.includes(value.cause) || value.cause === 'insider'),
    )
  );
}

/** 电脑大面积中毒 names the happening by its cause. */
function isInfection(clause: Clause, { start, end }: WordFound): boolean {
  return /^(?:中毒|染毒|病毒感染|感染病毒)$/u.test(
    clause.text.slice(start - clause.start, end - clause.start),
  );
}

function readMalware(clause: Clause, clauses: Clause[], i: number, add: Add): void {
  const spread = [
    ...tagged(clause, 'spread'),
    ...tagged(clause, 'cause').filter((word) => isInfection(clause, word)),
  ];
  const named = clauses.slice(0, i + 1).some((c) => c.sentence >= clause.sentence - 2 && has(c, 'virus'));
  const own = has(clause, 'virus') || tagged(clause, 'cause').some((word) => isInfection(clause, word));
  if (spread.length === 0 || !(own || named)) return;
  if (!own && !/感染|传播|爆发|暴发|扩散|蔓延|中招|中毒|染毒/u.test(clause.text)) return;
  add('malware', own ? [...spread, ...tagged(clause, 'virus')] : spread, {
    degree: degreeOf('malware', clause, clauses, i),
  });
}

/** What a defaced page is told as. */
export const DEFACED = '内容被篡改';

/** What was lost is told whatever else was spared. */
export const LOSS = '数据丢失或损毁';

const OTHER_NAMES = {
  deface: DEFACED,
  hijack: '被劫持',
  loss: LOSS,
  hacked: '系统被入侵或攻击',
} as const;

function readOther(clause: Clause, add: Add): void {
  // 嫌疑人张某已被控制
  if (/嫌疑人|嫌犯|涉案人|当事人/u.test(clause.text)) return;
  for (const tag of ['deface', 'hijack', 'loss', 'hacked'] as const)
    add('other', tagged(clause, tag), { what: OTHER_NAMES[tag] });
}

/**
 * What only brought another happening about is not told twice: a hijack or intrusion beside a leak, a resolver's or
 * platform's fault that is merely named as the cause of an outage.
 */
function withoutMeans(statements: Statement[], clauses: Clause[]): Statement[] {
  const real = statements.filter((s) => s.kind !== 'other' && !s.negated);
  return statements.filter((s) => !isMeans(s, real, clauses));
}

/** 固件被恶意篡改: no page */
const OF_DEVICE = /固件|配置|路由|参数|程序|代码|镜像|指令/u;
const SERVICE_STOPPED = /暂停|停服|停机|关停|强制下线|已(?:紧急|临时|全部)?下线/u;
const OF_NETWORK =
  /(?:认证|计费|接入|核心网|网管|鉴权|拨号|出口|骨干|承载|传输)[^,]{0,4}(?:系统|平台|服务器)/u;

function isMeans(s: Statement, real: Statement[], clauses: Clause[]): boolean {
  const sentence = clauses[s.clause]?.sentence;
  const beside = real.filter((r) => r.kind !== s.kind && clauses[r.clause]?.sentence === sentence);
  const outage = beside.some((r) => r.kind === 'outage');
  if (s.kind === 'other') {
    if (s.what === OTHER_NAMES.hacked) return real.length > 0;
    const ofDevice = s.what === DEFACED && OF_DEVICE.test(clauses[s.clause]?.text ?? '');
    return (beside.length > 0 || (ofDevice && real.length > 0)) && s.what !== OTHER_NAMES.loss;
  }
  if (s.kind === 'dns') return outage && s.large !== 'yes';
  if (s.kind !== 'site' || isRated(s, clauses)) return false;
  const text = clauses[s.clause]?.text ?? '';
  if (outage && isOfOutage(s, text)) return true;
  // 会员资料外泄，网站暂停服务: what was done about it
  if (SERVICE_STOPPED.test(text) && real.some((r) => r.kind === 'leak')) return true;
  // 业务中断 or 上不去 beside another happening, in a text that names no site
  const named =
    clauses
      .slice(Math.max(0, s.clause - 1), s.clause + 2)
      .some((c) => has(c, 'site', 'known_site') && c.sentence === sentence) ||
    /平台|网站|系统|app|官网|门户|网页|服务器/u.test(text);
  const others = real.filter((r) => r.kind !== 'site');
  return (
    !named && others.length > 0 && !(others.some((r) => r.kind === 'leak') && isOwnSite(clauses[s.clause]))
  );
}

/** What is rated is told of itself; 认证服务器瘫痪 brings an outage, however far the company's own influence goes. */
function isRated(s: Statement, clauses: Clause[]): boolean {
  const clause = clauses[s.clause] as Clause;
  const own = has(clause, 'influence', 'influence_national', 'influence_provincial');
  return s.influence !== undefined && (own || !OF_NETWORK.test(clause.text));
}

/** 惠农通遭攻击打不开: what can't be reached is named, by no word that is known */
function isOwnSite(clause: Clause | undefined): boolean {
  const { text, start, words } = clause as Clause;
  const [first] = words;
  const subject = first === undefined ? '' : text.slice(0, first.start - start);
  return (
    first !== undefined &&
    (first.value.tag === 'cause' || first.value.tag === 'no_access') &&
    /^[^,]{2,8}$/u.test(subject) &&
    /打不开|(?:登|进|连)不|访问/u.test(text) &&
    !/用户|业务|客户|大家|页面|链接|我|很多|部分|办公|现|目前|昨|今|导致|致|造成|已|后|时|其|该|此|这|那|\d/u.test(
      subject,
    )
  );
}

/** 宽带接入认证系统遭攻击瘫痪: what brought an outage; 断网了，微信都打不开: what the users notice of it */
function isOfOutage(s: Statement, text: string): boolean {
  if (OF_NETWORK.test(text)) return true;
  return s.name === undefined ? s.degree === undefined : !/另|同时/u.test(text);
}

/** 疑似 speaks of the first thing after it: a cause, or what happened. */
function isSuspected(clause: Clause, happening: WordFound): boolean {
  const [doubt] = tagged(clause, 'suspected').filter((word) => word.start < happening.start);
  if (doubt === undefined) return false;
  if (tagged(clause, 'confirmed').some((word) => word.start > happening.start)) return false; // 昨日报送的“疑似泄露600万”今日证实
  if (/疑似?有/u.test(clause.text)) return true; // 疑有1100万会员资料被黑客导出
  const next = clause.words.find(
    (word) =>
      word.start >= doubt.end &&
      (word.value.tag === 'cause' || word.value.tag === 'virus' || word.value.tag === 'link') &&
      !isAgent(clause, word, happening),
  );
  return next === undefined || next.start > happening.start;
}

/** Whether a clause only adds to what another one says: where (涉及四川), how many. */
export function isAddition(clause: Clause, places: ClausePlaces): boolean {
  const then =
    /^(?:当时|那次|当年|彼时)|^(?:20\d\d年|去年|前年|上次|往年)[^,]{0,8}(?:事件|事故|断网|故障|那次)/u.test(
      clause.text,
    );
  return !then && !happens(clause) && !instructs(clause) && isSomewhere(places.impact);
}
