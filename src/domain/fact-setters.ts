import { CAUSES, type Count, type Extent, type Facts, REACHES, STANDINGS } from '../plan/facts.ts';
import { REGION_IDS } from '../plan/regions.ts';
import { parseCount } from './count.ts';

/** How each field of the correction form changes the facts: sets them in place, or returns what is wrong in Chinese. */
type Setter = (facts: Facts, value: string) => string | undefined;

/** What the form shows, and accepts, for a leak whose number is not known; `无` takes a leak back. */
export const UNKNOWN_NUMBER = '不详';
const NO_LEAK = ['无', '没有', '0'];

export const SETTERS: Readonly<Record<string, Setter>> = {
  standing: (facts, value) => {
    facts.standing = STANDINGS.find((v) => v === value) ?? 'actual';
    if (facts.standing !== 'unclear') delete facts.doubt; // a person has settled it
    return undefined;
  },
  causes: (facts, value) => {
    facts.causes = CAUSES.filter((cause) => split(value).includes(cause));
    delete facts.causeSuspected; // what a person chooses is known
    return undefined;
  },
  regions: (facts, value) => {
    const chosen = split(value);
    facts.national = chosen.includes('national');
    facts.regions = REGION_IDS.filter((id) => chosen.includes(id));
    return undefined;
  },
  outage: (facts, value) => setExtent(facts, 'outage', value),
  outageMany: (facts, value) => {
    if (facts.outage === undefined) return value === 'unknown' ? undefined : '请先选择“用户无法上网：范围”。';
    facts.outage = { ...withoutKey(facts.outage, 'many'), ...stated('many', value) };
    return undefined;
  },
  cnTld: (facts, value) => {
    if (value === 'none') delete facts.cnTld;
    else facts.cnTld = stated('drop', value);
    return undefined;
  },
  dns: (facts, value) => {
    const [large = '', severe = ''] = value.split(':');
    if (value === 'none') delete facts.dns;
    else facts.dns = { ...stated('large', large), ...stated('severe', severe) };
    return undefined;
  },
  site: (facts, value) => {
    const [who = '', severe = ''] = value.split(':');
    if (value === 'none') {
      delete facts.site;
      return undefined;
    }
    const influence = (['national', 'provincial', 'none'] as const).find((v) => v === who);
    const name = facts.site?.name;
    facts.site = { ...(name && { name }), ...(influence && { influence }), ...stated('severe', severe) };
    return undefined;
  },
  leakPeople: (facts, value) => {
    if (NO_LEAK.includes(value)) {
      delete facts.leak;
      return undefined;
    }
    if (value === '' || value === UNKNOWN_NUMBER) {
      facts.leak = withoutKey(facts.leak ?? {}, 'people');
      return undefined;
    }
    return setCount(value, (people) => {
      facts.leak = { ...facts.leak, people };
    });
  },
  leakRecords: (facts, value) => {
    if (value === '') {
      if (facts.leak !== undefined) facts.leak = withoutKey(facts.leak, 'records');
      return undefined;
    }
    return setCount(value, (records) => {
      facts.leak = { ...facts.leak, records };
    });
  },
  leakWhose: (facts, value) => {
    if (facts.leak === undefined) return value === 'users' ? undefined : '请先填“泄露用户数”或“泄露记录数”。';
    const whose = (['employees', 'overseas', 'partly_overseas'] as const).find((v) => v === value);
    facts.leak = { ...withoutKey(facts.leak, 'whose'), ...(whose && { whose }) };
    return undefined;
  },
  malware: (facts, value) => setExtent(facts, 'malware', value),
  malwareWide: (facts, value) => {
    if (facts.malware === undefined)
      return value === 'unknown' ? undefined : '请先选择“网络病毒传播：范围”。';
    facts.malware = { ...withoutKey(facts.malware, 'wide'), ...stated('wide', value) };
    return undefined;
  },
  other: (facts, value) => {
    if (value.length > 100) return '请用100字以内说明。';
    if (value === '') delete facts.other;
    else facts.other = value;
    return undefined;
  },
};

/** @returns the choices of a multiselect's value */
export function split(value: string): string[] {
  return value.split(',').filter((v) => v !== '');
}

function setExtent(facts: Facts, key: 'outage' | 'malware', value: string): undefined {
  if (value === 'none') {
    delete facts[key];
    return;
  }
  const [least, most] = value.split('-').map((part) => REACHES.find((reach) => reach === part));
  const extent: Extent | undefined = least && { least, most: most ?? least };
  facts[key] = { ...withoutKey(facts[key] ?? {}, 'extent'), ...(extent && { extent }) };
}

function setCount(value: string, set: (count: Count) => void): string | undefined {
  const parsed = parseCount(value);
  if (!parsed.ok) return parsed.error;
  set(parsed.count);
  return undefined;
}

function stated<K extends string>(key: K, value: string): Partial<Record<K, 'yes' | 'no'>> {
  return value === 'yes' || value === 'no' ? ({ [key]: value } as Partial<Record<K, 'yes' | 'no'>>) : {};
}

function withoutKey<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _dropped, ...rest } = value;
  return rest;
}
