import type { Failure, Inbound, Reply } from '../../app/chat.ts';
import type { Card } from '../../cards/card.ts';
import type { Api, Outcome, Posted } from './api.ts';
import { unlessContacts } from './contacts.ts';
import type { Recent } from './recent.ts';
import { renderCard, renderForm, renderText } from './render.ts';

/**
 * Puts replies where they belong. The platform has no message that one member of a group sees alone, so what is meant
 * for the actor goes into their direct chat with the bot; a form takes the room that it belongs to along.
 */

export interface Place {
  inbound: Inbound;
  /** the message that is answered; null where there is none */
  messageId: string | null;
  inThread: boolean;
}

export const APOLOGY = '处理时出错，请稍后再试一次；仍然不行，请联系维护人员。';
const UNREACHED =
  '给你的答复没能发到私聊。请先在飞书里打开与机器人的私聊；仍然不行，请管理员把你加入应用的可用范围。';

export type Answerer = ReturnType<typeof createAnswerer>;

export function createAnswerer(api: Api, chats: Recent<string>) {
  /** @param key unique per delivery, so that a redelivery posts nothing twice */
  async function send(
    place: Place,
    audience: Reply['audience'],
    json: string,
    key: string,
  ): Promise<Outcome<Posted>> {
    const { room, handle } = place.inbound;
    const content = { type: 'interactive' as const, json };
    const posted =
      audience === 'actor' && !room.direct
        ? await api.send(handle, content, key)
        : await inRoom(place, content, key);
    if (posted.ok) chats.set(posted.data.messageId, posted.data.chatId);
    return posted;
  }

  async function inRoom(place: Place, content: { type: 'interactive'; json: string }, key: string) {
    const room = place.inbound.room.externalId;
    if (place.messageId === null) return api.send(room, content, key);
    const replied = await api.reply(room, place.messageId, content, key, place.inThread);
    // The message may have been recalled meanwhile; the answer stands without it.
    return replied.ok || replied.kind === 'later' ? replied : api.send(room, content, key);
  }

  /** Tells in the room, without saying what, that the person could not be reached directly. */
  async function tellUnreached(place: Place, refused: Failure, key: string): Promise<Outcome<Posted>> {
    if (place.inbound.room.direct) return refused;
    return send(place, 'room', renderText(UNREACHED), `${key}:unreached`);
  }

  /** @throws Error where the platform may take it later */
  async function settle(
    place: Place,
    audience: Reply['audience'],
    posted: Outcome<Posted>,
    key: string,
  ): Promise<void> {
    if (posted.ok) return;
    if (posted.kind === 'later') throw new Error(`答复没有发成：${posted.reason}`);
    if (audience === 'actor') await tellUnreached(place, posted, key);
  }

  return {
    /**
     * Posts a reply's card (else its text) and its form.
     * @param parts `text: false` where the text was shown already, as in a toast
     * @throws Error where the platform may take it later: the delivery then counts as not answered
     */
    async post(place: Place, reply: Reply, parts: { text: boolean; form: boolean }): Promise<void> {
      const { deliveryId, room } = place.inbound;
      const card: Card | null = reply.card ?? (parts.text && reply.text ? textCard(reply.text) : null);
      if (card) {
        const shown = await unlessContacts(card, (c, again) =>
          send(place, reply.audience, renderCard(c).json, `reply:${deliveryId}${again}`),
        );
        await settle(place, reply.audience, shown, `reply:${deliveryId}`);
      }
      if (reply.form && parts.form) {
        const elsewhere = reply.audience === 'actor' && !room.direct ? room.externalId : undefined;
        const key = `form:${deliveryId}`;
        const shown = await send(place, reply.audience, renderForm(reply.form, elsewhere), key);
        await settle(place, reply.audience, shown, key);
      }
    },

    /** Says sorry for an input that failed, once. */
    async apologize(place: Place): Promise<void> {
      await send(place, 'actor', renderText(APOLOGY), `sorry:${place.inbound.deliveryId}`);
    },
  };
}

const textCard = (text: string): Card => ({
  tone: 'grey',
  title: '',
  blocks: [{ type: 'text', text }],
  actions: [],
});
