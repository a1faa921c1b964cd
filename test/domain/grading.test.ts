import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/domain/grading.ts';
import {
  type Extent,
  emptyFacts,
  type Facts,
  factsSchema,
  REACHES,
  type Reach,
} from '../../src/plan/facts.ts';
import { CRITERIA } from '../../src/plan/miit-2017/grading.ts';
import { GRADES, type Grade } from '../../src/plan/types.ts';

const facts = (part: Partial<Facts>): Facts => ({ ...emptyFacts, ...part });
const at = (reach: Reach): Extent => ({ least: reach, most: reach });
const people = (min: number, max: number | null = min): Partial<Facts> => ({
  leak: { people: { min, max } },
});
const records = (min: number, max: number | null = min): Partial<Facts> => ({
  leak: { records: { min, max } },
});

type Verdict = Grade | 'below' | Grade[];
const cases: [string, Partial<Facts>, Verdict, string[]][] = [
  ['1亿', people(100_000_000), 'especially_serious', ['3.1(3)']],
  ['1亿少1', people(99_999_999), 'serious', ['3.2(4)']],
  ['1千万', people(10_000_000), 'serious', ['3.2(4)']],
  ['1千万少1', people(9_999_999), 'relatively_serious', ['3.3(3)']],
  ['1百万', people(1_000_000), 'relatively_serious', ['3.3(3)']],
  ['1百万少1', people(999_999), 'ordinary', ['3.4(2)']],
  ['10万', people(100_000), 'ordinary', ['3.4(2)']],
  ['10万少1', people(99_999), 'below', []],
  ['0', people(0), 'below', []],
  ['跨1亿', people(90_000_000, 120_000_000), ['especially_serious', 'serious'], ['3.2(4)']],
  ['跨10万', people(90_000, 110_000), ['ordinary'], []],
  ['至多正好1千万', people(9_000_000, 10_000_000), ['serious', 'relatively_serious'], ['3.3(3)']],
  ['至少500万', people(5_000_000, null), 'relatively_serious', ['3.3(3)']],
  ['至少501万', people(5_010_000, null), ['serious', 'relatively_serious'], ['3.3(3)']],
  ['至少1亿', people(100_000_000, null), 'especially_serious', ['3.1(3)']],
  ['人数不明', { leak: {} }, [...GRADES], []],
  ['1.3亿条', records(130_000_000), [...GRADES], []],
  ['300万条', records(3_000_000), ['relatively_serious', 'ordinary'], []],
  ['9万条', records(90_000), 'below', []],
  ['员工15万', { leak: { people: { min: 150_000, max: 150_000 }, whose: 'employees' } }, ['ordinary'], []],
  ['全国断网', { outage: { extent: at('national'), many: 'yes' } }, 'especially_serious', ['3.1(1)']],
  ['多省断网', { outage: { extent: at('provinces'), many: 'yes' } }, 'serious', ['3.2(1)']],
  ['一省断网', { outage: { extent: at('province'), many: 'yes' } }, 'relatively_serious', ['3.3(1)']],
  ['地市断网', { outage: { extent: at('city'), many: 'yes' } }, 'ordinary', ['3.4(1)']],
  ['县断网', { outage: { extent: at('county'), many: 'yes' } }, ['ordinary'], []],
  ['县少量', { outage: { extent: at('county') } }, 'below', []],
  ['一省非大量', { outage: { extent: at('province'), many: 'no' } }, 'below', []],
  ['一省未说大量', { outage: { extent: at('province') } }, ['relatively_serious'], []],
  ['范围不明', { outage: { many: 'yes' } }, [...GRADES], []],
  [
    '省际不明',
    { outage: { extent: { least: 'provinces', most: 'national' }, many: 'yes' } },
    ['especially_serious', 'serious'],
    ['3.2(1)'],
  ],
  ['.CN大幅下降', { cnTld: { drop: 'yes' } }, 'especially_serious', ['3.1(2)']],
  ['.CN未大幅', { cnTld: { drop: 'no' } }, 'below', []],
  ['.CN不明', { cnTld: {} }, ['especially_serious'], []],
  ['大型解析严重', { dns: { large: 'yes', severe: 'yes' } }, 'serious', ['3.2(3)']],
  ['大型不明', { dns: { severe: 'yes' } }, ['serious'], []],
  ['非大型', { dns: { large: 'no', severe: 'yes' } }, 'below', []],
  ['全国平台', { site: { influence: 'national', severe: 'yes' } }, 'serious', ['3.2(2)']],
  ['省内平台', { site: { influence: 'provincial', severe: 'yes' } }, 'relatively_serious', ['3.3(2)']],
  ['影响力不明', { site: { severe: 'yes' } }, ['serious', 'relatively_serious'], []],
  ['无影响力', { site: { influence: 'none', severe: 'yes' } }, 'below', []],
  ['病毒全国', { malware: { extent: at('national'), wide: 'yes' } }, 'especially_serious', ['3.1(4)']],
  ['病毒多省', { malware: { extent: at('provinces'), wide: 'yes' } }, 'serious', ['3.2(5)']],
  ['病毒一省', { malware: { extent: at('province'), wide: 'yes' } }, 'relatively_serious', ['3.3(4)']],
  ['病毒一市', { malware: { extent: at('city'), wide: 'yes' } }, ['ordinary'], []],
  ['病毒零星', { malware: { extent: at('province'), wide: 'no' } }, 'below', []],
  ['其他', { other: '官网被篡改' }, ['relatively_serious', 'ordinary'], []],
  [
    '两类取重',
    { ...people(1_200_000), outage: { extent: at('city'), many: 'yes' } },
    'relatively_serious',
    ['3.3(3)', '3.4(1)'],
  ],
  ['未证实', { ...people(120_000_000), standing: 'unverified' }, ['especially_serious'], []],
  ['演练', { ...people(120_000_000), standing: 'drill' }, 'below', []],
  ['谣言', { ...people(120_000_000), standing: 'denied' }, 'below', []],
  ['已恢复', { ...people(120_000_000), resolved: true }, 'especially_serious', ['3.1(3)']],
];

describe('grading by chapter 3', () => {
  it.each(cases)('%s', (_, part, verdict, cites) => {
    const result = assess(facts(part));
    expect(Array.isArray(verdict) ? result.candidates : result.verdict).toEqual(verdict);
    if (Array.isArray(verdict)) expect(result.verdict).toBe('judgement');
    expect(result.matches.map((match) => match.clause)).toEqual(cites);
  });

  it('says how far a number is from the next threshold', () => {
    expect(assess(facts(people(8_000_000))).nearMisses).toEqual([
      { clause: '3.2(4)', grade: 'serious', text: '距1千万还差200万' },
    ]);
  });

  it('asks once where a text holds two versions, and the lesser may hold (3.3(5), 3.4(3))', () => {
    const doubted = { ...people(12_000_000), standing: 'unclear', doubt: '文中前后说法不一' } as const;
    const { candidates, questions } = assess(facts(doubted));
    expect(candidates).toEqual(['serious', 'relatively_serious', 'ordinary']);
    expect(questions).toEqual([
      {
        id: '3.2(4)',
        clause: '3.2(4)',
        text: '文中前后说法不一：“1200万互联网用户信息泄露”是否属实？请核实。',
      },
    ]);
    const either = { min: 860_000, max: 130_000_000, said: '1.3亿或86万' };
    const between = assess(facts({ ...doubted, leak: { people: either } }));
    expect(between.candidates).toEqual(['especially_serious', 'serious', 'relatively_serious', 'ordinary']);
    expect(between.questions.map(({ text }) => text)).toEqual([
      '文中前后说法不一：“1.3亿或86万互联网用户信息泄露”是否属实？请核实。',
    ]);
    const untold = assess(facts({ standing: 'unclear', doubt: '文中几件事真假未分' }));
    expect(untold.candidates).toEqual(['relatively_serious', 'ordinary']);
    expect(untold.questions.map(({ text }) => text)).toEqual(['文中几件事真假未分，请核实后研判。']);
  });

  it('has a row for every numbered item of 3.1 to 3.4', () => {
    expect(CRITERIA.map((row) => row.clause)).toHaveLength(5 + 6 + 5 + 3);
    expect(new Set(CRITERIA.map((row) => row.clause)).size).toBe(CRITERIA.length);
  });
});

describe('scope by 1.3', () => {
  it.each<[string, Partial<Facts>, 'in' | 'out' | 'unclear']>([
    ['attack', { causes: ['attack'] }, 'in'],
    ['attack among others', { causes: ['intrusion', 'insider'] }, 'in'],
    ['virus', { malware: {} }, 'in'],
    ['cable', { causes: ['cable'] }, 'out'],
    ['unknown', {}, 'unclear'],
    ['suspected', { causes: ['attack'], causeSuspected: true }, 'unclear'],
    ['drill', { causes: ['attack'], standing: 'drill' }, 'out'],
  ])('%s', (_, part, scope) => {
    expect(assess(facts(part)).scope).toBe(scope);
  });

  it('leaves the grade to chapter 3', () => {
    const outage: Partial<Facts> = { outage: { extent: at('province'), many: 'yes' } };
    expect(assess(facts({ ...outage, causes: ['cable'] })).verdict).toBe('relatively_serious');
  });
});

const stated = fc.option(fc.constantFrom('yes' as const, 'no' as const), { nil: undefined });
const extent = fc.tuple(fc.nat(REACHES.length - 1), fc.nat(REACHES.length - 1)).map(
  ([a, b]): Extent => ({
    least: REACHES[Math.min(a, b)] ?? 'county',
    most: REACHES[Math.max(a, b)] ?? 'county',
  }),
);
const count = fc
  .tuple(fc.nat(2_000_000_000), fc.option(fc.nat(2_000_000_000)))
  .map(([min, more]) => ({ min, max: more === null ? null : min + more }));
const anyFacts = fc
  .record(
    {
      standing: fc.constantFrom('actual' as const, 'unverified' as const),
      outage: fc.record({ extent, many: stated }),
      cnTld: fc.record({ drop: stated }),
      dns: fc.record({ large: stated, severe: stated }),
      site: fc.record({
        influence: fc.constantFrom('national' as const, 'provincial' as const, 'none' as const),
        severe: stated,
      }),
      leak: fc.record({ people: count, records: count }, { requiredKeys: [] }),
      malware: fc.record({ extent, wide: stated }),
      other: fc.constant('网页被篡改'),
    },
    { requiredKeys: [] },
  )
  .map((part) => factsSchema.parse({ ...emptyFacts, ...part }));

/** The weight of what is proposed: heavier is graver. */
function weight(of: Facts): number {
  const { proposed } = assess(of);
  return proposed === null ? 0 : GRADES.length - GRADES.indexOf(proposed);
}

const wider = (a: Reach, b: Reach) => (REACHES.indexOf(a) > REACHES.indexOf(b) ? a : b);

/** The same happenings with more people, a wider reach and every open word stated. */
function worsen(some: Facts, more: number, reach: Extent): Facts {
  const { outage, malware, leak, cnTld, site, dns } = some;
  const spread = (of: Extent | undefined) =>
    of && { extent: { least: wider(of.least, reach.least), most: wider(of.most, reach.most) } };
  const people = leak?.people && {
    people: { min: leak.people.min + more, max: leak.people.max === null ? null : leak.people.max + more },
  };
  return {
    ...some,
    ...(outage && { outage: { ...outage, ...spread(outage.extent), many: 'yes' } }),
    ...(malware && { malware: { ...malware, ...spread(malware.extent), wide: 'yes' } }),
    ...(leak && { leak: { ...leak, ...people } }),
    ...(cnTld && { cnTld: { drop: 'yes' } }),
    ...(site && { site: { severe: 'yes', influence: 'national' } }),
    ...(dns && { dns: { severe: 'yes', large: 'yes' } }),
  };
}

describe('laws', () => {
  it('never throws, and proposes the gravest candidate', () => {
    fc.assert(
      fc.property(anyFacts, (some) => {
        const { verdict, candidates, proposed, level } = assess(some);
        expect(proposed).toBe(candidates[0] ?? null);
        expect(level === null).toBe(verdict === 'below' || verdict === 'judgement');
        if (verdict === 'judgement') expect(candidates.length).toBeGreaterThan(0);
      }),
    );
  });

  it('a further happening never lowers what is proposed', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (some, more) => {
        const both = { ...more, ...some };
        expect(weight(both)).toBeGreaterThanOrEqual(weight(some));
      }),
    );
  });

  it('more people, a wider reach or a plainer word never lowers it', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(1_000_000_000), extent, (some, more, reach) => {
        const graver = worsen(some, more, reach);
        expect(weight(graver)).toBeGreaterThanOrEqual(weight(some));
      }),
    );
  });
});
