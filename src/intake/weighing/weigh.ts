import { type Clause, has } from '../clauses/clauses.ts';
import type { Certainty } from '../moods/certainty.ts';
import { isCleared } from '../moods/cleared.ts';
import { happens, type Mood, NEXT_MATTER } from '../moods/moods.ts';
import { OF_OTHERS, SPARES_A_KIND } from '../moods/nothing.ts';
import { isOpen } from '../moods/open.ts';
import type { Statement } from '../moods/statement.ts';
import { isVouched, NOT_YET } from '../moods/vouch.ts';
import { anyOf } from '../text/any-of.ts';
import { type Pattern, pattern } from '../text/pattern.ts';
import { reaches, readDoubts } from './account.ts';

interface Span {
  start: number;
  end: number;
}

/**
 * What the text vouches for (经核实, 实际) goes before what it doubts or only reports earlier on: that is set aside. Else a
 * statement that the reading doesn't account for counts as unverified beside others; where there is no other, its doubts
 * are returned.
 */
export function weigh(statements: Statement[], clauses: Clause[], certainty: Certainty): Span[] {
  for (const s of statements) if (isRefuted(s, statements, clauses)) s.mood = 'denied';
  const { moods } = certainty;
  const stated = statements.filter((s) => s.mood === 'actual' && !s.negated);
  const doubts = readDoubts(clauses, certainty, stated);
  const isClear = (s: Statement, near: boolean) =>
    !doubts.some((d) => (near ? d.clause === s.clause : reaches(d, s, clauses)));
  for (const s of stated) {
    const falseAfterAll = !isClear(s, false) && isFoundFalse(s, statements, clauses);
    if (falseAfterAll) s.mood = 'denied';
    // 原先承认泄露500万，…联合核查确认没有任何用户信息泄露
    else if (isFoundFalse(s, statements, clauses, NONE_AT_ALL)) s.mood = 'unverified';
  }
  const sure = stated.filter((s) => s.kind !== 'other' && isClear(s, true) && isVouched(s, clauses));
  if (sure.length > 0) {
    setAside({ statements, clauses, moods }, sure, (s) => isClear(s, true));
    return [];
  }
  const doubted = stated.filter((s) => !isClear(s, false));
  if (doubted.length < stated.length) {
    for (const s of doubted) s.mood = 'unverified';
    return askedAgain(statements, stated, clauses);
  }
  const telling = doubts.filter((d) => stated.some((s) => reaches(d, s, clauses)));
  return [...telling, ...askedAgain(statements, stated, clauses)];
}

interface Told {
  statements: Statement[];
  clauses: Clause[];
  moods: Mood[];
}

/** What was doubted before the first that is sure. */
function setAside(
  { statements, clauses, moods }: Told,
  sure: Statement[],
  isClear: (s: Statement) => boolean,
): void {
  const first = Math.min(...sure.map((s) => s.clause));
  for (const s of statements) {
    if (s.clause >= first || !(s.mood === 'unverified' || !isClear(s))) continue;
    if (!sure.some(({ kind }) => kind === s.kind) && isLeftOpen(s, clauses)) continue;
    s.mood = 'denied';
    moods[s.clause] = 'denied';
  }
}

/** 网传…，正在核；事实：…，已确认: the one is still open, and of another kind. */
function isLeftOpen(s: Statement, clauses: Clause[]): boolean {
  return clauses.some(
    (c) => c.sentence === clauses[s.clause]?.sentence && (isOpen(c) || NOT_YET.test(c.text)) && !c.asked,
  );
}

/** Denies all of it, not only a kind of information. */
const NONE_AT_ALL = pattern(
  /(?:没有|无|未发生|不存在)任何(?:用户|个人|真实|数据|信息|资料)*(?:泄露|外流|流出|外传|丢失)/u,
);

/** 邮件称已窃取5000万用户资料。经全面排查…无任何数据外流 */
function isFoundFalse(s: Statement, statements: Statement[], clauses: Clause[], says?: Pattern): boolean {
  return statements.some(
    (d) =>
      (says?.test(textOf(clauses, d)) ?? true) &&
      !SPARES_A_KIND.test(textOf(clauses, d)) &&
      d.negated &&
      d.kind === s.kind &&
      d.clause > s.clause &&
      d.mood === 'actual' &&
      isVouched(d, clauses),
  );
}

function askedAgain(statements: Statement[], stated: Statement[], clauses: Clause[]): Span[] {
  const asked = statements.filter(
    (s) =>
      (s.mood === 'unverified' || s.mood === 'hypothetical') &&
      stated.some((t) => t !== s && isAskedAgain(s, t, clauses)),
  );
  return asked.flatMap((s) => s.words);
}

/** 备份盘丢了，是被偷还是遗失都不知道: in the same sentence, of nothing else, and not sure of it. */
function isAskedAgain(s: Statement, stated: Statement, clauses: Clause[]): boolean {
  const clause = clauses[s.clause];
  return (
    s.kind === stated.kind &&
    s.clause > stated.clause &&
    clause !== undefined &&
    clause.sentence === clauses[stated.clause]?.sentence &&
    clause.quantities.length === 0 &&
    !has(clause, 'place')
  );
}

/** 可能导致泄露，目前未发现被利用 */
const NOT_COME_ABOUT = anyOf`
  (?:未|没有)(?:发现|见)?(?:被|有)?(?:利用|感染)|无感染
  (?:无|没有?)(?:别的|其他|任何|别|第三方)?人(?:员)?(?:利用|用过|调用|访问过)
  只(?:读|看|访问|查看|验证|试)了?(?:他)?(?:自己|本人|测试)
`;

/** 原来以为泄露31万用户，现在看一个也没泄露; 原以为全省断网，其实只有黄石 */
function isMistaken(s: Statement, statements: Statement[], clauses: Clause[]): boolean {
  const said = textOf(clauses, s);
  const later = clauses.slice(s.clause + 1);
  if (/说|称|反映|投诉/u.test(said) && later.some((c) => OWN_FAULT.test(c.text))) return true;
  // 首报提到的“全国性平台瘫痪”表述不准
  const before = clauses[s.clause];
  const misreported =
    s.kind !== 'leak' &&
    before !== undefined &&
    has(before, 'superseded') &&
    /(?:不准确?|有误|不对|失实)$/u.test(said);
  const misworded =
    misreported || /(?:表述|说法|提法|报法|描述)[^,]{0,2}(?:不准|有误|不对|错误|失实)/u.test(said);
  if (!/以为/u.test(said) && !misworded) return false;
  // 原以为丢了几百万用户的资料，清点下来，泄露的用户是四十一万
  const again = statements.some(
    (t) =>
      t.kind === s.kind &&
      t.clause > s.clause &&
      !t.negated &&
      !clauses.slice(s.clause + 1, t.clause + 1).some((c) => NEXT_MATTER.test(c.text)),
  );
  return again || later.some((c) => OTHERWISE.test(c.text) || OWN_FAULT.test(c.text));
}

const OTHERWISE = pattern(/其实|实际|原来是|后来发现|一(?:个|条)也没|没有?(?:泄|断|丢|事)|未泄|虚惊/u);
/** 用户说全国都断网了，…是他家路由器的插头松了 */
const OWN_FAULT = pattern(/(?:是|因)[^,]{0,12}(?:松了|插头|网线|没插)/u);

/** 四川全省断网。更正：不是全省，只有绵阳…大量用户无法上网 */
function isMisplaced(s: Statement, statements: Statement[], clauses: Clause[]): boolean {
  const at = clauses.findIndex((c, i) => {
    const near = [c, clauses[i - 1], clauses[i - 2]];
    const takenBack = has(c, 'not_a') && has(c, 'place') && c.quantities.length === 0;
    const corrected = near.some((n) => n !== undefined && has(n, 'correction'));
    const checked = near.some(
      (n) => n !== undefined && (has(n, 'correction') || /核(?:实|对|查)/u.test(n.text)),
    );
    const only =
      has(c, 'place') &&
      (/(?:真正|实际|其实)[^,]*(?:只有|仅有?)/u.test(c.text) ||
        (checked &&
          c.sentence === clauses[s.clause]?.sentence &&
          /^(?:仅|只)(?:有|在|是|限)?/u.test(c.text)));
    return i > s.clause && (only || (takenBack && corrected) || /^(?:报|说|写|搞|弄)错了$/u.test(c.text));
  });
  return at >= 0 && statements.some((later) => later.kind === s.kind && later.clause >= at && !later.negated);
}

/** 我也没看到东西 denies nothing. */
const NOT_SEEN = pattern(/(?:未|没有?)(?:看到|见到|查到|搜到|拿到|收到|拿出|给出|提供|出示|找到)/u);

function textOf(clauses: Clause[], s: Statement): string {
  return clauses[s.clause]?.text ?? '';
}

/** 网传泄露, … 经核查未发现泄露 or 网络运行正常: what follows takes the unverified statement back. */
function isRefuted(s: Statement, statements: Statement[], clauses: Clause[]): boolean {
  if (s.negated) return false;
  if (isMistaken(s, statements, clauses) || isMisplaced(s, statements, clauses)) return true;
  if (s.kind === 'leak' && s.mood !== 'actual' && isCleared(clauses) && !clauses.some(isOpen)) return true;
  if (s.mood === 'possible' && clauses.slice(s.clause + 1).some((c) => NOT_COME_ABOUT.test(c.text)))
    return true;
  if (s.mood !== 'unverified' && s.mood !== 'possible') return false;
  const denies = (d: Statement) =>
    d.negated &&
    d.kind === s.kind &&
    d.clause > s.clause &&
    d.mood !== 'past' &&
    !NOT_SEEN.test(textOf(clauses, d));
  if (statements.some(denies)) return true;
  // 访问正常 says nothing of the data
  const spared = s.kind === 'leak' ? /痕迹|数据|库|信息/u : /网络|业务|系统|平台|服务|上网|访问/u;
  return clauses
    .slice(s.clause + 1)
    .some(
      (c) =>
        has(c, 'normal') &&
        !happens(c) &&
        spared.test(c.text) &&
        !/^(?:备份|灾备|备用)/u.test(c.text) &&
        !OF_OTHERS.test(c.text),
    );
}
