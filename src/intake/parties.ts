import type { Clause } from './clauses.ts';
import { has } from './clauses.ts';

/** The parts of a report that are words and not facts, as spans of the normalized text. */
export interface Parties {
  affected?: { start: number; end: number };
  measures?: { start: number; end: number };
  suggestions?: { start: number; end: number };
}

const DEED =
  /(?:已|正在|正|立即|紧急|第一时间|迅速|目前|现)[^,]{0,12}?(?:关闭|下线|阻断|清洗|隔离|修补|修复|扩容|启用|切换|封堵|封禁|重置|断开|断网|抢修|抢通|启动|排查|处置|加固|备份|溯源|通知|告知|限流|牵引|清除|查杀|停用|关停|报警|报案|过滤|拦截|升级|回滚|组织|派出|暂停|采取|冻结|更换|调度)/u;
const MEASURES_LABEL = /(?:处置措施|应急措施|采取的措施|采取措施|处置情况|已采取|措施|处置进展|应急处置)$/u;
const SUGGESTIONS_LABEL = /(?:建议|工作建议|有关建议|下一步建议|请求支援|请求支持|意见建议)$/u;
const OTHER_LABEL = /(?:时间|范围|影响|原因|危害|单位|联系人|电话|地点|经过|情况|概述|报告人)$/u;

const NAME =
  /[\u4e00-\u9fffa-z0-9]{1,18}?(?:股份有限公司|有限责任公司|有限公司|分公司|公司|集团|平台|网站|商城|银行|医院|大学|论坛|门户|官网|app|企业|系统)/gu;
/** What stands before a name in its clause and is no part of it. */
const BEFORE_NAME =
  /^.*(?:[日时分许]|发现|监测到|监测|报告称|报告|报称|称|接到|获悉|接|据悉|据|网传|听说|导致|造成|致使|致|因|由|对|向|在|对于|关于|造成了|使|影响|涉及|目前|今天|昨天|昨晚|今早|凌晨|上午|下午|我部|反映|包括|针对|攻击|入侵|以及|和|与|及|了|其|该|疑似|下称|旗下|所属|有(?!限)|从)(?=[\u4e00-\u9fffa-z0-9]{2})/u;
const OURS = /^(?:我|本|我们)(?:的)?(?:公司|司|单位|平台|局|行|院|集团|系统|网站)?$/u;
const GENERIC =
  /^(?:公司|平台|网站|系统|该平台|该公司|企业|集团|业务系统|操作系统|信息系统|银行|某系统|有限公司|互联网企业|基础电信企业|官网|支撑系统)$/u;

/** Reads the affected organization, the measures taken and the suggestions, where the text says them. */
export function readParties(clauses: Clause[], hit: ReadonlySet<number>): Parties {
  const parties: Parties = {};
  const affected = readAffected(clauses, hit);
  if (affected !== undefined) parties.affected = affected;
  const measures = readLabelled(clauses, MEASURES_LABEL) ?? readDeeds(clauses);
  if (measures !== undefined) parties.measures = measures;
  const suggestions = readLabelled(clauses, SUGGESTIONS_LABEL) ?? readAdvice(clauses);
  if (suggestions !== undefined) parties.suggestions = suggestions;
  return parties;
}

function readAffected(clauses: Clause[], hit: ReadonlySet<number>): Parties['affected'] {
  const sentences = new Set([...hit].map((i) => clauses[i]?.sentence));
  const near = clauses.filter((c) => sentences.has(c.sentence));
  for (const clause of near) {
    const label = /(?:事发单位|受害单位|受影响单位|涉事单位|涉事企业|受影响企业)(?:为|是)?/u.exec(
      clause.text,
    );
    const next = clauses[clauses.indexOf(clause) + 1];
    if (label !== null && clause.text.length <= label[0].length + 1 && next !== undefined)
      return { start: next.start, end: next.end };
  }
  for (const clause of near) {
    for (const match of clause.text.matchAll(NAME)) {
      const rest = clause.text.slice(match.index + match[0].length);
      if (/^(?:报告|监测|通报|来电|反映|发现)/u.test(rest)) continue; // the reporter
      const prefix = BEFORE_NAME.exec(match[0])?.[0] ?? '';
      const name = match[0].slice(prefix.length);
      if (GENERIC.test(name) || OURS.test(name) || name.length < 3) continue;
      const start = clause.start + match.index + prefix.length;
      return { start, end: start + name.length };
    }
    const known = clause.words.find(({ value }) => value.tag === 'known_site');
    if (known !== undefined) return { start: known.start, end: known.end };
  }
  return undefined;
}

/** 已采取措施：… up to the next label. */
function readLabelled(clauses: Clause[], label: RegExp): Parties['measures'] {
  const at = clauses.findIndex(
    (c, i) => label.test(c.text) && c.text.length <= 12 && clauses[i + 1] !== undefined,
  );
  const first = clauses[at + 1];
  if (at < 0 || first === undefined) return undefined;
  let end = first.end;
  for (const clause of clauses.slice(at + 1)) {
    const labels = [MEASURES_LABEL, SUGGESTIONS_LABEL, OTHER_LABEL].some((other) => other.test(clause.text));
    if ((labels && clause.text.length <= 8 && clause !== first) || clause.sentence > first.sentence + 2)
      break;
    end = clause.end;
  }
  return { start: first.start, end };
}

function readDeeds(clauses: Clause[]): Parties['measures'] {
  const done = clauses.filter(
    (c) => DEED.test(c.text) && !has(c, 'advice', 'past', 'drill') && !/^(?:请|建议)/u.test(c.text),
  );
  const first = done[0];
  const last = done.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return { start: first.start, end: done.every((c) => c.sentence === first.sentence) ? last.end : first.end };
}

function readAdvice(clauses: Clause[]): Parties['suggestions'] {
  const first = clauses.find(
    (c) =>
      /^(?:我司|我局|我单位|特|现|另)?(?:建议|请求|恳请|提请|申请|请贵局|请部)/u.test(c.text) &&
      !has(c, 'instruction', 'asks_grade'),
  );
  if (first === undefined) return undefined;
  const end = clauses.filter((c) => c.sentence === first.sentence).at(-1)?.end ?? first.end;
  return { start: first.start, end };
}
