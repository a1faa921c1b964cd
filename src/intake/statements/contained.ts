import type { Clause } from '../clauses/clauses.ts';

/** How few devices a virus hit, and whether it stayed there. */

/** So few are no outbreak where they were contained. */
export const FEW_DEVICES = 10;
/** Fewer are hardly 大面积. */
const MANY_DEVICES = 100;

/** @returns whether a clause counts so few devices that 大面积 is doubtful: 浙江全省仅17台主机感染 */
export function hitsFew(clause: Clause | undefined): boolean {
  return (
    clause?.quantities.some(
      ({ unit, count }) => unit === 'devices' && (count.max ?? MANY_DEVICES) < MANY_DEVICES,
    ) === true
  );
}

/** @returns whether a virus stayed where it was: 一台…中毒，已隔离清除 */
export function isContained(clauses: Clause[]): boolean {
  return clauses.some((c) =>
    /已[^,]{0,4}(?:隔离|清除|查杀|重装|拔|清毒|杀毒)|拔了|没传给|没有?传到|(?:无|未见|没有)[^,]{0,4}(?:扩散|感染)/u.test(
      c.text,
    ),
  );
}
