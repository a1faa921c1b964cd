import { z } from 'zod';
import { type Core, Refused } from './core.ts';
import type { ResponseTarget } from './grants.ts';
import { LIMITS } from './limits.ts';
import { BadArguments, messageBlocks, worded } from './methods/method.ts';
import { change, post, remove } from './posts.ts';
import type { Json } from './workspace.ts';

const answer = z.strictObject({
  text: z.string().default(''),
  blocks: messageBlocks.optional(),
  response_type: z.enum(['in_channel', 'ephemeral']).default('ephemeral'),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().default(false),
  thread_ts: z.string().optional(),
});

/**
 * Carries out what an app sent to a response_url, or as the acknowledgement of a slash command: a new message,
 * ephemeral unless `in_channel`, or a change of the message that was clicked.
 * @throws BadArguments, Refused
 */
export function respond(core: Core, target: ResponseTarget, body: Json): void {
  const parsed = answer.safeParse(body);
  if (!parsed.success) throw new BadArguments(parsed.error.issues);
  const { data } = parsed;
  const channel = core.workspace.channels.get(target.channel);
  if (channel === undefined) throw new Refused('channel_not_found');
  const original = channel.messages.find((m) => m.ts === target.messageTs);
  const by = core.workspace.bot.id;
  if (data.delete_original) {
    if (original) remove(core, channel, original);
    return;
  }
  const content = worded(data, LIMITS.postText);
  if (original && data.replace_original === undefined) {
    core.violate(
      'response_url',
      'an answer to a click must say replace_original: accounts of its default differ',
    );
  }
  if (data.replace_original && original) {
    change(core, channel, original, by, content);
    return;
  }
  post(core, channel, {
    user: by,
    ...content,
    ...(data.response_type === 'ephemeral' ? { ephemeralTo: target.user } : {}),
    ...(data.thread_ts === undefined ? {} : { threadTs: data.thread_ts }),
  });
}
