import type { Facts } from '../plan/facts.ts';

/**
 * Adds a supplement (续报) to what is known. What the supplement states replaces the old statement of the same fact;
 * what it doesn't speak of stays; places are added to those known; causes are replaced when it names any, and so is the
 * mark of suspicion with them. A new number of leaked people doesn't drop the number of records. Facts are taken back by
 * the correction form, or by a correction (更正) that states the new value.
 */
export function mergeFacts(before: Facts, supplement: Facts): Facts {
  const merged: Facts = {
    ...before,
    ...supplement,
    causes: supplement.causes.length > 0 ? supplement.causes : before.causes,
    regions: union(before.regions, supplement.regions),
    national: before.national || supplement.national,
    cities: union(before.cities, supplement.cities),
    overseas: union(before.overseas, supplement.overseas),
  };
  if (supplement.causes.length > 0 && supplement.causeSuspected === undefined) delete merged.causeSuspected;
  if (before.outage && supplement.outage) merged.outage = { ...before.outage, ...supplement.outage };
  if (before.cnTld && supplement.cnTld) merged.cnTld = { ...before.cnTld, ...supplement.cnTld };
  if (before.dns && supplement.dns) merged.dns = { ...before.dns, ...supplement.dns };
  if (before.site && supplement.site) merged.site = { ...before.site, ...supplement.site };
  if (before.leak && supplement.leak) merged.leak = { ...before.leak, ...supplement.leak };
  if (before.malware && supplement.malware) merged.malware = { ...before.malware, ...supplement.malware };
  if (supplement.standing !== undefined && supplement.doubt === undefined) delete merged.doubt;
  if (tellsNothingNew(before, merged) && isDoubtful(supplement)) {
    restore(merged, before, 'standing');
    restore(merged, before, 'doubt');
  }
  return merged;
}

/** Doubt about a text, as 拟于明天通报, casts none on what is known where the text adds no happening to it. */
const isDoubtful = ({ standing }: Facts): boolean => standing === 'unclear' || standing === 'hypothetical';

function tellsNothingNew(before: Facts, merged: Facts): boolean {
  const happenings = ({ outage, cnTld, dns, site, leak, malware, other }: Facts): string =>
    JSON.stringify([outage, cnTld, dns, site, leak, malware, other]);
  return happenings(before) === happenings(merged);
}

function restore<K extends keyof Facts>(facts: Facts, before: Facts, key: K): void {
  if (before[key] === undefined) delete facts[key];
  else facts[key] = before[key];
}

function union<T>(a: readonly T[], b: readonly T[]): T[] {
  return [...new Set([...a, ...b])];
}
