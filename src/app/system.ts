import type { ChronicleEvent } from '../domain/chronicle.ts';
import type { Context } from '../domain/context.ts';
import type { DutyCommand } from '../domain/duty/events.ts';
import type { RecordId } from '../domain/ids.ts';
import type { SystemCommand } from '../domain/incident/commands.ts';
import type { LogCommand } from '../domain/log/log.ts';
import type { Notice } from '../domain/notice.ts';
import type { AnyRecordEvent } from '../domain/record-event.ts';
import { isRefusal } from '../domain/refusal.ts';
import { currentEdition, edition } from '../plan/index.ts';
import { duties } from './duty-records.ts';
import { isDutyRecord } from './duty-view.ts';
import { incidents, load, loadLog, logs, type RecordKind } from './records.ts';
import type { BotParts } from './scene.ts';
import type { Posted, Room, Tx } from './store.ts';
import { write } from './write.ts';

/** What a delivery or a timer found out: a command of the bot itself, with the rows that come with it. */
export interface SystemStep {
  command: SystemCommand | LogCommand | DutyCommand | null;
  posted?: Posted[];
  rooms?: Room[];
}

/** Decides and writes for the bot itself. What is no longer called for changes nothing. */
export async function system(parts: BotParts, record: RecordId, step: SystemStep): Promise<void> {
  await parts.store.transaction(async (tx) => {
    for (const r of step.rooms ?? []) await tx.saveRoom(r);
    for (const p of step.posted ?? []) await tx.savePosted(p);
    if (!step.command) return;
    const row = await tx.record(record);
    const ctx = await systemContext(parts, tx, row?.edition ?? null);
    if (record.startsWith('log:')) await carry(tx, logs, record, step.command as LogCommand, ctx);
    else if (isDutyRecord(record)) await carry(tx, duties, record, step.command as DutyCommand, ctx);
    else await carry(tx, incidents, record, step.command as SystemCommand, ctx);
  });
}

async function carry<S extends { notices: Notice[] }, C, E extends AnyRecordEvent>(
  tx: Tx,
  kind: RecordKind<S, C, E>,
  record: RecordId,
  command: C,
  ctx: Context,
): Promise<void> {
  const from = await load(tx, kind, record);
  const events = kind.decide(from.state, command, ctx);
  if (!isRefusal(events) && events.length > 0) await write(tx, kind, from, events, ctx, null);
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

/** Writes into 部应急办's duty log, and so to its duty rooms, what needs a person. */
export async function raiseAlarm(parts: BotParts, text: string, posted = false): Promise<void> {
  await parts.store.transaction(async (tx) => {
    const ctx = await systemContext(parts, tx, null);
    const ero = ctx.dir.orgsOf('ero')[0];
    if (!ero) return;
    const event: ChronicleEvent = { type: 'alarm_raised', text, posted };
    await write(tx, logs, await loadLog(tx, ero.id, ctx), [event], ctx, null);
  });
}
