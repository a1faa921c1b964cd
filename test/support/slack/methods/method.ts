import { z } from 'zod';
import { type Block, blocksUpTo } from '../block-kit.ts';
import { type Core, Refused } from '../core.ts';
import { LIMITS } from '../limits.ts';
import type { Tier } from '../rates.ts';
import type { Channel, Json } from '../workspace.ts';

/** One Web API method. `call` takes raw arguments, form strings or JSON values, and gives the answer without `ok`. */
export interface Method {
  tier: Tier;
  token: 'bot' | 'app';
  call(args: Json, core: Core): Json;
}

/** The arguments were not what the method takes. */
export class BadArguments extends Error {
  readonly issues: readonly z.core.$ZodIssue[];

  constructor(issues: readonly z.core.$ZodIssue[]) {
    super('invalid arguments');
    this.issues = issues;
  }
}

/**
 * @param shape the arguments that Slack documents for the method; others are refused, so that a misspelt one shows
 * @param run gives the answer or throws Refused
 */
export function method<S extends z.ZodRawShape>(
  tier: Tier,
  shape: S,
  run: (args: z.output<z.ZodObject<S, z.core.$strict>>, core: Core) => Json,
  token: Method['token'] = 'bot',
): Method {
  const schema = z.strictObject(shape);
  return {
    tier,
    token,
    call(args, core) {
      const parsed = schema.safeParse(args);
      if (!parsed.success) throw new BadArguments(parsed.error.issues);
      return run(parsed.data, core);
    },
  };
}

/** A value that forms carry as JSON text. */
export const json = <S extends z.ZodType>(schema: S) =>
  z.preprocess((raw, context) => {
    if (typeof raw !== 'string') return raw;
    try {
      return JSON.parse(raw) as unknown;
    } catch (error) {
      context.addIssue({ code: 'custom', message: `not JSON: ${String(error)}` });
      return z.NEVER;
    }
  }, schema);

/** A boolean; forms write it out. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0'])])
  .transform((v) => v === true || v === 'true' || v === '1')
  .optional();

/** A list that forms write with commas. */
export const list = z
  .union([z.array(z.string()), z.string()])
  .transform((v) => (typeof v === 'string' ? v.split(',').filter((s) => s !== '') : v));

export const paging = {
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().default(''),
};

/** The blocks of a message. */
export const messageBlocks = json(
  z
    .unknown()
    .refine((raw) => JSON.stringify(raw).length <= LIMITS.messageBlocksJson, 'msg_blocks_too_long')
    .pipe(blocksUpTo(LIMITS.messageBlocks)),
);

export const metadata = json(
  z.strictObject({ event_type: z.string().min(1), event_payload: z.record(z.string(), z.unknown()) }),
).optional();

/** @returns one page and what Slack says of the next */
export function page<T>(all: T[], { limit, cursor }: { limit: number; cursor: string }) {
  const start = cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64').toString());
  const end = start + limit;
  const next = end < all.length ? Buffer.from(String(end)).toString('base64') : '';
  return { items: all.slice(start, end), response_metadata: { next_cursor: next } };
}

/** The channel, seen by the app. @throws Refused `channel_not_found` also for private ones that it is not in */
export function channelOf(core: Core, id: string): Channel {
  const channel = core.workspace.channels.get(id);
  const hidden =
    channel !== undefined && channel.kind !== 'public' && !channel.members.has(core.workspace.bot.id);
  if (channel === undefined || hidden) throw new Refused('channel_not_found');
  return channel;
}

/** The channel, which the app is a member of and which is not archived. */
export function joinedChannel(core: Core, id: string): Channel {
  const channel = channelOf(core, id);
  if (channel.archived) throw new Refused('is_archived');
  if (!channel.members.has(core.workspace.bot.id)) throw new Refused('not_in_channel');
  return channel;
}

/** Text and blocks within Slack's lengths; one of the two is there. */
export function worded(args: { text: string; blocks?: Block[] | undefined }, limit: number) {
  if (args.text === '' && (args.blocks ?? []).length === 0)
    throw new Refused('no_text', 'neither text nor blocks');
  if (args.text.length > limit) throw new Refused('msg_too_long', `text of ${args.text.length} characters`);
  return { text: args.text, blocks: args.blocks ?? [] };
}
