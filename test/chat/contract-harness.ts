import { expect } from 'vitest';
import type { ChatPort, Inbound, Reply } from '../../src/app/chat.ts';

/** What a platform gives the contract to try its adapter with. */

/** A message as people see it. */
export interface SeenMessage {
  messageId: string;
  /** plain text as it reads: a card with its title, body and buttons' labels */
  text: string;
  pinned: boolean;
  /** the name of the file that it carries */
  file: string | null;
}

export interface AdapterHarness {
  port: ChatPort;
  /** a group with both people and the bot */
  room: string;
  /** an id of a group that there isn't */
  noRoom: string;
  people: { handle: string; name: string }[];
  /** a person whom the platform doesn't know, or who is out of reach */
  stranger: string;
  /** everything that came in since the start */
  inbounds: Inbound[];
  /** what the app answers from now on */
  answer(reply: (inbound: Inbound) => Reply | null): void;
  /** the room's messages of the bot, oldest first */
  seen(room: string): Promise<SeenMessage[]>;
  /** the bot's messages to one person */
  direct(handle: string): Promise<SeenMessage[]>;
  members(room: string): Promise<string[]>;
  /** whether anything in the room calls people whom the bot did not mean: everybody, or someone by a text */
  alarmed(room: string): Promise<boolean>;
  /** presses a button by its label; opens what opens */
  press(as: string, room: string, messageId: string, label: string): Promise<void>;
  /** sends the form that stands in a message */
  submit(
    as: string,
    room: string,
    messageId: string,
    label: string,
    values: Record<string, string>,
  ): Promise<void>;
  /** faults of the platform, where it can have any */
  faults: {
    /** the next call that posts is carried out, and its answer lost */
    loseAnswer(): void;
    /** the next call that posts is one too many, for so many seconds */
    busy(seconds: number): void;
  } | null;
  close(): Promise<void>;
}

/** @returns the result as the success that it must be */
export function ok<T extends { ok: boolean }>(result: T): Extract<T, { ok: true }> {
  expect(result).toMatchObject({ ok: true });
  return result as Extract<T, { ok: true }>;
}

/** @returns the first of the people in reach */
export const first = (on: AdapterHarness): { handle: string; name: string } =>
  on.people[0] ?? { handle: '', name: '' };
