import type { Block, Modal } from './block-kit.ts';
import type { Clock } from './clock.ts';

export type Json = Record<string, unknown>;

export interface User {
  id: string;
  name: string;
  email: string;
  isBot: boolean;
  /** what else Slack says of an account, as `is_stranger` */
  flags?: Json;
}

export interface SharedFile {
  id: string;
  name: string;
  title: string;
  user: string;
  /** the length in bytes that was announced when the upload URL was asked for */
  length: number;
  /** absent until the bytes were uploaded */
  bytes?: Buffer;
  channels: string[];
}

export interface Message {
  ts: string;
  user: string;
  /** true where the app posted it */
  fromApp: boolean;
  subtype?: string;
  text: string;
  blocks: Block[];
  metadata?: Json;
  threadTs?: string;
  edited?: { user: string; ts: string };
  /** the only user who sees it; such messages are in no history */
  ephemeralTo?: string;
  files: SharedFile[];
  reactions: { name: string; users: string[] }[];
}

export interface Pin {
  ts: string;
  by: string;
}

export interface Channel {
  id: string;
  name: string;
  kind: 'public' | 'private' | 'im' | 'mpim';
  creator: string;
  created: number;
  members: Set<string>;
  topic: string;
  purpose: string;
  archived: boolean;
  messages: Message[];
  pins: Pin[];
  bookmarks: { id: string; title: string; link: string }[];
}

export interface OpenView {
  id: string;
  user: string;
  modal: Modal;
  hash: string;
  rootId: string;
  previousId: string | null;
}

const TEAM = 'T0FAKE0001';
const BOT = 'U0FAKEBOT1';

/** Everything that the fake workspace holds. Only Slack's own state: no checks, no wire formats. */
export class Workspace {
  readonly teamId = TEAM;
  readonly teamDomain = 'fake';
  readonly appId = 'A0FAKE0001';
  readonly botId = 'B0FAKE0001';
  readonly bot: User = { id: BOT, name: 'yingji', email: '', isBot: true };
  readonly users = new Map<string, User>([[BOT, this.bot]]);
  readonly channels = new Map<string, Channel>();
  readonly files = new Map<string, SharedFile>();
  /** the modals that each user has open, the topmost last */
  readonly modals = new Map<string, OpenView[]>();
  readonly clock: Clock;
  #serial = 0;
  #lastTs = 0;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** @param prefix Slack's letter for the kind of thing, as `C` for channels */
  id(prefix: string): string {
    this.#serial += 1;
    return `${prefix}${this.#serial.toString(36).toUpperCase().padStart(9, '0')}`;
  }

  /** @returns a timestamp as Slack writes it (`seconds.micros`), later than every one before it */
  ts(): string {
    this.#lastTs = Math.max(this.clock.now() * 1000, this.#lastTs + 1);
    const digits = String(this.#lastTs);
    return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
  }

  addUser(name: string, email: string, flags: Json = {}): User {
    const user = { id: this.id('U'), name, email, isBot: false, flags };
    this.users.set(user.id, user);
    return user;
  }

  addChannel(name: string, kind: Channel['kind'], creator: string, members: Iterable<string>): Channel {
    const prefix = { public: 'C', private: 'C', im: 'D', mpim: 'G' }[kind];
    const channel: Channel = {
      id: this.id(prefix),
      name,
      kind,
      creator,
      created: Math.floor(this.clock.now() / 1000),
      members: new Set(members),
      topic: '',
      purpose: '',
      archived: false,
      messages: [],
      pins: [],
      bookmarks: [],
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  /** The direct conversation of exactly these users, opened if there is none yet. */
  direct(users: string[]): Channel {
    const members = new Set([this.bot.id, ...users]);
    const kind = members.size > 2 ? 'mpim' : 'im';
    const existing = [...this.channels.values()].find(
      (c) =>
        c.kind === kind && c.members.size === members.size && [...members].every((m) => c.members.has(m)),
    );
    return existing ?? this.addChannel('', kind, this.bot.id, members);
  }

  /** @param key a channel's id or its name, with or without `#` */
  findChannel(key: string): Channel | undefined {
    const name = key.replace(/^#/, '');
    return (
      this.channels.get(key) ?? [...this.channels.values()].find((c) => c.name !== '' && c.name === name)
    );
  }

  /** The open modal with this id, at whatever depth. */
  findView(id: string): OpenView | undefined {
    return [...this.modals.values()].flat().find((v) => v.id === id);
  }
}
