import type { Facts } from '../../../plan/facts.ts';
import { isLive } from '../../moods/moods.ts';
import { toldAlike } from '../../places/alike.ts';
import type { Place } from '../../words/place.ts';
import type { Told } from '../counts/two-counts.ts';

/** @returns whether a text tells of a place beside those that were read as hit that it fares like them: 赣州全市断网。韶关局：我们也是 */
export function isOfOthersAlike({ facts, clauses, statements, moods }: Told): boolean {
  const reach = (facts.outage ?? facts.malware)?.extent?.least;
  if (reach !== 'city' && reach !== 'province' && reach !== 'county') return false;
  const refuted = clauses.filter((_, i) => moods[i] === 'denied').map(({ sentence }) => sentence);
  const live = clauses.filter((c) => !refuted.includes(c.sentence));
  const told = statements.some(
    (s) =>
      !s.negated && isLive(s.mood) && s.degree === 'yes' && (s.kind === 'outage' || s.kind === 'malware'),
  );
  return told && toldAlike(live).some(({ value: { place } }) => isBeside(place, facts, reach === 'province'));
}

/** Whether a place is none of those that were read, and no part of one. */
function isBeside(place: Place, { regions, cities }: Facts, ofProvince: boolean): boolean {
  switch (place.kind) {
    case 'regions':
      return !place.regions.every((id) => regions.includes(id));
    case 'city':
      return ofProvince ? !regions.includes(place.city.region) : !cities.includes(place.city.name);
    case 'county':
      return place.county !== undefined && !place.county.homes.some(({ region }) => regions.includes(region));
    case 'nation':
    case 'nation_part':
    case 'most_provinces':
    case 'provinces':
    case 'vague_area':
      return true;
    case 'own_province':
    case 'province_part':
    case 'cities':
      return !ofProvince;
    default:
      return false;
  }
}
