import type { Card, Form } from '../cards/card.ts';
import type { RoomId } from '../domain/ids.ts';

/** What every chat platform is to the bot: inputs that come in, and a port that things go out by. */

export const PLATFORMS = ['local', 'feishu', 'slack'] as const;
export type Platform = (typeof PLATFORMS)[number];
export const PLATFORM_NAMES: Record<Platform, string> = { local: '内嵌聊天', feishu: '飞书', slack: 'Slack' };

/** What a person did. Buttons and forms arrive as command lines, so clicking and typing take one path. */
export type Input =
  | { type: 'line'; line: string }
  /** a click on a posted card (`messageId`), or the sending of a form with its values */
  | { type: 'action'; line: string; values: Record<string, string>; messageId: string | null }
  | { type: 'message'; messageId: string; text: string; files: string[] }
  | { type: 'edited'; messageId: string; text: string }
  /** `by`: who took it back, where that wasn't its author, in Chinese; without a handle: whoever wrote it */
  | { type: 'deleted'; messageId: string; by?: string }
  | { type: 'pinned' | 'unpinned'; messageId: string }
  /** 📌 as a reaction: marks the message's entry as key */
  | { type: 'marked' | 'unmarked'; messageId: string }
  | { type: 'joined' | 'left'; handle: string };

export interface Inbound {
  platform: Platform;
  /** unique per thing that the person did; a redelivery carries the same */
  deliveryId: string;
  /** the person's account on the platform */
  handle: string;
  /** the platform's id of the room, and its name there */
  room: { externalId: string; name: string; direct: boolean };
  input: Input;
  /** people whom the text mentions: how each stands in it, in order */
  mentioned?: { text: string; handle: string }[];
}

/** The answer to an input. Cards of records are posted through jobs; this is what the person who asked sees at once. */
export interface Reply {
  /** a short answer to a click, or the whole answer where there is no card */
  text?: string;
  card?: Card;
  /** a form to open as a dialog (or to show as a card) */
  form?: Form;
  /** the clicked card as it is now */
  redraw?: Card;
  /** `actor`: only the person who asked should see it, as refusals and errors */
  audience: 'room' | 'actor';
}

export type Failure =
  /** will never work: said in the chronicle, and the next means is tried */
  | {
      ok: false;
      kind: 'refused';
      reason: string;
      /** the message is too old to be changed; a new one may take its place */
      outdated?: true;
    }
  /** may work later: `afterMs` where the platform said when, `unreachable` where nothing reaches it */
  | { ok: false; kind: 'later'; reason: string; afterMs?: number; unreachable?: true };

export type Sent = { ok: true; messageId: string; at: Date } | Failure;
/** `missed`: handles that could not be added or reached, with the reason in Chinese */
export type Partly = { ok: true; missed: { handle: string; reason: string }[] } | Failure;
export type Opened = { ok: true; externalId: string; missed: { handle: string; reason: string }[] } | Failure;
export type Done = { ok: true } | Failure;

/** How loudly a person is called: a message, then the platform's urgent means where there are any. */
export const MEANS = ['chat', 'app', 'sms', 'phone'] as const;
export type Means = (typeof MEANS)[number];

/** The platform's people could not be asked for. */
export class LookupFailed extends Error {
  override readonly name = 'LookupFailed';
  readonly failure: Failure;

  /** @param name of the platform */
  constructor(name: string, failure: Failure) {
    super(`没有查成${name}通讯录：${failure.reason}。`);
    this.failure = failure;
  }
}

/** Finds the accounts of people whom the directory knows by telephone number or e-mail. */
export interface PeopleLookup {
  /**
   * @returns for each person, in order, their handle on the platform; null where nobody there has the number or e-mail
   * @throws LookupFailed where the platform could not be asked
   */
  lookup(people: { phone: string | null; email: string | null }[]): Promise<(string | null)[]>;
}

/**
 * A platform's outgoing side. Every call carries an idempotency key: the same key twice has one effect and gives the
 * same answer. Calls do not throw for what the platform answers; they throw only on bugs.
 */
export interface ChatPort {
  readonly platform: Platform;
  /** absent where the platform cannot look people up */
  readonly people?: PeopleLookup;
  /** @param since when the key was first tried, where that may have been by a process that is gone */
  post(key: string, room: string, card: Card, mentions: string[], since?: Date): Promise<Sent>;
  update(key: string, room: string, messageId: string, card: Card): Promise<Done>;
  /** a direct message that calls a person */
  page(
    key: string,
    handle: string,
    card: Card,
    means: Means,
    since?: Date,
  ): Promise<Sent & { room?: string }>;
  /** a new room; `slug` is ASCII for platforms that want it */
  openRoom(
    key: string,
    spec: { title: string; slug: string; topic: string; members: string[] },
  ): Promise<Opened>;
  invite(key: string, room: string, handles: string[]): Promise<Partly>;
  pin(key: string, room: string, messageId: string): Promise<Done>;
  upload(key: string, room: string, file: { name: string; mime: string; content: string }): Promise<Sent>;
}

/** A platform's adapter as the bot runs it. */
export interface ChatAdapter {
  port: ChatPort;
  start(): Promise<void>;
  /** lets what came in be answered, then closes */
  stop(): Promise<void>;
  /** the connection's state, for /healthz; `alarm`: people should be told */
  health(): { alarm: boolean };
}

/** Takes an input to its answer; given to every adapter by main. */
export type Receive = (inbound: Inbound) => Promise<Reply | null>;

export const roomIdOf = (platform: Platform, externalId: string): RoomId =>
  `${platform}:${externalId}` as RoomId;
