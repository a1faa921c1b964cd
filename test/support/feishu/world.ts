import type { Dict } from './values.ts';

/** The state that the fake keeps: people, chats, messages, urgent calls, uploads. Times are UTC milliseconds. */

export interface FakeUser {
  openId: string;
  name: string;
  mobile: string;
  email: string;
  /** within the availability of the app (应用可用范围) */
  available: boolean;
  /** urgent messages that the person hasn't opened */
  unreadUrgents: number;
}

export interface FakeChat {
  chatId: string;
  mode: 'group' | 'p2p';
  name: string;
  description: string;
  ownerId: string;
  members: Set<string>;
  bot: boolean;
  external: boolean;
  /** the group's setting that only its owner may send urgent messages */
  urgentDenied: boolean;
  dissolved: boolean;
  /** pinned messages, newest last */
  pins: { messageId: string; at: number }[];
}

export interface Mention {
  key: string;
  openId: string;
  name: string;
}

export interface FakeMessage {
  messageId: string;
  chatId: string;
  /** open_id of the person, or `bot` */
  from: string;
  /** `text`, `post`, `interactive`, `file`, `image` */
  type: string;
  /** JSON, as the API takes it */
  content: string;
  mentions: Mention[];
  parentId: string;
  rootId: string;
  inThread: boolean;
  at: number;
  editedAt: number | null;
  edits: number;
  deleted: boolean;
}

export type UrgentMeans = 'app' | 'sms' | 'phone';

export interface FakeUrgent {
  messageId: string;
  means: UrgentMeans;
  openId: string;
  at: number;
}

export interface FakeFile {
  key: string;
  name: string;
  type: string;
  data: Buffer;
}

export const BOT = 'bot';

export class World {
  readonly now: () => number;
  readonly botOpenId = `ou_${'b'.repeat(32)}`;
  readonly tenantKey = 'fake-tenant';
  readonly users = new Map<string, FakeUser>();
  readonly chats = new Map<string, FakeChat>();
  readonly messages = new Map<string, FakeMessage>();
  readonly files = new Map<string, FakeFile>();
  readonly urgents: FakeUrgent[] = [];
  readonly reactions: { messageId: string; openId: string; emoji: string }[] = [];
  /** paid 加急 left; undefined: no end */
  readonly urgentQuota: { app?: number; sms?: number; phone?: number } = {};
  /** the company's data loss prevention refuses plain telephone numbers and e-mail addresses */
  refusesContacts = false;
  readonly slashCommands = new Map<string, Dict>();
  /** what was made under a `uuid`, and until when the platform remembers */
  readonly #made = new Map<string, { id: string; until: number }>();
  #counter = 0;

  constructor(now: () => number) {
    this.now = now;
  }

  /** @returns an id as the platform's: prefix and 32 hexadecimal digits, ascending */
  id(prefix: string): string {
    this.#counter += 1;
    return `${prefix}_${this.#counter.toString(16).padStart(32, '0')}`;
  }

  /** @returns the id that the same idempotency key made before, while it is remembered */
  madeBefore(key: string): string | undefined {
    const made = this.#made.get(key);
    return made && made.until > this.now() ? made.id : undefined;
  }

  remember(key: string, id: string, forMs: number): void {
    this.#made.set(key, { id, until: this.now() + forMs });
  }

  addUser(spec: { name: string; mobile: string; email: string; available?: boolean }): FakeUser {
    const user = { available: true, ...spec, openId: this.id('ou'), unreadUrgents: 0 };
    this.users.set(user.openId, user);
    return user;
  }

  addChat(spec: Partial<FakeChat> & { name: string }): FakeChat {
    const chat: FakeChat = {
      chatId: this.id('oc'),
      mode: 'group',
      description: '',
      ownerId: '',
      members: new Set(),
      bot: true,
      external: false,
      urgentDenied: false,
      dissolved: false,
      pins: [],
      ...spec,
    };
    this.chats.set(chat.chatId, chat);
    return chat;
  }

  /** @returns the person's direct chat with the bot, made where there is none */
  p2p(openId: string): FakeChat {
    const found = [...this.chats.values()].find((c) => c.mode === 'p2p' && c.members.has(openId));
    return found ?? this.addChat({ name: '', mode: 'p2p', members: new Set([openId]) });
  }

  addMessage(
    spec: Pick<FakeMessage, 'chatId' | 'from' | 'type' | 'content'> & {
      mentions?: Mention[];
      replyTo?: string;
      inThread?: boolean;
    },
  ): FakeMessage {
    const parent = this.messages.get(spec.replyTo ?? '');
    const message: FakeMessage = {
      messageId: this.id('om'),
      chatId: spec.chatId,
      from: spec.from,
      type: spec.type,
      content: spec.content,
      mentions: spec.mentions ?? [],
      parentId: parent?.messageId ?? '',
      rootId: parent ? parent.rootId || parent.messageId : '',
      inThread: spec.inThread ?? false,
      at: this.now(),
      editedAt: null,
      edits: 0,
      deleted: false,
    };
    this.messages.set(message.messageId, message);
    return message;
  }

  edit(message: FakeMessage, content: string): void {
    message.content = content;
    message.editedAt = this.now();
    message.edits += 1;
  }

  /** @returns a person's name, `应急机器人` for the bot, or the id itself */
  nameOf(openId: string): string {
    if (openId === this.botOpenId) return '应急机器人';
    return this.users.get(openId)?.name ?? openId;
  }

  /** @throws Error where a test speaks of a person that there isn't */
  user(openId: string): FakeUser {
    const user = this.users.get(openId);
    if (!user) throw new Error(`no such person: ${openId}`);
    return user;
  }

  /** @throws Error where a test speaks of a chat that there isn't */
  chat(chatId: string): FakeChat {
    const chat = this.chats.get(chatId);
    if (!chat) throw new Error(`no such chat: ${chatId}`);
    return chat;
  }

  /** @throws Error where a test speaks of a message that there isn't */
  message(messageId: string): FakeMessage {
    const message = this.messages.get(messageId);
    if (!message) throw new Error(`no such message: ${messageId}`);
    return message;
  }
}
