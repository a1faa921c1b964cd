import type { PlanEdition } from './edition.ts';
import { MIIT_2017 } from './miit-2017/edition.ts';

export type { PlanEdition } from './edition.ts';

/** Every edition, oldest first. */
export const EDITIONS: readonly PlanEdition[] = [MIIT_2017];

/** The edition that new records begin under. */
export const currentEdition: PlanEdition = MIIT_2017;

/**
 * @param id the edition that a record keeps, as `miit-2017`
 * @throws Error when this version of the program does not have it
 */
export function edition(id: string): PlanEdition {
  const found = EDITIONS.find((e) => e.id === id);
  if (!found) throw new Error(`本程序没有预案版本 ${id}，请升级程序后再打开这份记录。`);
  return found;
}
