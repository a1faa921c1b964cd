import { z } from 'zod';
import type { Inbound } from '../../app/chat.ts';
import { Recent } from '../common/recent.ts';
import type { Api } from './api.ts';

const infoSchema = z.looseObject({ channel: z.looseObject({ name: z.string().optional() }) });

/** What Slack writes in place of the names of channels that are not public. */
const PLACEHOLDERS: ReadonlySet<string> = new Set(['', 'directmessage', 'privategroup']);

/** Direct conversations have ids that begin with D. */
export const isDirect = (channel: string): boolean => channel.startsWith('D');

/** People have ids that begin with U, in some workspaces with W. */
export const isUser = (id: string): boolean => /^[UW]/u.test(id);

export interface Names {
  /** @param name as the payload has it, where it has one */
  room(channel: string, name?: string): Promise<Inbound['room']>;
  renamed(channel: string, name: string): void;
}

/** Channels' names: of the payload, else asked for once and remembered; the id where Slack doesn't say. */
export function createNames(api: Api): Names {
  const known = new Recent<string>(10_000);

  async function nameOf(channel: string): Promise<string> {
    const before = known.get(channel);
    if (before !== undefined) return before;
    const asked = await api.call('conversations.info', { channel }, infoSchema);
    const name = (asked.ok && asked.data.channel.name) || channel;
    if (asked.ok || asked.kind === 'refused') known.set(channel, name);
    return name;
  }

  return {
    async room(channel, name = '') {
      if (isDirect(channel)) return { externalId: channel, name: '应急（私聊）', direct: true };
      if (!PLACEHOLDERS.has(name)) known.set(channel, name);
      return { externalId: channel, name: await nameOf(channel), direct: false };
    },
    renamed: (channel, name) => known.set(channel, name),
  };
}
