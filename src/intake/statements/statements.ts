import type { IncidentKind } from '../../plan/facts.ts';
import { type Clause, has, isAgent, tagged, type WordFound } from '../clauses/clauses.ts';
import { isOnlyExposed, readLeak } from '../leaks/told.ts';
import { degreeOf } from '../moods/degrees.ts';
import { happens, instructs, type Mood } from '../moods/moods.ts';
import { isNegated, isPossible } from '../moods/negation.ts';
import type { Add, Statement } from '../moods/statement.ts';
import type { ClausePlaces } from '../places/places.ts';
import { isSomewhere } from '../places/where.ts';
import { pattern } from '../text/pattern.ts';
import { follow, isOfPages, readAccess } from './access.ts';
import { isOwnDeed } from './deeds.ts';
import { readMalware } from './malware.ts';
import { isOffService, isOfPlayers } from './no-site.ts';
import { noTopic, type Topic } from './topic.ts';
import { isOfUsersOff } from './users-off.ts';

/** Finds what each clause says has happened. Several kinds in one clause give several statements. */
export function readStatements(clauses: Clause[], moods: Mood[]): Statement[] {
  const statements: Statement[] = [];
  const topic = noTopic();
  const stolen = clauses.some((c) => has(c, 'leak', 'leak_plain', 'virus') && !has(c, 'normal', 'not'));
  for (const [i, clause] of clauses.entries()) {
    follow(topic, clause, clauses[i + 1]);
    const mood = moods[i] ?? 'actual';
    const sentence = clauses.filter((c) => c.sentence === clause.sentence);
    const add = (kind: IncidentKind, found: WordFound[], more: Partial<Statement> = {}) => {
      const words = found.filter(
        (word) => !isOwnDeed(clause, word, sentence, stolen) && !isOfDrill(clause, word),
      );
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
        negated: isNegated(clause, word, clauses[i + 1]),
        degree: undefined,
        words,
        ...more,
      });
    };
    readOutage(clause, clauses, i, topic, add);
    readAccess(clause, topic, add);
    readLeak(clause, clauses, i, add);
    readMalware(clause, clauses, i, add);
    readOther(clause, add);
  }
  return withoutMeans(statements, clauses);
}

/** 三月份那次断网演练: what was drilled */
function isOfDrill(clause: Clause, { end }: WordFound): boolean {
  return /^(?:事件|事故)?(?:应急|处置|桌面|实战)*(?:演练|演习|推演)/u.test(
    clause.text.slice(end - clause.start),
  );
}

/** 断网用户的地域由赣州市收窄为于都县, 断网率, 断网保险, 断网投诉同比下降: of whom or of what it is told, not that it happened */
function isOfThose(clause: Clause, { end }: WordFound): boolean {
  return /^(?:的)?用户的?(?:地域|范围|数量|分布|区域|所在)|^(?:率|时长|次数|保险|险|应急包|专项|竞赛|攻坚|整治|治理|考核|指标|赔付|补偿|索赔|概率|体验|挑战|自习|行动|应急物资|神器)|^(?:投诉|工单|报障|故障)(?:量|率|数)?[^,]{0,6}(?:下降|减少|降低|降|减|归零|清零|为零)/u.test(
    clause.text.slice(end - clause.start),
  );
}

/** 光猫亮红灯属正常升级现象; 大量老人上不了网，适老化培训要加强 */
const NO_FAILURE = pattern(
  /属(?:于)?正常(?:升级|现象|情况)|适老|数字鸿沟|不会用|扶贫|盼(?:通|装)|装不起|买不起/u,
);

function isNoFailure(clauses: Clause[], { sentence }: Clause): boolean {
  return clauses.some((c) => c.sentence === sentence && NO_FAILURE.test(c.text));
}

/** 光伏电站大面积脱网: off the power grid */
function isOfPower(clauses: Clause[], { sentence, text, start }: Clause, word: WordFound): boolean {
  return (
    /脱网/u.test(text.slice(word.start - start, word.end - start)) &&
    !/用户|宽带|手机/u.test(text) &&
    clauses.some(
      (c) =>
        c.sentence === sentence &&
        /风电|风机|光伏|机组|电站|发电|新能源|储能|逆变|火电|核电|电厂/u.test(c.text),
    )
  );
}

function readOutage(clause: Clause, clauses: Clause[], i: number, topic: Topic, add: Add): void {
  const down: WordFound[] = tagged(clause, 'net_down').filter(
    (word) =>
      !isOfPages(clause, word, topic) &&
      !isOfThose(clause, word) &&
      !isOffService(clause, word) &&
      !isNoFailure(clauses, clause) &&
      !(topic.subject === 'site' && isOfPlayers(clause, word)) &&
      !isOfPower(clauses, clause, word),
  );
  if (down.length === 0 && isOfUsersOff(clauses, i, topic))
    down.push(...tagged(clause, 'no_access', 'users'));
  if (down.length > 0) {
    add('outage', down, { degree: degreeOf('outage', clause, clauses, i) });
    return;
  }
  const slow = tagged(clause, 'net_slow');
  if (slow.length === 0 || has(clause, 'site', 'known_site', 'dns', 'cn') || isSlowStill(clause, topic))
    return;
  const degree = degreeOf('outage', clause, clauses, i);
  const slight = /略有|略微|轻微|稍有|稍微/u.test(clause.text);
  add('outage', slow, { degree: degree === 'no' || slight ? 'no' : undefined });
}

/** 支付宝付款页面打不开，清洗后仍有丢包: goes on about what everybody knows */
function isSlowStill(clause: Clause, { subject, name, sentence }: Topic): boolean {
  return (
    subject === 'site' && name !== undefined && sentence === clause.sentence && STILL_LOSES.test(clause.text)
  );
}

const STILL_LOSES = pattern(
  /^(?:清洗|切换|恢复|牵引|扩容)?(?:后|中)?(?:仍|还|依然)?(?:有|存在)?(?:严重|少量|大量)?丢包$/u,
);

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
  const leaked = real.some((s) => s.kind === 'leak');
  return statements.filter(
    (s) =>
      !isMeans(s, real, clauses) &&
      !isOfResolver(s, real, clauses) &&
      !(leaked && isOnOneMachine(s, clauses)),
  );
}

/** 大型公共DNS解析大面积失败，用户打不开网页; 国内最大的解析商DNS被打瘫，客户网站成片打不开: what its failure looks like */
function isOfResolver(s: Statement, real: Statement[], clauses: Clause[]): boolean {
  const clause = clauses[s.clause] as Clause;
  const resolver = real.some(
    (r) =>
      r.kind === 'dns' &&
      r.large === 'yes' &&
      r.degree === 'yes' &&
      r.mood === s.mood &&
      r.clause < s.clause &&
      clauses[r.clause]?.sentence === clause.sentence,
  );
  if (!resolver) return false;
  if (s.kind === 'site')
    return /(?:客户|租户|托管|各家|下游)的?[^,]{0,4}(?:网站|站点|业务)/u.test(clause.text);
  return s.kind === 'outage' && s.degree === undefined && SEES_NO_PAGES.test(clause.text);
}

/** 多地用户网页打不开, but not 全国用户 */
const SEES_NO_PAGES = pattern(
  /^(?:致使?|导致|造成|不少|许多|很多|一些|部分|多地|各地)*(?:的?用户|网民|网友)?(?:网页打不开|打不开网页|网页刷不出来?|无法打开网页)$/u,
);

/** 固件被恶意篡改: no page */
const OF_DEVICE = pattern(/固件|配置|路由|参数|程序|代码|镜像|指令/u);
const SERVICE_STOPPED = pattern(/暂停|停服|停机|关停|强制下线|已(?:紧急|临时|全部)?下线/u);
const OF_NETWORK = pattern(
  /(?:认证|计费|接入|核心网|网管|鉴权|拨号|出口|骨干|承载|传输)[^,]{0,4}(?:系统|平台|服务器)/u,
);

const ONE_MACHINE = pattern(
  /(?:电脑|终端|主机|手机|笔记本|工位机|办公机|服务器)[^,]{0,4}(?:中了|感染了?|被植入|遭植入|被种)/u,
);

/** 员工电脑中了窃密木马，13.2万名用户信息泄露: how it came about */
function isOnOneMachine({ kind, degree, clause }: Statement, clauses: Clause[]): boolean {
  return kind === 'malware' && degree === undefined && ONE_MACHINE.test(clauses[clause]?.text ?? '');
}

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
  if (outage && isOfOutage(s, text, beside)) return true;
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

/** 大量用户上不去 after a fault of the network */
function isToldAsOutage(s: Statement, beside: Statement[]): boolean {
  return beside.some(
    (r) => r.kind === 'outage' && r.clause === s.clause && r.words.some((w) => w.start === s.words[0]?.start),
  );
}

/** 宽带接入认证系统遭攻击瘫痪: what brought an outage; 断网了，微信都打不开: what the users notice of it */
function isOfOutage(s: Statement, text: string, beside: Statement[]): boolean {
  if (isToldAsOutage(s, beside)) return true;
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
