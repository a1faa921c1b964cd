import type { IncidentKind } from '../plan/facts.ts';
import type { Mood } from './certainty.ts';
import { happens, instructs } from './certainty.ts';
import { type Clause, has, tagged, type WordFound } from './clauses.ts';
import { degreeOf, isNegated, isPossible, type Stated } from './degrees.ts';
import { type ClausePlaces, isSomewhere, placesOf } from './places.ts';

/** One clause's saying that something of one kind happened. */
export interface Statement {
  kind: IncidentKind;
  /** index of its clause */
  clause: number;
  mood: Mood;
  /** the text says that it did not happen */
  negated: boolean;
  /** outage: 大量; malware: 大面积; .CN: 大幅下降; site and dns: 严重异常 */
  degree: Stated;
  /** dns only */
  large?: Stated;
  /** site only */
  influence?: 'national' | 'provincial' | 'none' | undefined;
  name?: string | undefined;
  /** other only: the words */
  what?: string;
  words: WordFound[];
}

/** What a sentence without a subject of its own goes on about. */
interface Topic {
  subject: 'cn' | 'dns' | 'site' | undefined;
  influence: Statement['influence'];
  name: string | undefined;
  sentence: number;
}

/** Finds what each clause says has happened. Several kinds in one clause give several statements. */
export function readStatements(clauses: Clause[], moods: Mood[]): Statement[] {
  const statements: Statement[] = [];
  const topic: Topic = { subject: undefined, influence: undefined, name: undefined, sentence: -1 };
  for (const [i, clause] of clauses.entries()) {
    follow(topic, clause, clauses, i);
    const mood = moods[i] ?? 'actual';
    const add = (kind: IncidentKind, words: WordFound[], more: Partial<Statement> = {}) => {
      const word = words[0];
      if (word === undefined) return;
      const possible = mood === 'actual' && isPossible(clause, word);
      const suspected = mood === 'actual' && isSuspected(clause, word);
      const ownMood = possible ? 'possible' : suspected ? 'unverified' : mood;
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

type Add = (kind: IncidentKind, words: WordFound[], more?: Partial<Statement>) => void;

function readOutage(clause: Clause, clauses: Clause[], i: number, add: Add): void {
  const down = tagged(clause, 'net_down');
  if (down.length > 0) {
    add('outage', down, { degree: degreeOf('outage', clause, clauses, i) });
    return;
  }
  const slow = tagged(clause, 'net_slow');
  if (slow.length === 0 || has(clause, 'site', 'known_site', 'dns', 'cn')) return;
  const degree = degreeOf('outage', clause, clauses, i);
  add('outage', slow, { degree: degree === 'no' ? 'no' : undefined });
}

/** .CN, other resolution systems, sites and platforms: a subject and what is wrong with its access. */
function readAccess(clause: Clause, topic: Topic, add: Add): void {
  const predicates = tagged(clause, 'no_access', 'severe', 'odd', 'drop_big', 'drop', 'drop_small');
  const strong = predicates.filter(
    ({ value }) => value.tag === 'no_access' || value.tag === 'severe' || value.tag === 'drop_big',
  );
  const own = has(clause, 'cn')
    ? 'cn'
    : has(clause, 'dns')
      ? 'dns'
      : has(clause, 'site', 'known_site')
        ? 'site'
        : undefined;
  const words = strong.length > 0 ? strong : predicates;
  if (words.length === 0) return;
  const hasSubject = own ?? topic.subject;
  const only = words.filter(({ value }) => value.tag !== 'odd');
  const subjectOfSentence = own !== undefined || topic.sentence === clause.sentence;
  if (hasSubject === 'cn') {
    const drops = tagged(clause, 'drop_big', 'drop', 'drop_small', 'no_access', 'severe', 'odd');
    const speaksOfResolution =
      has(clause, 'resolve', 'drop_big', 'drop', 'drop_small') || /解析|域名系统|顶级/u.test(clause.text);
    if (speaksOfResolution || own === 'cn') add('cn_tld', drops, { degree: degreeOf('cn_tld', clause) });
    return;
  }
  if (hasSubject === 'dns') {
    const large = has(clause, 'small') ? 'no' : has(clause, 'large') ? 'yes' : undefined;
    if (subjectOfSentence || only.length > 0)
      add('dns', words, { degree: degreeOf('access', clause), large });
    return;
  }
  // drops (下降) and a bare 异常 say nothing of a site unless it is their subject
  if (has(clause, 'net_down') && own === undefined) return;
  const access = words.filter(
    ({ value }) => value.tag !== 'drop' && value.tag !== 'drop_small' && value.tag !== 'drop_big',
  );
  if (access.length === 0) return;
  if (hasSubject === undefined && !access.some(({ value }) => value.tag === 'no_access')) return;
  if (
    own === undefined &&
    access.every(({ value }) => value.tag === 'odd') &&
    !(subjectOfSentence && /访问|登录|响应|加载/u.test(clause.text))
  )
    return;
  add('site', access, { degree: degreeOf('access', clause), influence: topic.influence, name: topic.name });
}

function follow(topic: Topic, clause: Clause, clauses: Clause[], i: number): void {
  if (has(clause, 'cn')) topic.subject = 'cn';
  else if (has(clause, 'dns')) topic.subject = 'dns';
  else if (has(clause, 'site', 'known_site')) topic.subject = 'site';
  else if (topic.sentence !== clause.sentence && !/^(?:该|其|此|目前|现|访问|用户)/u.test(clause.text)) {
    if (topic.subject !== 'site') topic.subject = undefined;
  }
  if (has(clause, 'cn', 'dns', 'site', 'known_site')) topic.sentence = clause.sentence;
  const influence = influenceOf(clause);
  const nearby = clauses[i + 1];
  if (influence !== undefined) topic.influence = influence;
  else if (has(clause, 'site', 'known_site') && nearby?.sentence === clause.sentence)
    topic.influence = influenceOf(nearby) ?? topic.influence;
  const [known] = tagged(clause, 'known_site');
  if (known !== undefined)
    topic.name = clause.text.slice(known.start - clause.start, known.end - clause.start);
}

/** The reach of influence that the text itself states. */
function influenceOf(clause: Clause): Statement['influence'] {
  if (/(?:无|没有|不具有?|没什么)(?:较大|重大|广泛)?影响力|影响力(?:有限|较小|很小)/u.test(clause.text))
    return 'none';
  if (has(clause, 'influence_national')) return 'national';
  if (has(clause, 'influence_provincial')) return 'provincial';
  const [stated] = tagged(clause, 'influence');
  if (stated === undefined) return undefined;
  const scope = tagged(clause, 'place')
    .filter((word) => word.end <= stated.start && stated.start - word.end <= 6)
    .at(-1)?.value.place;
  if (scope?.kind === 'nation' || scope?.kind === 'nation_part') return 'national';
  if (scope?.kind === 'own_province' || scope?.kind === 'regions') return 'provincial';
  return undefined;
}

function readLeak(clause: Clause, clauses: Clause[], i: number, add: Add): void {
  const plain = tagged(clause, 'leak_plain');
  const verbs = tagged(clause, 'leak');
  const sold = tagged(clause, 'sold');
  const nearby = clauses.slice(Math.max(0, i - 2), i + 2).filter((c) => c.sentence === clause.sentence);
  const information =
    has(clause, 'users') ||
    nearby.some(
      (c) => has(c, 'info') || c.quantities.some(({ unit }) => unit === 'people' || unit === 'records'),
    );
  if (plain.length > 0) add('leak', plain);
  else if (verbs.length > 0 && information) add('leak', verbs);
  else if (sold.length > 0 && nearby.some((c) => has(c, 'info'))) add('leak', sold);
  else if (verbs.length > 0 && /源代码|源码|技术资料|商业秘密|图纸/u.test(clause.text))
    add('other', verbs, { what: '源代码或资料泄露' });
}

function readMalware(clause: Clause, clauses: Clause[], i: number, add: Add): void {
  const spread = tagged(clause, 'spread');
  const named = clauses.slice(0, i + 1).some((c) => c.sentence >= clause.sentence - 1 && has(c, 'virus'));
  const own = has(clause, 'virus');
  if (spread.length === 0 || !(own || named)) return;
  if (!own && !/感染|传播|爆发|暴发|扩散|蔓延|中招|中毒|染毒/u.test(clause.text)) return;
  add('malware', own ? [...spread, ...tagged(clause, 'virus')] : spread, {
    degree: degreeOf('malware', clause, clauses, i),
  });
}

const OTHER_NAMES = {
  deface: '内容被篡改',
  hijack: '被劫持',
  loss: '数据丢失或损毁',
  hacked: '系统被入侵或攻击',
} as const;

function readOther(clause: Clause, add: Add): void {
  for (const tag of ['deface', 'hijack', 'loss', 'hacked'] as const)
    add('other', tagged(clause, tag), { what: OTHER_NAMES[tag] });
}

/**
 * What only brought another happening about is not told twice: a hijack or intrusion beside a leak or outage, and a
 * resolver's fault that is merely named as the cause of an outage.
 */
function withoutMeans(statements: Statement[], clauses: Clause[]): Statement[] {
  const sentenceOf = (s: Statement) => clauses[s.clause]?.sentence;
  const real = statements.filter((s) => s.kind !== 'other' && !s.negated);
  // 上不去 beside 断网 is the same outage where the text names no site
  const noSite = real.some((s) => s.kind === 'outage') && !clauses.some((c) => has(c, 'site', 'known_site'));
  return statements.filter((s) => {
    const beside = real.filter((r) => sentenceOf(r) === sentenceOf(s));
    if (s.kind === 'other')
      return s.what === OTHER_NAMES.hacked
        ? real.length === 0
        : beside.length === 0 || s.what === OTHER_NAMES.loss;
    if (s.kind === 'site') return !noSite;
    if (s.kind !== 'dns') return true;
    return s.degree === 'yes' || s.large === 'yes' || !beside.some((r) => r.kind === 'outage');
  });
}

/** 疑似 speaks of the first thing after it: a cause, or what happened. */
function isSuspected(clause: Clause, happening: WordFound): boolean {
  const [doubt] = tagged(clause, 'suspected').filter((word) => word.start < happening.start);
  if (doubt === undefined) return false;
  const next = clause.words.find(
    (word) =>
      word.start >= doubt.end &&
      (word.value.tag === 'cause' || word.value.tag === 'virus' || word.value.tag === 'link'),
  );
  return next === undefined || next.start > happening.start;
}

/** @returns the places of each clause */
export function readPlaces(clauses: Clause[]): ClausePlaces[] {
  return clauses.map(placesOf);
}

/** Whether a clause only adds to what another one says: where (涉及四川), how many. */
export function isAddition(clause: Clause, places: ClausePlaces): boolean {
  return !happens(clause) && !instructs(clause) && isSomewhere(places.impact);
}
