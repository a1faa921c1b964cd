/** Times are stored as UTC ISO strings and shown in Asia/Shanghai, which has no summer time: always UTC+8. */

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/u;

/**
 * Reads a moment strictly, where `new Date` would take `2026-02-30` for 2 March.
 * @param moment a Date, or ISO text; without a zone it is Shanghai time, without a time the beginning of that day
 * @returns null when it is no date of the years 1 to 9998
 */
export function parseInstant(moment: Date | string): Date | null {
  const parsed = typeof moment === 'string' ? parseIso(moment.trim()) : moment;
  const year = parsed?.getUTCFullYear() ?? Number.NaN;
  return parsed !== null && year >= 1 && year <= 9998 ? parsed : null;
}

function parseIso(text: string): Date | null {
  const [, day, time = '00:00', zone = '+08:00'] = ISO.exec(text) ?? [];
  if (day === undefined) return null;
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== day) return null;
  return new Date(`${day}T${time}${zone.replace(/^([+-]\d{2})(\d{2})$/u, '$1:$2')}`);
}

/**
 * @param moment a valid Date or ISO string
 * @returns the time in Shanghai, as `2026-11-22 03:05`
 * @throws RangeError when the input is no date
 */
export function formatShanghai(moment: Date | string): string {
  return shanghaiIso(moment).slice(0, 16).replace('T', ' ');
}

/**
 * @param moment a valid Date or ISO string
 * @returns the date in Shanghai, as `2026-11-22`
 * @throws RangeError when the input is no date
 */
export function shanghaiDate(moment: Date | string): string {
  return shanghaiIso(moment).slice(0, 10);
}

/**
 * @param ms a length of time in milliseconds, shown without its sign
 * @returns its two largest units, rounded down, as `3分20秒`, `2小时5分`, `1天3小时`, `0秒`
 */
export function formatDuration(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const parts = [
    { n: Math.floor(seconds / 86_400), unit: '天' },
    { n: Math.floor(seconds / 3600) % 24, unit: '小时' },
    { n: Math.floor(seconds / 60) % 60, unit: '分' },
    { n: seconds % 60, unit: '秒' },
  ];
  const largest = parts.findIndex((part) => part.n > 0);
  if (largest === -1) return '0秒';
  return parts
    .slice(largest, largest + 2)
    .filter((part) => part.n > 0)
    .map((part) => `${part.n}${part.unit}`)
    .join('');
}

function shanghaiIso(moment: Date | string): string {
  return new Date(new Date(moment).getTime() + SHANGHAI_OFFSET_MS).toISOString();
}
