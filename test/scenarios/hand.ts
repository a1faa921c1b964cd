import { z } from 'zod';
import { cardSchema, formSchema } from '../../src/cards/card.ts';
import type { PlayWorld } from '../../src/cli/world.ts';

/** Requests to the embedded chat as its page makes them, for what scenarios can't say: ids, edits, repeated clicks. */

const answerSchema = z.object({
  error: z.string().optional(),
  messageId: z.string().nullish(),
  reply: z
    .object({
      text: z.string().optional(),
      card: cardSchema.optional(),
      form: formSchema.optional(),
      audience: z.enum(['room', 'actor']),
    })
    .nullish(),
});
export type Answer = z.infer<typeof answerSchema>;

export interface Hand {
  /** posts and lets the bot finish; `deliveryId` is new unless it is given */
  post(path: string, body: Record<string, unknown>): Promise<Answer & { status: number }>;
  say(as: string, room: string, text: string): Promise<Answer & { status: number }>;
  act(
    as: string,
    room: string,
    line: string,
    more?: Record<string, unknown>,
  ): Promise<Answer & { status: number }>;
  /** @returns the command line of the newest button with the label that the person sees in the room */
  lineOf(as: string, room: string, label: string): Promise<string>;
  /** @returns the id of the person's room whose name contains the words */
  roomNamed(as: string, words: string): Promise<string>;
}

export function handIn(world: PlayWorld): Hand {
  let deliveries = 0;
  const post: Hand['post'] = async (path, body) => {
    deliveries += 1;
    const res = await world.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ deliveryId: `hand-${deliveries}`, ...body }),
    });
    const answer = answerSchema.parse(await res.json());
    await world.engine.drain();
    return { ...answer, status: res.status };
  };
  return {
    post,
    say: (as, room, text) => post('/api/say', { as, room, text }),
    act: (as, room, line, more) => post('/api/act', { as, room, line, messageId: null, ...more }),
    async lineOf(as, room, label) {
      const res = await world.request(`/api/messages?as=${as}&room=${room}`);
      const { messages } = z
        .object({ messages: z.array(z.object({ card: cardSchema.nullable() })) })
        .parse(await res.json());
      const line = messages.flatMap((m) => m.card?.actions ?? []).findLast((a) => a.label === label)?.line;
      if (line === undefined) throw new Error(`no button ${label} in ${room}`);
      return line;
    },
    async roomNamed(as, words) {
      const res = await world.request(`/api/rooms?as=${as}`);
      const { rooms } = z
        .object({ rooms: z.array(z.object({ id: z.string(), name: z.string() })) })
        .parse(await res.json());
      const found = rooms.find((r) => r.name.includes(words));
      if (!found) throw new Error(`${as} is in no room called ${words}`);
      return found.id;
    },
  };
}
