import type { Count } from '../plan/facts.ts';

const UNITS: readonly [number, string][] = [
  [100_000_000, '亿'],
  [10_000, '万'],
];

const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** @returns a whole number the way reports write it: `1.2亿`, `800万`, `9999`; exact, never rounded */
export function formatNumber(value: number): string {
  for (const [unit, name] of UNITS) {
    if (value >= unit && (value * 10_000) % unit === 0) return `${value / unit}${name}`;
  }
  return value >= 10_000 ? GROUPED.format(value) : value.toFixed(0);
}

/** More than the people or records that anybody could mean; a longer number is a slip of the hand. */
const ABSURD = 100_000_000_000_000;

/** A count of which nothing is known, as a number with hidden digits. */
export const UNKNOWN_COUNT = '数量不详';

/** @returns a count in Chinese: the reporter's words where it has them, else `800万`, `至少800万`, `至多10万`, `800万至1200万`, `数量不详` */
export function formatCount(count: Count): string {
  if (count.said !== undefined) return count.said;
  const open = count.max === null || count.max > ABSURD;
  if (open && count.min === 0) return UNKNOWN_COUNT;
  if (count.max === null || open) return `至少${formatNumber(count.min)}`;
  if (count.min === count.max) return formatNumber(count.min);
  if (count.min === 0) return `至多${formatNumber(count.max)}`;
  return `${formatNumber(count.min)}至${formatNumber(count.max)}`;
}

const FORM_HINT = '请填人数或条数，如 1200万、1.2亿、800万至1200万、至少500万';
const FORM_UNITS: Record<string, number> = { 百: 1e2, 千: 1e3, 万: 1e4, 百万: 1e6, 千万: 1e7, 亿: 1e8 };
/**
 * Reads a count typed into a form: digits (full-width ones and thousands separators too) with 百/千/万/百万/千万/亿, a range
 * with 至, or 至少/至多/约 before it. 约 is ten percent either way.
 * @returns the count, or a Chinese message that says what to type
 */
export function parseCount(typed: string): { ok: true; count: Count } | { ok: false; error: string } {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s,]/gu, '')
    .replace(/[人个条]$/u, '');
  if (/^-/u.test(text)) return { ok: false, error: `数量不能是负数。${FORM_HINT}。` };
  const match =
    /^(至少|至多|约)?(\d+(?:\.\d+)?)([百千]?万|[百千亿])?(?:(?:至|到|-|~)(\d+(?:\.\d+)?)([百千]?万|[百千亿])?)?$/u.exec(
      text,
    );
  if (match === null) return { ok: false, error: `看不懂“${typed.slice(0, 20)}”。${FORM_HINT}。` };
  const [, how, first = '', firstUnit, second, secondUnit] = match;
  if (how !== undefined && second !== undefined)
    return { ok: false, error: `看不懂“${typed.slice(0, 20)}”。${FORM_HINT}。` };
  const low = times(first, firstUnit ?? secondUnit);
  const high = second === undefined ? low : times(second, secondUnit);
  if (low > ABSURD || high > ABSURD) return { ok: false, error: `数量过大，请核对。${FORM_HINT}。` };
  if (!Number.isInteger(low) || !Number.isInteger(high))
    return { ok: false, error: `须是整数。${FORM_HINT}。` };
  if (low > high) return { ok: false, error: `范围的前一个数不能大于后一个数。${FORM_HINT}。` };
  if (how === '至少') return { ok: true, count: { min: low, max: null } };
  if (how === '至多') return { ok: true, count: { min: 0, max: low } };
  if (how === '约')
    return { ok: true, count: { min: Math.floor(low * 0.9), max: Math.ceil(low * 1.1), said: typed.trim() } };
  return { ok: true, count: { min: low, max: high } };
}

function times(digits: string, unit: string | undefined): number {
  const value = Number(digits) * (unit === undefined ? 1 : (FORM_UNITS[unit] ?? 1));
  // 1.1 × 10^8 is not whole in floating point although 1.1亿 is
  return Math.abs(value - Math.round(value)) < 1e-3 ? Math.round(value) : value;
}
