import type { Platform } from './api.ts';
import { descendants } from './card-check.ts';
import { FIELDS } from './card-tags.ts';
import { buttonLabel, elementsOf } from './card-view.ts';
import type { ClickResult, Clicks } from './clicks.ts';
import type { Courier } from './courier.ts';
import { fill } from './form-fill.ts';
import { type Dict, dict, dicts, isDict, parseJson, str } from './values.ts';
import { BOT, type FakeChat, type FakeMessage, type Mention } from './world.ts';

export interface SayOptions {
  mentionBot?: boolean;
  /** open_ids, mentioned after the text */
  mentions?: string[];
  /** as rich text, with a line per line */
  post?: boolean;
  /** a message that this one answers */
  replyTo?: string;
}

/** What people do in the chats. Every deed tells the bot and waits for its acknowledgement. */
export class Persons {
  readonly #on: Platform;
  readonly #courier: Courier;
  readonly #clicks: Clicks;

  constructor(on: Platform, courier: Courier, clicks: Clicks) {
    this.#on = on;
    this.#courier = courier;
    this.#clicks = clicks;
  }

  /** @returns the id of the new message, once the bot has acknowledged it or could not be reached */
  async say(openId: string, chatId: string, text: string, options: SayOptions = {}): Promise<string> {
    const { world } = this.#on;
    const ids = [...(options.mentionBot ? [world.botOpenId] : []), ...(options.mentions ?? [])];
    const mentions = ids.map((id, i) => ({ key: `@_user_${i + 1}`, openId: id, name: world.nameOf(id) }));
    const before = options.mentionBot ? '@_user_1 ' : '';
    const after = mentions.slice(options.mentionBot ? 1 : 0).map((m) => ` ${m.key}`);
    const line = `${before}${text}${after.join('')}`;
    const content = options.post ? postOf(line, mentions) : { text: line };
    return this.#post(openId, chatId, options.post ? 'post' : 'text', content, mentions, options.replyTo);
  }

  /** @returns the id of the message that carries the file */
  async sendFile(openId: string, chatId: string, name: string, data: Buffer): Promise<string> {
    const key = this.#on.world.id('file_v3');
    this.#on.world.files.set(key, { key, name, type: 'stream', data });
    return this.#post(openId, chatId, 'file', { file_key: key, file_name: name }, []);
  }

  /** @param what the button's label, or the name of its element */
  async click(openId: string, messageId: string, what: string): Promise<ClickResult> {
    const { message, card } = this.#card(openId, messageId);
    const buttons = elementsOf(card).filter((e) => e.tag === 'button');
    const button = buttons.find((b) => b.name === what) ?? buttons.find((b) => buttonLabel(b) === what);
    if (!button) throw new Error(`no button ${what}; there are ${buttons.map(buttonLabel).join() || 'none'}`);
    if (button.form_action_type === 'submit') return this.submit(openId, messageId, what, {});
    return this.#callback(openId, message, button, {});
  }

  /**
   * Sends a form.
   * @param submit the label or name of the button that sends it
   * @param values by element name; what isn't given stays as the card has it
   */
  async submit(
    openId: string,
    messageId: string,
    submit: string,
    values: Record<string, string>,
  ): Promise<ClickResult> {
    const { message, card } = this.#card(openId, messageId);
    const forms = elementsOf(card).filter((e) => e.tag === 'form');
    for (const form of forms) {
      const inside = descendants(form);
      const button = inside.find(
        (e) => e.form_action_type === 'submit' && (e.name === submit || buttonLabel(e) === submit),
      );
      if (!button) continue;
      const fields = inside.filter((e) => FIELDS.has(str(e.tag)));
      return this.#callback(openId, message, button, { form_value: fill(fields, values) });
    }
    throw new Error(`no form with a button ${submit} in ${messageId}`);
  }

  /** Chooses from a list that stands outside a form. @param option its value or label */
  async choose(openId: string, messageId: string, name: string, option: string): Promise<ClickResult> {
    const { message, card } = this.#card(openId, messageId);
    const field = elementsOf(card).find((e) => e.name === name && FIELDS.has(str(e.tag)));
    if (!field) throw new Error(`no field ${name} in ${messageId}`);
    const value = fill([field], { [name]: option })[name];
    return this.#callback(
      openId,
      message,
      field,
      Array.isArray(value) ? { options: value } : { option: value },
    );
  }

  /** @param by as whom: only the message's owner is checked */
  async recall(openId: string, messageId: string, by = 'message_owner'): Promise<void> {
    const message = by === 'message_owner' ? this.#own(openId, messageId) : this.#on.world.message(messageId);
    message.deleted = true;
    await this.#tell(this.#on.world.chat(message.chatId), 'im.message.recalled_v1', {
      message_id: messageId,
      chat_id: message.chatId,
      recall_time: String(this.#on.world.now()),
      recall_type: by,
    });
  }

  async edit(openId: string, messageId: string, text: string): Promise<void> {
    const message = this.#own(openId, messageId);
    this.#on.world.edit(message, JSON.stringify({ text }));
    message.mentions = [];
    await this.#tell(
      this.#on.world.chat(message.chatId),
      'im.message.updated_v1',
      this.#messageEvent(message),
    );
  }

  /** @param emoji emoji_type, as `Pin` or `THUMBSUP` */
  async react(openId: string, messageId: string, emoji: string): Promise<void> {
    const message = this.#on.world.message(messageId);
    const chat = this.#memberOf(openId, message.chatId);
    this.#on.world.reactions.push({ messageId, openId, emoji });
    await this.#tell(chat, 'im.message.reaction.created_v1', this.#reaction(openId, messageId, emoji));
  }

  async unreact(openId: string, messageId: string, emoji: string): Promise<void> {
    const { reactions } = this.#on.world;
    const at = reactions.findIndex(
      (r) => r.messageId === messageId && r.openId === openId && r.emoji === emoji,
    );
    if (at < 0) throw new Error(`no reaction ${emoji} on ${messageId}`);
    reactions.splice(at, 1);
    const chat = this.#on.world.chat(this.#on.world.message(messageId).chatId);
    await this.#tell(chat, 'im.message.reaction.deleted_v1', this.#reaction(openId, messageId, emoji));
  }

  #reaction(openId: string, messageId: string, emoji: string): Dict {
    return {
      message_id: messageId,
      reaction_type: { emoji_type: emoji },
      operator_type: 'user',
      user_id: { open_id: openId },
      action_time: String(this.#on.world.now()),
    };
  }

  #memberOf(openId: string, chatId: string): FakeChat {
    const chat = this.#on.world.chat(chatId);
    if (!chat.members.has(openId))
      throw new Error(`${this.#on.world.nameOf(openId)} is not in ${chat.name || chatId}`);
    return chat;
  }

  #own(openId: string, messageId: string): FakeMessage {
    const message = this.#on.world.message(messageId);
    if (message.from !== openId || message.deleted) throw new Error(`${messageId} is not theirs to change`);
    return message;
  }

  #card(openId: string, messageId: string): { message: FakeMessage; card: Dict } {
    const message = this.#on.world.message(messageId);
    this.#memberOf(openId, message.chatId);
    const card = parseJson(message.content);
    if (message.type !== 'interactive' || message.deleted || !isDict(card))
      throw new Error(`${messageId} is no card`);
    return { message, card };
  }

  async #post(
    openId: string,
    chatId: string,
    type: string,
    content: Dict,
    mentions: Mention[],
    replyTo?: string,
  ): Promise<string> {
    const chat = this.#memberOf(openId, chatId);
    const message = this.#on.world.addMessage({
      chatId,
      from: openId,
      type,
      content: JSON.stringify(content),
      mentions,
      ...(replyTo ? { replyTo } : {}),
    });
    if (this.#heard(chat, mentions))
      await this.#tell(chat, 'im.message.receive_v1', this.#messageEvent(message));
    return message.messageId;
  }

  /** Whether the app's scopes let it hear a message. */
  #heard(chat: FakeChat, mentions: Mention[]): boolean {
    const { scopes } = this.#on.app;
    if (!scopes || scopes.has('im:message.group_msg')) return true;
    if (chat.mode === 'p2p') return scopes.has('im:message.p2p_msg:readonly');
    const mentioned = mentions.some((m) => m.openId === this.#on.world.botOpenId);
    return mentioned && scopes.has('im:message.group_at_msg:readonly');
  }

  /** The bot hears only of chats that it is in. */
  async #tell(chat: FakeChat, type: string, event: Dict): Promise<void> {
    if (chat.bot && !chat.dissolved) await this.#courier.deliver(type, event);
  }

  #messageEvent(message: FakeMessage): Dict {
    const { world } = this.#on;
    return {
      sender: {
        sender_id: { open_id: message.from, union_id: message.from.replace('ou_', 'on_') },
        sender_type: message.from === BOT ? 'app' : 'user',
        tenant_key: world.tenantKey,
      },
      message: {
        message_id: message.messageId,
        ...(message.rootId ? { root_id: message.rootId, parent_id: message.parentId } : {}),
        create_time: String(message.at),
        update_time: String(message.editedAt ?? message.at),
        chat_id: message.chatId,
        chat_type: world.chat(message.chatId).mode,
        message_type: message.type,
        content: message.content,
        mentions: message.mentions.map((m) => ({
          key: m.key,
          id: { open_id: m.openId, union_id: m.openId.replace('ou_', 'on_') },
          name: m.name,
          tenant_key: world.tenantKey,
        })),
      },
    };
  }

  async #callback(openId: string, message: FakeMessage, element: Dict, action: Dict): Promise<ClickResult> {
    const { world } = this.#on;
    if (element.disabled === true) throw new Error(`${buttonLabel(element)} is disabled`);
    const value = dicts(element.behaviors).find((b) => b.type === 'callback')?.value;
    const token = world.id('c');
    this.#clicks.tokens.set(token, { message, at: world.now(), answered: false, uses: 0 });
    const ack = await this.#courier.deliver('card.action.trigger', {
      operator: { tenant_key: world.tenantKey, open_id: openId, union_id: openId.replace('ou_', 'on_') },
      token,
      action: {
        ...(value === undefined ? {} : { value: dict(value) }),
        tag: str(element.tag),
        ...(element.name === undefined ? {} : { name: str(element.name) }),
        timezone: 'Asia/Shanghai',
        ...action,
      },
      host: 'im_message',
      context: { open_message_id: message.messageId, open_chat_id: message.chatId },
    });
    if (ack.outcome !== 'acked') return { toast: null, error: '请求超时，请稍后重试' };
    if (ack.code !== 200) return { toast: null, error: '出错了，请稍后重试' };
    return this.#clicks.answer(token, ack.data, this.#on);
  }
}

function postOf(line: string, mentions: Mention[]): Dict {
  const content = line.split('\n').map((text) =>
    text
      .split(/(@_user_\d+)/)
      .filter((part) => part !== '')
      .map((part) => {
        const mention = mentions.find((m) => m.key === part);
        return mention ? { tag: 'at', user_id: part, user_name: mention.name } : { tag: 'text', text: part };
      }),
  );
  return { title: '', content };
}
