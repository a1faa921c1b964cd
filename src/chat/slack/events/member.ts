import { z } from 'zod';
import type { Heard } from './heard.ts';

export const memberEvent = z.looseObject({
  type: z.enum(['member_joined_channel', 'member_left_channel']),
  user: z.string(),
  channel: z.string(),
  inviter: z.string().optional(),
});

/** @returns whether somebody has brought the app itself into a channel */
export function isWelcome({ type, user, inviter }: z.infer<typeof memberEvent>, botUser: string): boolean {
  return type === 'member_joined_channel' && user === botUser && inviter !== undefined && inviter !== botUser;
}

/** @returns null for the app itself */
export function hearMember(
  { type, user, channel }: z.infer<typeof memberEvent>,
  botUser: string,
): Heard | null {
  if (user === botUser) return null;
  const joined = type === 'member_joined_channel';
  return { handle: user, channel, input: { type: joined ? 'joined' : 'left', handle: user } };
}
