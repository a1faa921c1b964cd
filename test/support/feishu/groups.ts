import type { Platform } from './api.ts';
import type { Courier } from './courier.ts';
import type { Dict } from './values.ts';
import type { FakeChat } from './world.ts';

/** What happens to groups: people and the bot come and go; and the bot's menu in the direct chat. */
export class Groups {
  readonly #on: Platform;
  readonly #courier: Courier;

  constructor(on: Platform, courier: Courier) {
    this.#on = on;
    this.#courier = courier;
  }

  async join(openId: string, chatId: string): Promise<void> {
    const chat = this.#on.world.chat(chatId);
    chat.members.add(this.#on.world.user(openId).openId);
    if (chat.bot) await this.#courier.deliver('im.chat.member.user.added_v1', this.#members(chat, openId));
  }

  async leave(openId: string, chatId: string): Promise<void> {
    const chat = this.#on.world.chat(chatId);
    if (!chat.members.delete(openId)) throw new Error(`${openId} is not in ${chatId}`);
    if (chat.bot) await this.#courier.deliver('im.chat.member.user.deleted_v1', this.#members(chat, openId));
  }

  async addBot(openId: string, chatId: string): Promise<void> {
    const chat = this.#on.world.chat(chatId);
    chat.bot = true;
    await this.#courier.deliver('im.chat.member.bot.added_v1', this.#chat(chat, openId));
  }

  async removeBot(openId: string, chatId: string): Promise<void> {
    const chat = this.#on.world.chat(chatId);
    chat.bot = false;
    await this.#courier.deliver('im.chat.member.bot.deleted_v1', this.#chat(chat, openId));
  }

  async dissolve(openId: string, chatId: string): Promise<void> {
    const chat = this.#on.world.chat(chatId);
    chat.dissolved = true;
    if (chat.bot) await this.#courier.deliver('im.chat.disbanded_v1', this.#chat(chat, openId));
  }

  /** @param key event_key of the menu entry */
  async menu(openId: string, key: string): Promise<void> {
    await this.#courier.deliver('application.bot.menu_v6', {
      operator: { operator_name: this.#on.world.nameOf(openId), operator_id: { open_id: openId } },
      event_key: key,
      timestamp: this.#on.world.now(),
    });
  }

  #chat(chat: FakeChat, operator: string): Dict {
    return {
      chat_id: chat.chatId,
      operator_id: { open_id: operator },
      external: chat.external,
      operator_tenant_key: this.#on.world.tenantKey,
      name: chat.name,
    };
  }

  #members(chat: FakeChat, openId: string): Dict {
    const user = {
      name: this.#on.world.nameOf(openId),
      user_id: { open_id: openId },
      tenant_key: this.#on.world.tenantKey,
    };
    return { ...this.#chat(chat, openId), users: [user] };
  }
}
