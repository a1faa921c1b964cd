import { describe, expect, it } from 'vitest';
import { formatCount, formatNumber, parseCount } from '../../src/domain/count.ts';
import { applyFactFields, FACT_FIELDS, factFieldValues } from '../../src/domain/fact-fields.ts';
import { describeFacts, diffFacts } from '../../src/domain/fact-words.ts';
import { mergeFacts } from '../../src/domain/merge-facts.ts';
import { emptyFacts, type Facts, factsSchema } from '../../src/plan/facts.ts';

const full: Facts = {
  standing: 'unverified',
  causes: ['attack', 'insider'],
  regions: ['sichuan', 'yunnan'],
  national: true,
  cities: ['成都市'],
  overseas: [],
  outage: { extent: { least: 'city', most: 'national' }, many: 'yes' },
  cnTld: { drop: 'yes' },
  dns: { large: 'no', severe: 'yes' },
  site: { name: '某平台', influence: 'provincial' },
  leak: {
    people: { min: 8_000_000, max: 8_000_000 },
    records: { min: 9_000_000, max: null },
    whose: 'employees',
  },
  malware: { wide: 'no' },
  other: '官网被篡改',
};

describe('counts', () => {
  it.each([
    [100_000_000, '1亿'],
    [99_999_999, '9999.9999万'],
    [12_000_000, '1200万'],
    [10_000, '1万'],
    [9_999, '9999'],
  ])('writes %i as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
    expect(parseCount(text)).toEqual({ ok: true, count: { min: value, max: value } });
  });

  it.each([
    ['１２００万', 12_000_000, 12_000_000],
    ['1.1亿', 110_000_000, 110_000_000],
    ['1,000,000人', 1_000_000, 1_000_000],
    ['800万至1200万', 8_000_000, 12_000_000],
    ['800-1200万', 8_000_000, 12_000_000],
    ['至少500万', 5_000_000, null],
    ['至多10万', 0, 100_000],
    ['约1千万', 9_000_000, 11_000_000],
  ])('reads %s', (typed, min, max) => {
    const parsed = parseCount(typed);
    expect(parsed.ok && { min: parsed.count.min, max: parsed.count.max }).toEqual({ min, max });
  });

  it.each(['-5', '2.5', `1${'0'.repeat(30)}`, '很多', '', '1200万至800万', '1e9', 'NaN', '至少1至5'])(
    'refuses %s in Chinese',
    (typed) => {
      const parsed = parseCount(typed);
      expect(parsed.ok ? '' : parsed.error).toMatch(/请填人数或条数/u);
    },
  );

  it('says bounds', () => {
    expect(formatCount({ min: 0, max: 100_000 })).toBe('至多10万');
    expect(formatCount({ min: 9_000_000, max: 10_000_000, said: '近千万' })).toBe('近千万');
    expect(formatCount({ min: 970_000, max: 1e15 })).toBe('至少97万');
    expect(formatCount({ min: 0, max: 1e15 })).toBe('数量不详');
  });
});

describe('the correction form', () => {
  it('is short, and changes nothing when nothing was changed', () => {
    expect(FACT_FIELDS.length).toBeLessThanOrEqual(14);
    for (const facts of [emptyFacts, full]) {
      const values = factFieldValues(facts);
      expect(Object.keys(values)).toEqual(FACT_FIELDS.map((field) => field.key));
      expect(applyFactFields(facts, values)).toEqual({ ok: true, facts });
    }
  });

  it('shows only values that its options offer', () => {
    for (const field of FACT_FIELDS) {
      const shown = factFieldValues(full)[field.key] ?? '';
      const options = field.options?.map((option) => option.value);
      const parts = field.kind === 'multiselect' ? shown.split(',') : [shown];
      if (options !== undefined) expect(parts.every((part) => options.includes(part))).toBe(true);
    }
  });

  it('sets, and takes back, what a person corrects', () => {
    const set = applyFactFields(emptyFacts, {
      outage: 'province',
      outageMany: 'yes',
      regions: 'sichuan',
      leakPeople: '1200万',
      site: 'national:yes',
      causes: 'attack',
    });
    expect(set).toMatchObject({
      ok: true,
      facts: {
        outage: { extent: { least: 'province', most: 'province' }, many: 'yes' },
        regions: ['sichuan'],
        causes: ['attack'],
      },
    });
    const back = applyFactFields(full, {
      outage: 'none',
      cnTld: 'none',
      dns: 'none',
      site: 'none',
      leakPeople: '无',
      malware: 'none',
      other: '',
    });
    expect(back.ok && Object.keys(back.facts).sort()).toEqual([
      'causes',
      'cities',
      'national',
      'overseas',
      'regions',
      'standing',
    ]);
  });

  it('forgets the doubt once a person says what holds', () => {
    const before: Facts = { ...emptyFacts, standing: 'unclear', doubt: '文中前后说法不一' };
    const settled = applyFactFields(before, { standing: 'actual' });
    expect(settled.ok && settled.facts.doubt).toBe(undefined);
    const still = applyFactFields(before, { standing: 'unclear' });
    expect(still.ok && still.facts.doubt).toBe('文中前后说法不一');
    expect(mergeFacts(before, { ...emptyFacts, standing: 'denied' }).doubt).toBe(undefined);
  });

  it.each([
    ['leakPeople', '-1'],
    ['leakRecords', `9${'9'.repeat(30)}`],
    ['regions', 'mars'],
    ['standing', 'x'],
    ['outageMany', 'yes'],
    ['leakWhose', 'employees'],
    ['other', '长'.repeat(101)],
  ])('refuses %s = %s and says what to do', (key, value) => {
    const result = applyFactFields(emptyFacts, { [key]: value });
    expect(result.ok ? '' : result.errors[key]).toMatch(/请/u);
  });
});

describe('facts in words', () => {
  it('survives JSON', () => {
    expect(factsSchema.parse(JSON.parse(JSON.stringify(full)))).toEqual(full);
  });

  it('describes every fact once', () => {
    const keys = describeFacts(full).map((fact) => fact.key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(describeFacts(emptyFacts)).toEqual([]);
  });

  it('says what changed', () => {
    const before: Facts = { ...emptyFacts, leak: { people: { min: 8_000_000, max: 8_000_000 } } };
    const after: Facts = { ...emptyFacts, leak: { people: { min: 12_000_000, max: 12_000_000 } } };
    expect(diffFacts(before, after)).toEqual(['泄露用户数：800万 → 1200万']);
    expect(diffFacts(before, before)).toEqual([]);
    expect(diffFacts(before, emptyFacts)).toEqual(['泄露用户数：800万 → 未说明']);
  });
});

describe('a supplement', () => {
  const before: Facts = {
    ...emptyFacts,
    regions: ['sichuan'],
    causes: ['equipment'],
    causeSuspected: true,
    outage: { many: 'yes' },
  };

  it('replaces what it states and keeps the rest', () => {
    const after = mergeFacts(before, {
      ...emptyFacts,
      regions: ['yunnan'],
      causes: ['attack'],
      outage: { extent: { least: 'provinces', most: 'provinces' } },
    });
    expect(after).toEqual({
      ...emptyFacts,
      regions: ['sichuan', 'yunnan'],
      causes: ['attack'],
      outage: { many: 'yes', extent: { least: 'provinces', most: 'provinces' } },
    });
  });

  it('that states nothing changes nothing', () => {
    expect(mergeFacts(before, emptyFacts)).toEqual(before);
  });

  it.each(['unclear', 'hypothetical'] as const)(
    'a supplement that tells of no happening can not make it %s',
    (standing) => {
      const before = { ...emptyFacts, leak: { people: { min: 100_000_000, max: 100_000_000 } } };
      expect(mergeFacts(before, { ...emptyFacts, standing })).toEqual(before);
      expect(mergeFacts(before, { ...emptyFacts, standing, leak: {} })).toEqual(before);
      const told = { ...emptyFacts, standing, outage: { extent: { least: 'city', most: 'city' } } } as const;
      expect(mergeFacts(before, told).standing).toBe(standing);
      expect(mergeFacts(before, { ...emptyFacts, standing: 'denied' }).standing).toBe('denied');
    },
  );
});
