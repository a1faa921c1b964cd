import { z } from 'zod';
import type { Heard } from './heard.ts';

export const memberEvent = z.looseObject({
  type: z.enum(['member_joined_channel', 'member_left_channel']),
  user: z.string(),
  channel: z.string(),
});

/** @returns null for the app itself */
export function hearMember(
  { type, user, channel }: z.infer<typeof memberEvent>,
  botUser: string,
): Heard | null {
  if (user === botUser) return null;
  const joined = type === 'member_joined_channel';
  return { handle: user, channel, input: { type: joined ? 'joined' : 'left', handle: user } };
}
