import { createHash } from 'node:crypto';
import type { Client } from '@larksuiteoapi/node-sdk';
import type { Failure } from '../../app/chat.ts';
import { Recent } from '../common/recent.ts';
import type { Log } from '../common/redact.ts';
import { FeishuError, failureOf, isAppRate, isTargetRate, isTokenError, restMs } from './errors.ts';
import type { Limits } from './limits.ts';

/** The calls that the bot makes, each within the platform's rates and with a typed outcome. */

/** `code`: the platform's own, where it gave one */
export type Outcome<T> = { ok: true; data: T } | (Failure & { code?: number });
export interface Posted {
  messageId: string;
  chatId: string;
  at: Date;
}
export type Urgency = 'app' | 'sms' | 'phone';
export type Content = { type: 'interactive'; json: string } | { type: 'file'; json: string };

/** Pages of 50 messages in which a card is looked for. */
const PAGES = 20;

export type Api = ReturnType<typeof createApi>;

/** Makes a call when its turn comes. @param target what bears 5 a second; null: nothing in particular */
export type Call = <T>(api: string, target: string | null, run: () => Promise<T>) => Promise<Outcome<T>>;

/** @returns the platform's `uuid` for an idempotency key: at most 50 characters of any key */
const uuidFrom = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 40);

export function createApi(client: Client, limits: Limits, log: Log, instance = '') {
  const uuidOf = (key: string): string => uuidFrom(`${instance}:${key}`);
  /** Once more at once where the token was refused: by then the cache has forgotten it. */
  async function attempt<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof FeishuError && isTokenError(error)) return run();
      throw error;
    }
  }

  async function call<T>(api: string, target: string | null, run: () => Promise<T>): Promise<Outcome<T>> {
    try {
      const turn = await limits.go(api, target, () => attempt(run));
      if ('value' in turn) return { ok: true, data: turn.value };
      return { ok: false, kind: 'later', reason: '发送太频繁，稍后再发', afterMs: turn.wait };
    } catch (error) {
      if (!(error instanceof FeishuError)) throw error;
      if (isAppRate(error)) limits.rest({ api }, restMs(error));
      else if (isTargetRate(error) && target !== null) limits.rest({ target }, restMs(error));
      const failure = failureOf(error);
      log.warn(
        { api, target, kind: failure.kind, error: error.message },
        `飞书接口调用失败：${failure.reason}`,
      );
      return error.code === null ? failure : { ...failure, code: error.code };
    }
  }

  const posted = async (sent: Promise<Outcome<{ data?: Sent | undefined }>>): Promise<Outcome<Posted>> => {
    const outcome = await sent;
    if (!outcome.ok) return outcome;
    return { ok: true, data: postedOf(outcome.data.data ?? {}) };
  };

  /** people's direct chats with the bot: both names bear 5 a second together */
  const directs = new Recent<string>(20_000);

  return {
    call: call satisfies Call,

    /** the platform's `uuid` for an idempotency key */
    uuidOf,

    /** Notes which chat a person's direct one is. */
    isDirect: (openId: string, chat: string): void => directs.set(openId, chat),

    /** Posts into a chat (`oc_…`) or to a person (`ou_…`). */
    send: async (to: string, content: Content, key: string): Promise<Outcome<Posted>> => {
      const person = to.startsWith('ou_');
      const sent = await posted(
        call('message.create', `to ${directs.get(to) ?? to}`, () =>
          client.im.v1.message.create({
            params: { receive_id_type: person ? 'open_id' : 'chat_id' },
            data: { receive_id: to, msg_type: content.type, content: content.json, uuid: uuidOf(key) },
          }),
        ),
      );
      if (person && sent.ok) directs.set(to, sent.data.chatId);
      return sent;
    },

    /** @param chat that the message stands in, which bears 5 a second */
    reply: (chat: string, messageId: string, content: Content, key: string, inThread: boolean) =>
      posted(
        call('message.reply', `to ${chat}`, () =>
          client.im.v1.message.reply({
            path: { message_id: messageId },
            data: {
              msg_type: content.type,
              content: content.json,
              uuid: uuidOf(key),
              ...(inThread ? { reply_in_thread: true } : {}),
            },
          }),
        ),
      ),

    patch: (messageId: string, json: string) =>
      call('message.patch', `card ${messageId}`, () =>
        client.im.v1.message.patch({ path: { message_id: messageId }, data: { content: json } }),
      ),

    /** @returns those of the people who could not be called: not in the chat, or unknown */
    urgent: async (messageId: string, people: string[], means: Urgency): Promise<Outcome<string[]>> => {
      const methods = { app: 'urgentApp', sms: 'urgentSms', phone: 'urgentPhone' } as const;
      const outcome = await call(`urgent.${means}`, null, () =>
        client.im.v1.message[methods[means]]({
          path: { message_id: messageId },
          params: { user_id_type: 'open_id' },
          data: { user_id_list: people },
        }),
      );
      return outcome.ok ? { ok: true, data: outcome.data.data?.invalid_user_id_list ?? [] } : outcome;
    },

    pin: (messageId: string) =>
      call('pin.create', `pin ${messageId}`, () =>
        client.im.v1.pin.create({ data: { message_id: messageId } }),
      ),

    upload: (name: string, content: Buffer) =>
      call('file.create', null, () =>
        client.im.v1.file.create({ data: { file_type: fileType(name), file_name: name, file: content } }),
      ),

    /** @returns the new chat's id; the bot owns it */
    createChat: async (name: string, description: string, key: string): Promise<Outcome<string>> => {
      const outcome = await call('chat.create', null, () =>
        client.im.v1.chat.create({
          params: { user_id_type: 'open_id', uuid: uuidOf(key) },
          data: { name, description, chat_mode: 'group', chat_type: 'private' },
        }),
      );
      return outcome.ok ? { ok: true, data: outcome.data.data?.chat_id ?? '' } : outcome;
    },

    /** @param people at most 50 @returns who could not be added, by reason */
    addMembers: async (chat: string, people: string[]) => {
      const outcome = await call('members.add', `members ${chat}`, () =>
        client.im.v1.chatMembers.create({
          path: { chat_id: chat },
          params: { member_id_type: 'open_id', succeed_type: 1 },
          data: { id_list: people },
        }),
      );
      if (!outcome.ok) return outcome;
      const {
        invalid_id_list = [],
        not_existed_id_list = [],
        pending_approval_id_list = [],
      } = outcome.data.data ?? {};
      const data = {
        invisible: invalid_id_list,
        unknown: not_existed_id_list,
        pending: pending_approval_id_list,
      };
      return { ok: true as const, data };
    },

    chat: async (chat: string): Promise<Outcome<{ name: string; direct: boolean }>> => {
      const outcome = await call('chat.get', null, () => client.im.v1.chat.get({ path: { chat_id: chat } }));
      if (!outcome.ok) return outcome;
      const { name = '', chat_mode } = outcome.data.data ?? {};
      return { ok: true, data: { name, direct: chat_mode === 'p2p' } };
    },

    /**
     * Looks for a card of the bot by the mark that it carries, among what was posted since a moment.
     * @returns null where it is not there, or the chat isn't known
     */
    findCard: async (to: string, mark: string, since: Date): Promise<Outcome<Posted | null>> => {
      const chat = to.startsWith('ou_') ? directs.get(to) : to;
      let token = '';
      for (let page = 0; chat !== undefined && page < PAGES; page += 1) {
        const params = {
          container_id_type: 'chat',
          container_id: chat,
          start_time: String(Math.floor(since.getTime() / 1000) - 60),
          sort_type: 'ByCreateTimeAsc' as const,
          page_size: 50,
          card_msg_content_type: 'user_card_content',
          ...(token === '' ? {} : { page_token: token }),
        };
        const listed = await call('message.list', null, () => client.im.v1.message.list({ params }));
        if (!listed.ok) return listed;
        const { items = [], has_more = false, page_token = '' } = listed.data.data ?? {};
        const found = items.find((m) => m.body?.content.includes(mark));
        if (found) return { ok: true, data: postedOf(found) };
        if (!has_more) break;
        token = page_token;
      }
      return { ok: true, data: null };
    },

    /** @returns the id of the chat that a message stands in */
    chatOf: async (messageId: string): Promise<Outcome<string>> => {
      const outcome = await call('message.get', null, () =>
        client.im.v1.message.get({ path: { message_id: messageId } }),
      );
      return outcome.ok ? { ok: true, data: outcome.data.data?.items?.[0]?.chat_id ?? '' } : outcome;
    },

    /** @returns the bot's own open_id */
    botOpenId: async (): Promise<Outcome<string>> => {
      const outcome = await call('bot.info', null, () =>
        client.request<{ bot?: { open_id?: string } }>({ method: 'GET', url: '/open-apis/bot/v3/info' }),
      );
      return outcome.ok ? { ok: true, data: outcome.data.bot?.open_id ?? '' } : outcome;
    },

    /** @param mobiles @param emails at most 50 each */
    findPeople: async (mobiles: string[], emails: string[]) => {
      const outcome = await call('contact.batchGetId', null, () =>
        client.contact.v3.user.batchGetId({
          params: { user_id_type: 'open_id' },
          data: { mobiles, emails },
        }),
      );
      return outcome.ok ? { ok: true as const, data: outcome.data.data?.user_list ?? [] } : outcome;
    },
  };
}

interface Sent {
  message_id?: string | undefined;
  chat_id?: string | undefined;
  create_time?: string | undefined;
}

const postedOf = ({ message_id = '', chat_id = '', create_time }: Sent): Posted => ({
  messageId: message_id,
  chatId: chat_id,
  at: new Date(Number(create_time)),
});

function fileType(name: string): 'pdf' | 'doc' | 'xls' | 'ppt' | 'stream' {
  const ending = /\.(pdf|doc|xls|ppt)x?$/i.exec(name)?.[1]?.toLowerCase();
  return ending === 'pdf' || ending === 'doc' || ending === 'xls' || ending === 'ppt' ? ending : 'stream';
}
