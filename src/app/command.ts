import type { z } from 'zod';
import type { Form } from '../cards/card.ts';
import type { Context } from '../domain/context.ts';
import type { Org, Person } from '../domain/directory.ts';
import type { OrgId, RecordId } from '../domain/ids.ts';
import type { IncidentCommand } from '../domain/incident/commands.ts';
import type { Incident } from '../domain/incident/state.ts';
import type { DutyLog, LogCommand } from '../domain/log/log.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { ClauseId } from '../plan/miit-2017/clauses.ts';
import type { Platform, Reply } from './chat.ts';
import type { Room, Tx } from './store.ts';
import type { View } from './view.ts';

/** What a command's run may use: the actor, the moment, the record, and ways to read and to decide. */
export interface CommandContext extends Context {
  actor: Person;
  org: Org;
  room: Room | null;
  /** where the input came from; the room may not be known to the bot yet */
  place: { platform: Platform; externalId: string; name: string; direct: boolean };
  tx: Tx;
  /** the arguments came from a form, so that a field that is empty was emptied */
  submitted: boolean;
  /** every command, for help */
  commands: readonly Command[];
  /** reads an incident that the actor may see; null also where it exists but is not for the actor */
  incident(number: string): Promise<Incident | null>;
  /**
   * Decides and writes; several incidents are decided first and written together.
   * @returns the states afterwards, or the first refusal (then nothing is written)
   */
  apply(...steps: { incident: Incident | null; command: IncidentCommand }[]): Promise<Incident[] | Refusal>;
  /** decides and writes in the duty log of an organization */
  applyLog(command: LogCommand, org: OrgId): Promise<RecordId | Refusal>;
  dutyLog(org: OrgId): Promise<DutyLog | null>;
}

/** An answer; `view` is a card that is drawn again when its record changes. */
export type Answer = Reply & { view?: View };
export type Outcome = Answer | Refusal;

/** A chat command: everything about it in one place; help is made from it. */
export interface Command {
  id: string;
  /** the Chinese name, typed after `/` */
  name: string;
  aliases: string[];
  group: 'report' | 'grade' | 'response' | 'people' | 'duty' | 'record' | 'after' | 'general';
  summary: string;
  examples: string[];
  /** clauses that it carries out, for the coverage table */
  cites: ClauseId[];
  /** `incident`: needs one, by #number or by the room; `maybe`: takes one */
  record: 'none' | 'maybe' | 'incident';
  /** Chinese key → argument name */
  keys: Record<string, string>;
  /** the argument that takes the free text */
  rest: string | null;
  /** also for organizations that were told something of the incident without being able to see it */
  addressees: boolean;
  /** a button drawn before the record's latest change does nothing (promise 5) */
  guarded: boolean;
  /** answers with a form when it is called with nothing, and when arguments are wrong */
  form: ((ctx: CommandContext, incident: Incident | null) => Form | Promise<Form>) | null;
  args: z.ZodType;
  run(ctx: CommandContext, args: unknown, incident: Incident | null): Promise<Outcome>;
}

type Definition<A extends z.ZodType, R extends Command['record']> = Omit<
  Command,
  'args' | 'run' | 'record' | 'aliases' | 'cites' | 'keys' | 'rest' | 'addressees' | 'guarded' | 'form'
> &
  Partial<Pick<Command, 'aliases' | 'cites' | 'keys' | 'rest' | 'addressees' | 'guarded'>> & {
    record: R;
    args: A;
    form?: (
      ctx: CommandContext,
      incident: R extends 'incident' ? Incident : Incident | null,
    ) => Form | Promise<Form>;
    run(
      ctx: CommandContext,
      args: z.infer<A>,
      incident: R extends 'incident' ? Incident : R extends 'none' ? null : Incident | null,
    ): Promise<Outcome>;
  };

/** Declares a command. Its arguments are checked by zod before `run` sees them. */
export function defineCommand<A extends z.ZodType, R extends Command['record']>(
  d: Definition<A, R>,
): Command {
  const { form, run, ...rest } = d;
  return {
    aliases: [],
    cites: [],
    keys: {},
    rest: null,
    addressees: false,
    guarded: false,
    ...rest,
    // `record` says what the caller gives; the types above tie it to the parameter.
    form: form ? (ctx, incident) => form(ctx, incident as never) : null,
    run: (ctx, args, incident) => run(ctx, args as z.infer<A>, incident as never),
  };
}
