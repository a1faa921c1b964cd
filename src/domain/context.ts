import type { PlanEdition } from '../plan/index.ts';
import type { Directory, Org, Person } from './directory.ts';
import type { Policy } from './policy.ts';

/** All that a decision may look at besides the record and the command. */
export interface Context {
  /** null: the bot itself, as timers and deliveries */
  actor: Person | null;
  /** the moment of the input, UTC ISO */
  at: string;
  dir: Directory;
  edition: PlanEdition;
  policy: Policy;
  /** calls of no incident may wait for the end of an organization's quiet window */
  mayRest?: boolean;
}

/** @returns the actor's organization; undefined for the bot itself */
export function actorOrg(ctx: Context): Org | undefined {
  return ctx.actor ? ctx.dir.org(ctx.actor.org) : undefined;
}

/** @returns the moment so many minutes later, UTC ISO */
export function later(at: string, minutes: number): string {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString();
}
