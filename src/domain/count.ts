import type { Count } from '../plan/facts.ts';

const UNITS: readonly [number, string][] = [
  [100_000_000, '亿'],
  [10_000, '万'],
];

/** @returns a whole number the way reports write it: `1.2亿`, `800万`, `9999`; exact, never rounded */
export function formatNumber(value: number): string {
  for (const [unit, name] of UNITS) {
    if (value >= unit && (value * 10_000) % unit === 0) return `${value / unit}${name}`;
  }
  return value.toLocaleString('en-US', { useGrouping: value >= 10_000, maximumFractionDigits: 0 });
}

/** @returns a count in Chinese: the reporter's words where it has them, else `800万`, `至少800万`, `至多10万`, `800万至1200万` */
export function formatCount(count: Count): string {
  if (count.said !== undefined) return count.said;
  if (count.max === null) return `至少${formatNumber(count.min)}`;
  if (count.min === count.max) return formatNumber(count.min);
  if (count.min === 0) return `至多${formatNumber(count.max)}`;
  return `${formatNumber(count.min)}至${formatNumber(count.max)}`;
}
