import { type Count, type Facts, REACHES, type Reach } from '../plan/facts.ts';
import { CLAUSES } from '../plan/miit-2017/clauses.ts';
import type { Criterion } from '../plan/miit-2017/grading.ts';
import type { Grade } from '../plan/types.ts';
import { formatCount, formatNumber, UNKNOWN_COUNT } from './count.ts';

/**
 * What one row of chapter 3 says of some facts. `open`: the plan leaves it to a person, because the reporter's words
 * don't state what the plan leaves open, or a number straddles the threshold; `question` is what to ask them, and
 * `because` what is known of a number that straddles.
 */
export type Outcome =
  | { state: 'met'; because: string; facts: string[] }
  | { state: 'open'; question: string; because?: string; facts: string[] }
  | { state: 'unmet'; nearMiss?: string };

const UNMET: Outcome = { state: 'unmet' };

const REACH_WORDS: Record<Reach, string> = {
  county: '县级以下范围',
  city: '1个地市',
  province: '1个省',
  provinces: '多个省',
  national: '全国范围',
};

/** @returns what the row says of the facts; never throws */
export function judge(row: Criterion, facts: Facts): Outcome {
  switch (row.test.kind) {
    case 'outage':
      return judgeReach(
        row.test.reach,
        facts.outage,
        facts.outage?.many,
        'outage',
        '大量互联网用户无法正常上网',
      );
    case 'malware':
      return judgeReach(row.test.reach, facts.malware, facts.malware?.wide, 'malware', '网络病毒大面积爆发');
    case 'cn_tld':
      return judgeStated([facts.cnTld?.drop], facts.cnTld, 'cnTld', '.CN国家顶级域名系统解析效率大幅下降');
    case 'dns':
      return judgeStated(
        [facts.dns?.large, facts.dns?.severe],
        facts.dns,
        'dns',
        '大型域名解析系统访问出现严重异常',
      );
    case 'site':
      return judgeSite(row.test.influence, facts);
    case 'leak':
      return judgeLeak(row, row.test.people, facts);
    case 'judgement':
      return judgeOther(row.grade, facts);
    default:
      return row.test satisfies never;
  }
}

type Stated = 'yes' | 'no' | undefined;

/** Holds where every word that the plan leaves open is stated; one that is denied settles it. */
function judgeStated(stated: Stated[], happening: object | undefined, key: string, words: string): Outcome {
  if (happening === undefined || stated.includes('no')) return UNMET;
  if (stated.every((s) => s === 'yes')) return { state: 'met', because: words, facts: [key] };
  return { state: 'open', question: `是否属于“${words}”？`, facts: [key] };
}

function judgeReach(
  reach: Reach,
  happening: { extent?: { least: Reach; most: Reach } | undefined } | undefined,
  stated: Stated,
  key: string,
  words: string,
): Outcome {
  if (happening === undefined || stated === 'no') return UNMET;
  const rank = REACHES.indexOf(reach);
  const least = REACHES.indexOf(happening.extent?.least ?? 'county');
  const most = REACHES.indexOf(happening.extent?.most ?? 'national');
  const full = `${REACH_WORDS[reach]}${words}`;
  if (stated === 'yes' && rank <= least) return { state: 'met', because: full, facts: [key] };
  if (rank < least || rank > most) return UNMET;
  return { state: 'open', question: `是否属于“${full}”？`, facts: [key] };
}

function judgeSite(influence: 'national' | 'provincial', facts: Facts): Outcome {
  const { site } = facts;
  if (site?.influence !== undefined && site.influence !== influence) return UNMET;
  const where = influence === 'national' ? '在全国范围' : '在省内';
  const stated: Stated = site?.influence === undefined ? undefined : 'yes';
  return judgeStated([stated, site?.severe], site, 'site', `${where}有影响力的网站或平台访问出现严重异常`);
}

function judgeLeak(row: Criterion, threshold: number, facts: Facts): Outcome {
  const { leak } = facts;
  if (leak === undefined) return UNMET;
  const words = CLAUSES[row.clause].text.replace(/以上.*/u, '');
  const { people, records, whose } = leak;
  if (people === undefined) {
    // A person may have many records, never the other way round: records bound the people from above.
    if (records !== undefined && !mayReach(records, threshold)) return UNMET;
    const known = records === undefined ? '' : `只知道泄露${formatCount(records)}条记录，`;
    const question = `${known}涉及的互联网用户是否达到${words}人？请核实人数。`;
    return { state: 'open', question, facts: [records === undefined ? 'leak' : 'leakRecords'] };
  }
  const said = formatCount(people);
  const because = `${said}互联网用户信息泄露`;
  if (people.min >= threshold) {
    if (whose === undefined) return { state: 'met', because, facts: ['leakPeople'] };
    const who = { employees: '单位员工', overseas: '境外用户', partly_overseas: '部分为境外用户' }[whose];
    const question = `泄露涉及${said}人，${who}：其中互联网用户是否达到${words}？请核实。`;
    return { state: 'open', question, facts: ['leakPeople', 'leakWhose'] };
  }
  if (mayReach(people, threshold)) {
    const known = said === UNKNOWN_COUNT ? '泄露用户数不详' : `泄露用户数为“${said}”`;
    const question = `${known}，是否达到${words}？请核实准确人数。`;
    return { state: 'open', question, because, facts: ['leakPeople'] };
  }
  return {
    state: 'unmet',
    nearMiss: `距${words}还差${formatNumber(threshold - (people.max ?? people.min))}`,
  };
}

/** An open floor (至少800万) is near enough to a threshold to be asked about when it is above half of it. */
function mayReach(count: Count, threshold: number): boolean {
  return count.max === null ? count.min * 2 > threshold : count.max >= threshold;
}

/** @returns whether 其他… of a grade is asked about: the bot never proposes 特别重大 or 重大 for harm that no row names */
export function isOpenToJudgement(grade: Grade): boolean {
  return grade === 'relatively_serious' || grade === 'ordinary';
}

/**
 * 其他…: harm that no other row names. The bot never computes these; it asks about 较大 and 一般 for harm of another
 * kind, and about 一般 for an outage or virus that is smaller than the rows' reach.
 */
function judgeOther(grade: Grade, facts: Facts): Outcome {
  const small = 'county' === facts.outage?.extent?.most && facts.outage.many === 'yes';
  const virus = facts.malware !== undefined && facts.malware.wide !== 'no';
  if (facts.other !== undefined && isOpenToJudgement(grade)) {
    const degree = grade === 'ordinary' ? '一般' : '较大';
    return {
      state: 'open',
      question: `“${facts.other}”是否造成或可能造成${degree}危害或影响？`,
      facts: ['other'],
    };
  }
  if (grade === 'ordinary' && (small || virus)) {
    const key = small ? 'outage' : 'malware';
    return { state: 'open', question: '是否造成或可能造成一般危害或影响？', facts: [key] };
  }
  return UNMET;
}
