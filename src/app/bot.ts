import type { PersonId, RecordId } from '../domain/ids.ts';
import type { Policy } from '../domain/policy.ts';
import { bindMatched } from './accounts.ts';
import type { Inbound, Platform, Receive } from './chat.ts';
import type { Command } from './command.ts';
import { createIndex } from './commands.ts';
import { runDaily } from './daily.ts';
import { followDuty } from './follow-duty.ts';
import { handle } from './handle.ts';
import type { JobPayloads } from './job.ts';
import type { BotParts } from './scene.ts';
import { createSystem, type SystemStep, writeAlarm } from './system.ts';

/** The bot without its chats: inputs go in by `receive`, what timers and deliveries found goes in by `system`. */
export interface Bot {
  receive: Receive;
  system(record: RecordId, step: SystemStep): Promise<void>;
  /**
   * Says in 部应急办's rooms that something of the bot itself needs a person.
   * @param posted true: it has been said, and is only written down
   */
  alarm(text: string, posted?: boolean): Promise<void>;
  /** says there that what an alarm was about is well again */
  allClear(text: string): Promise<void>;
  /** accounts that a platform found by telephone number or e-mail */
  bindMatched(platform: Platform, found: { handle: string; person: PersonId }[]): Promise<void>;
  /** brings 24-hour duty in line with the response to an incident */
  followDuty(incident: RecordId): Promise<void>;
  /** what comes every day; `dueAt` is when it was to */
  daily(what: JobPayloads['daily'], dueAt: Date): Promise<void>;
  commands: readonly Command[];
  policy: Policy;
}

export function createBot(parts: BotParts): Bot {
  const index = createIndex(parts.commands);
  const system = createSystem(parts);
  const woken = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work;
    parts.wake();
    return result;
  };
  return {
    receive: (inbound: Inbound) => woken(handle(parts, index, inbound)),
    system: (record, step) => woken(system(record, step)),
    alarm: (text, posted = false) => woken(writeAlarm(parts, { type: 'alarm_raised', text, posted })),
    allClear: (text) => woken(writeAlarm(parts, { type: 'alarm_over', text })),
    bindMatched: (platform, found) => woken(bindMatched(parts, platform, found)),
    followDuty: (incident) => woken(followDuty(parts, incident)),
    daily: (what, dueAt) => woken(runDaily(parts, what, dueAt)),
    commands: parts.commands,
    policy: parts.policy,
  };
}
