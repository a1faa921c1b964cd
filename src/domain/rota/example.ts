import { later } from '../context.ts';
import type { Person } from '../directory.ts';
import { shanghaiDate } from '../time.ts';
import type { Shift } from './rota.ts';

/** Where shifts that were made up for trials say that they come from. */
export const EXAMPLE_SOURCE = '示例';

const DAYS = 62;
const DAY_MINUTES = 24 * 60;

/**
 * A rota for trying things out: 24-hour shifts from 08:30 on, beginning yesterday, the duty officers by turns.
 * @param people of one organization
 * @returns no shifts where fewer than two of them are duty officers
 */
export function exampleShifts(people: Person[], at: string): Shift[] {
  const officers = people.filter((p) => p.posts.includes('duty'));
  if (officers.length < 2) return [];
  const leader =
    people.find((p) => p.posts.includes('duty_leader')) ?? people.find((p) => p.posts.includes('head'));
  const begin = new Date(`${shanghaiDate(later(at, -DAY_MINUTES))}T08:30:00+08:00`).toISOString();
  return Array.from({ length: DAYS }, (_, day) => {
    const [primary, backup] = [officers[day % officers.length], officers[(day + 1) % officers.length]];
    if (!primary || !backup) throw new Error('no duty officers');
    const startsAt = later(begin, day * DAY_MINUTES);
    return {
      startsAt,
      endsAt: later(startsAt, DAY_MINUTES),
      primary: primary.id,
      backup: backup.id,
      leader: leader?.id ?? null,
    };
  });
}
