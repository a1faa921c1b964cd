import type { Policy } from '../domain/context.ts';
import type { RecordId } from '../domain/ids.ts';
import type { Inbound, Receive } from './chat.ts';
import type { Command } from './command.ts';
import { createIndex } from './commands.ts';
import { handle } from './handle.ts';
import type { BotParts } from './scene.ts';
import { raiseAlarm, type SystemStep, system } from './system.ts';

/** The bot without its chats: inputs go in by `receive`, what timers and deliveries found goes in by `system`. */
export interface Bot {
  receive: Receive;
  system(record: RecordId, step: SystemStep): Promise<void>;
  /** says in 部应急办's duty rooms that something of the bot itself needs a person */
  alarm(text: string): Promise<void>;
  commands: readonly Command[];
  policy: Policy;
}

export function createBot(parts: BotParts): Bot {
  const index = createIndex(parts.commands);
  const woken = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work;
    parts.wake();
    return result;
  };
  return {
    receive: (inbound: Inbound) => woken(handle(parts, index, inbound)),
    system: (record, step) => woken(system(parts, record, step)),
    alarm: (text) => woken(raiseAlarm(parts, text)),
    commands: parts.commands,
    policy: parts.policy,
  };
}
