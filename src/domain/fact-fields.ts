import {
  CAUSES,
  type Count,
  type Extent,
  type Facts,
  factsSchema,
  REACHES,
  STANDINGS,
} from '../plan/facts.ts';
import { REGION_IDS, regionName } from '../plan/regions.ts';
import { formatCount } from './count.ts';
import { SETTERS, split, UNKNOWN_NUMBER } from './fact-setters.ts';
import { extentName, STANDING_NAMES } from './fact-words.ts';
import { CAUSE_NAMES } from './scope.ts';

/** One plain field of the form that corrects the facts. Values are strings; several choices are joined by commas. */
export interface FactField {
  key: string;
  label: string;
  kind: 'text' | 'select' | 'multiselect';
  options?: { value: string; label: string }[];
  placeholder?: string;
}

type Options = NonNullable<FactField['options']>;

const NONE = { value: 'none', label: '没有' };

const EXTENTS: Extent[] = [
  ...REACHES.map((reach) => ({ least: reach, most: reach })),
  { least: 'city', most: 'province' },
  { least: 'city', most: 'provinces' },
  { least: 'city', most: 'national' },
  { least: 'province', most: 'provinces' },
  { least: 'province', most: 'national' },
  { least: 'provinces', most: 'national' },
];

function extentOptions(no: string): Options {
  const known = EXTENTS.map((extent) => ({ value: extentValue(extent), label: extentName(extent) }));
  return [{ value: 'none', label: no }, { value: 'unknown', label: '有，范围不明' }, ...known];
}

const DEGREE = (yes: string, no: string): Options => [
  { value: 'unknown', label: '不明' },
  { value: 'yes', label: yes },
  { value: 'no', label: no },
];

const COUNT_PLACEHOLDER = '如 1200万、1.2亿、800万至1200万；不知道就留空';

/** The correction form. Everything that changes a grade or the scope is in it, and nothing else. */
export const FACT_FIELDS: FactField[] = [
  {
    key: 'standing',
    label: '消息性质',
    kind: 'select',
    options: STANDINGS.map((v) => ({ value: v, label: STANDING_NAMES[v] })),
  },
  {
    key: 'causes',
    label: '原因（已查明的）',
    kind: 'multiselect',
    options: CAUSES.map((v) => ({ value: v, label: CAUSE_NAMES[v] })),
  },
  {
    key: 'regions',
    label: '影响地区',
    kind: 'multiselect',
    options: [
      { value: 'national', label: '全国' },
      ...REGION_IDS.map((v) => ({ value: v, label: regionName(v) })),
    ],
  },
  { key: 'outage', label: '用户无法上网：范围', kind: 'select', options: extentOptions('没有发生') },
  { key: 'outageMany', label: '无法上网的是否大量用户', kind: 'select', options: DEGREE('大量', '不是大量') },
  {
    key: 'cnTld',
    label: '.CN国家顶级域名解析',
    kind: 'select',
    options: [
      { value: 'none', label: '正常' },
      { value: 'yes', label: '效率大幅下降' },
      { value: 'unknown', label: '异常，是否大幅不明' },
      { value: 'no', label: '异常，未大幅下降' },
    ],
  },
  {
    key: 'dns',
    label: '其他域名解析系统',
    kind: 'select',
    options: pairs('正常', ['大型', '非大型', '是否大型不明']),
  },
  {
    key: 'site',
    label: '网站或平台访问',
    kind: 'select',
    options: pairs('正常', ['全国有影响力', '省内有影响力', '无影响力', '影响力不明']),
  },
  {
    key: 'leakPeople',
    label: '泄露用户数（人）',
    kind: 'text',
    placeholder: `${COUNT_PLACEHOLDER}；没有泄露填“无”`,
  },
  { key: 'leakRecords', label: '泄露记录数（条）', kind: 'text', placeholder: COUNT_PLACEHOLDER },
  {
    key: 'leakWhose',
    label: '泄露的是谁的信息',
    kind: 'select',
    options: [
      { value: 'users', label: '互联网用户' },
      { value: 'employees', label: '单位员工' },
      { value: 'overseas', label: '境外用户' },
      { value: 'partly_overseas', label: '部分为境外用户' },
    ],
  },
  { key: 'malware', label: '网络病毒传播：范围', kind: 'select', options: extentOptions('没有发生') },
  {
    key: 'malwareWide',
    label: '病毒是否大面积爆发',
    kind: 'select',
    options: DEGREE('大面积', '不是大面积'),
  },
  {
    key: 'other',
    label: '其他危害（上面没有的）',
    kind: 'text',
    placeholder: '如 官网首页被篡改；没有就留空',
  },
];

/** Combines who it is with how bad it is, as `national:yes`; the values follow LARGE or INFLUENCE below. */
function pairs(no: string, whos: string[]): Options {
  const values = whos.length === 3 ? ['yes', 'no', 'unknown'] : ['national', 'provincial', 'none', 'unknown'];
  const options: Options = [{ value: 'none', label: no }];
  for (const [i, who] of whos.entries()) {
    for (const [severe, label] of [
      ['yes', '严重异常'],
      ['unknown', '异常程度不明'],
      ['no', '不严重'],
    ]) {
      options.push({ value: `${values[i] ?? ''}:${severe ?? ''}`, label: `${who}，${label ?? ''}` });
    }
  }
  return options;
}

function extentValue(extent: Extent | undefined): string {
  if (extent === undefined) return 'unknown';
  return extent.least === extent.most ? extent.least : `${extent.least}-${extent.most}`;
}

/** @returns what the form shows for some facts, one string per field of FACT_FIELDS */
export function factFieldValues(facts: Facts): Record<string, string> {
  const { outage, cnTld, dns, site, leak, malware } = facts;
  const count = (value: Count | undefined) => (value === undefined ? '' : formatCount(value));
  return {
    standing: facts.standing ?? 'actual',
    causes: facts.causeSuspected ? '' : facts.causes.join(','),
    regions: [...(facts.national ? ['national'] : []), ...facts.regions].join(','),
    outage: outage === undefined ? NONE.value : extentValue(outage.extent),
    outageMany: outage?.many ?? 'unknown',
    cnTld: cnTld === undefined ? NONE.value : (cnTld.drop ?? 'unknown'),
    dns: dns === undefined ? NONE.value : `${dns.large ?? 'unknown'}:${dns.severe ?? 'unknown'}`,
    site: site === undefined ? NONE.value : `${site.influence ?? 'unknown'}:${site.severe ?? 'unknown'}`,
    leakPeople:
      leak === undefined ? '' : leak.people === undefined ? UNKNOWN_NUMBER : formatCount(leak.people),
    leakRecords: count(leak?.records),
    leakWhose: leak?.whose ?? 'users',
    malware: malware === undefined ? NONE.value : extentValue(malware.extent),
    malwareWide: malware?.wide ?? 'unknown',
    other: facts.other ?? '',
  };
}

/**
 * Applies a filled form. A field that is absent, or the same as it was shown, leaves its fact as it is.
 * @returns the corrected facts, or a Chinese message per field that says what to type
 */
export function applyFactFields(
  facts: Facts,
  values: Record<string, string>,
): { ok: true; facts: Facts } | { ok: false; errors: Record<string, string> } {
  const shown = factFieldValues(facts);
  const errors: Record<string, string> = {};
  const next = structuredClone(facts);
  for (const field of FACT_FIELDS) {
    const value = values[field.key]?.trim();
    if (value === undefined || value === shown[field.key]) continue;
    const error = wrongChoice(field, value) ?? SETTERS[field.key]?.(next, value);
    if (error !== undefined) errors[field.key] = error;
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, facts: factsSchema.parse(next) };
}

function wrongChoice(field: FactField, value: string): string | undefined {
  if (field.options === undefined) return undefined;
  const known = new Set(field.options.map((option) => option.value));
  const chosen = field.kind === 'multiselect' ? split(value) : [value];
  return chosen.every((v) => known.has(v)) ? undefined : `请从“${field.label}”的选项中选择。`;
}
