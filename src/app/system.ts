import type { ChronicleEvent } from '../domain/chronicle.ts';
import type { Context } from '../domain/context.ts';
import type { DutyCommand } from '../domain/duty/events.ts';
import { orgId, type RecordId } from '../domain/ids.ts';
import type { SystemCommand } from '../domain/incident/commands.ts';
import type { LogCommand } from '../domain/log/log.ts';
import type { Notice } from '../domain/notice.ts';
import type { AnyRecordEvent } from '../domain/record-event.ts';
import { isRefusal } from '../domain/refusal.ts';
import { currentEdition, edition } from '../plan/index.ts';
import { duties } from './duty-records.ts';
import { isDutyRecord } from './duty-view.ts';
import { incidents, load, loadLog, logs, type RecordKind } from './records.ts';
import { redrawings } from './redraw.ts';
import { mayRest } from './rest.ts';
import type { BotParts } from './scene.ts';
import type { Posted, Room, Tx } from './store.ts';
import { together } from './together.ts';
import { write } from './write.ts';

/** What a delivery or a timer found out: a command of the bot itself, with the rows that come with it. */
export interface SystemStep {
  command: SystemCommand | LogCommand | DutyCommand | null;
  posted?: Posted[];
  rooms?: Room[];
}

/**
 * Decides and writes for the bot itself. What is no longer called for changes nothing. Steps of one record that come
 * while another is being written are written together.
 */
export function createSystem(parts: BotParts): (record: RecordId, step: SystemStep) => Promise<void> {
  return together(async (record: RecordId, steps: SystemStep[]) => {
    await writeSteps(parts, record, steps);
    return steps.map(() => undefined);
  });
}

async function writeSteps(parts: BotParts, record: RecordId, steps: SystemStep[]): Promise<void> {
  await parts.store.transaction(async (tx) => {
    await tx.saveRooms(steps.flatMap((s) => s.rooms ?? []));
    await keep(
      tx,
      steps.flatMap((s) => s.posted ?? []),
      parts,
    );
    const commands = steps.flatMap((s) => s.command ?? []);
    if (commands.length === 0) return;
    const row = await tx.record(record);
    const ctx = await systemContext(parts, tx, row?.edition ?? null);
    if (record.startsWith('log:')) {
      const rest = await mayRest(tx, orgId(record.slice('log:'.length)), ctx);
      await carry(tx, logs, record, commands as LogCommand[], { ...ctx, mayRest: rest });
    } else if (isDutyRecord(record)) await carry(tx, duties, record, commands as DutyCommand[], ctx);
    else await carry(tx, incidents, record, commands as SystemCommand[], ctx);
  });
}

/** What happened while a card was on its way could not redraw it yet: it is looked at once more when it stands. */
async function keep(tx: Tx, posted: Posted[], parts: BotParts): Promise<void> {
  if (posted.length === 0) return;
  await tx.savePosted(posted);
  const ctx = { dir: await tx.directory(), edition: currentEdition, at: parts.now().toISOString() };
  await tx.enqueue(await redrawings(tx, posted, ctx));
}

async function carry<S extends { notices: Notice[] }, C, E extends AnyRecordEvent>(
  tx: Tx,
  kind: RecordKind<S, C, E>,
  record: RecordId,
  commands: C[],
  ctx: Context,
): Promise<void> {
  const from = await load(tx, kind, record);
  let { state } = from;
  const events: E[] = [];
  for (const command of commands) {
    const decided = kind.decide(state, command, ctx);
    if (isRefusal(decided)) continue;
    for (const e of decided) state = kind.evolve(state, e, { at: ctx.at, actor: null, id: record });
    events.push(...decided);
  }
  if (events.length > 0) await write(tx, kind, from, events, ctx, null);
}

/** The bot acting by itself, under the edition that the record began under. */
export async function systemContext(
  parts: Pick<BotParts, 'now' | 'policy'>,
  tx: Tx,
  editionId: string | null,
): Promise<Context> {
  return {
    actor: null,
    at: parts.now().toISOString(),
    dir: await tx.directory(),
    edition: editionId ? edition(editionId) : currentEdition,
    policy: parts.policy,
  };
}

/** Writes into 部应急办's duty log, and so to its rooms, what is wrong with the bot itself, or well again. */
export async function writeAlarm(
  parts: BotParts,
  event: Extract<ChronicleEvent, { type: 'alarm_raised' | 'alarm_over' }>,
): Promise<void> {
  await parts.store.transaction(async (tx) => {
    const ctx = await systemContext(parts, tx, null);
    const ero = ctx.dir.orgsOf('ero')[0];
    if (!ero) return;
    await write(tx, logs, await loadLog(tx, ero.id, ctx), [event], ctx, null);
  });
}
