import type { Failure, Inbound, Reply } from '../../app/chat.ts';
import type { Card } from '../../cards/card.ts';
import { Recent } from '../common/recent.ts';
import type { Outcome, Posted } from './api.ts';
import type { Posts, Where } from './posts.ts';
import { renderForm } from './render.ts';

/**
 * Puts replies where they belong. A card that one member of a group sees alone notifies nobody and is gone for who is
 * offline, so what is meant for the actor goes into their direct chat with the bot; a form takes its room along.
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

export function createAnswerer(posts: Posts, chats: Recent<string>) {
  /** what was posted already: the platform brings a message again for hours, and forgets what answered it after one */
  const said = new Recent<true>(20_000);

  /** What is meant for the actor goes to the direct chat; in the room an answer stands under its message. */
  function wheres({ inbound, messageId, inThread }: Place, audience: Reply['audience']): Where[] {
    const to = inbound.room.externalId;
    if (audience === 'actor' && !inbound.room.direct) return [{ to: inbound.handle }];
    // The message may have been recalled meanwhile; the answer stands without it.
    return messageId === null ? [{ to }] : [{ to, reply: { messageId, inThread } }, { to }];
  }

  /** @param key unique per delivery, so that a redelivery posts nothing twice */
  async function send(
    place: Place,
    audience: Reply['audience'],
    what: Card | { json: string },
    key: string,
  ): Promise<Outcome<Posted>> {
    let posted: Outcome<Posted> = { ok: false, kind: 'refused', reason: '没有可发往的地方' };
    for (const where of wheres(place, audience)) {
      posted = 'json' in what ? await posts.form(where, what.json, key) : await posts.card(where, what, key);
      if (posted.ok || posted.kind === 'later') break;
    }
    if (posted.ok) chats.set(posted.data.messageId, posted.data.chatId);
    return posted;
  }

  /** Tells in the room, without saying what, that the person could not be reached directly. */
  async function tellUnreached(place: Place, refused: Failure, key: string): Promise<Outcome<Posted>> {
    if (place.inbound.room.direct) return refused;
    return send(place, 'room', textCard(UNREACHED), `${key}:unreached`);
  }

  /** @throws Error where the platform may take it later */
  async function show(
    place: Place,
    audience: Reply['audience'],
    what: Card | { json: string },
    key: string,
  ): Promise<void> {
    if (said.get(key)) return;
    const posted = await send(place, audience, what, key);
    if (!posted.ok && posted.kind === 'later') throw new Error(`答复没有发成：${posted.reason}`);
    if (!posted.ok && audience === 'actor') await tellUnreached(place, posted, key);
    said.set(key, true);
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
      if (card) await show(place, reply.audience, card, `reply:${deliveryId}`);
      if (reply.form && parts.form) {
        const elsewhere = reply.audience === 'actor' && !room.direct ? room.externalId : undefined;
        const json = renderForm(reply.form, elsewhere);
        await show(place, reply.audience, { json }, `form:${deliveryId}`);
      }
    },

    /** Says sorry for an input that failed, once. */
    async apologize(place: Place): Promise<void> {
      await send(place, 'actor', textCard(APOLOGY), `sorry:${place.inbound.deliveryId}`);
    },
  };
}

const textCard = (text: string): Card => ({
  tone: 'grey',
  title: '',
  blocks: [{ type: 'text', text }],
  actions: [],
});
