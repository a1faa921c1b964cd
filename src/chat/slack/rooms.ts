import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Opened, Partly } from '../../app/chat.ts';
import { type Api, nothing, type Outcome } from './api.ts';
import { failureOf, type Problem, reasonOf } from './failures.ts';
import { createOnce } from './once.ts';
import { findInPages, paged } from './paging.ts';
import { inert } from './text.ts';

/** War rooms: private channels with an ASCII name, the Chinese title in topic and purpose. */

type Missed = { handle: string; reason: string }[];

const MAX_NAME = 80;
const MAX_TOPIC = 250;
const INVITED_AT_ONCE = 100;
const MOST_PAGES = 20;
/** What Slack says of people who are where they are wanted. */
const FINE: ReadonlySet<string> = new Set(['already_in_channel', 'cant_invite_self']);

const channelSchema = z.looseObject({
  id: z.string(),
  name: z.string().optional(),
  creator: z.string().optional(),
  is_archived: z.boolean().optional(),
  purpose: z.looseObject({ value: z.string() }).optional(),
});
const createdSchema = z.looseObject({ channel: channelSchema });
const listSchema = paged({ channels: z.array(channelSchema) });
const invitedSchema = z.looseObject({
  errors: z.array(z.looseObject({ user: z.string().optional(), error: z.string() })).optional(),
});

export interface Rooms {
  open(key: string, spec: { title: string; slug: string; topic: string; members: string[] }): Promise<Opened>;
  invite(channel: string, handles: string[]): Promise<Partly>;
}

/**
 * @param instance whose keys these are; the same key of another instance is another key
 * @param botUserId the app's own user, known once it has connected
 */
export function createRooms(api: Api, instance: string, botUserId: () => string | null): Rooms {
  const once = createOnce<Opened>((opened) => opened.ok);

  /** Creates the channel of this key, or finds it where an earlier attempt has created it. */
  async function create(slug: string, mark: string): Promise<Outcome<string>> {
    const names = [channelName(slug, ''), channelName(slug, `-${mark}`)];
    let last: Problem | null = null;
    for (const [index, name] of names.entries()) {
      const made = await api.call('conversations.create', { name, is_private: true }, createdSchema);
      if (made.ok) return { ok: true, data: made.data.channel.id };
      if (made.kind === 'later') return made;
      last = made;
      if (made.code === 'name_taken') {
        const mine = await ours(name, mark, index > 0);
        if (!mine.ok || mine.data !== null) return mine as Outcome<string>;
      }
    }
    return last as Problem;
  }

  /**
   * @param byName true where the name alone tells that it is this key's
   * @returns the channel of this name that an earlier attempt created; null where it is somebody else's
   */
  async function ours(name: string, mark: string, byName: boolean): Promise<Outcome<string | null>> {
    const listing = {
      method: 'conversations.list',
      args: { types: 'private_channel', exclude_archived: true, limit: 1000 },
      shape: listSchema,
      options: { repeatable: true, patient: true },
      most: MOST_PAGES,
    };
    const found = await findInPages(api, listing, ({ channels }) =>
      channels.find((c) => c.name === name && c.creator === botUserId()),
    );
    if (!found.ok || !found.data) return found as Outcome<null>;
    return { ok: true, data: byName || isOurs(found.data, mark) ? found.data.id : null };
  }

  async function open(key: string, spec: Parameters<Rooms['open']>[1]): Promise<Opened> {
    const mark = createHash('sha256').update(`${instance}/${key}`).digest('hex').slice(0, 8);
    const created = await create(spec.slug, mark);
    if (!created.ok) return failureOf(created);
    const channel = created.data;
    const purpose = `${inert(spec.title, MAX_TOPIC - 30)}（应急机器人建立，编号 ${mark}）`;
    const described = await api.call('conversations.setPurpose', { channel, purpose }, nothing, {
      repeatable: true,
    });
    if (!described.ok && described.kind === 'later') return failureOf(described);
    const topic = inert([spec.title, spec.topic].filter((t) => t !== '').join('｜'), MAX_TOPIC);
    const named = await api.call('conversations.setTopic', { channel, topic }, nothing, { repeatable: true });
    if (!named.ok && named.kind === 'later') return failureOf(named);
    const invited = await invite(channel, spec.members);
    return invited.ok ? { ok: true, externalId: channel, missed: invited.missed } : invited;
  }

  async function invite(channel: string, handles: string[]): Promise<Partly> {
    const missed: Missed = [];
    const wanted = [...new Set(handles)].filter((h) => h !== '' && h !== botUserId());
    for (let i = 0; i < wanted.length; i += INVITED_AT_ONCE) {
      const some = await inviteSome(channel, wanted.slice(i, i + INVITED_AT_ONCE));
      if (!some.ok) return some;
      missed.push(...some.missed);
    }
    return { ok: true, missed };
  }

  async function inviteSome(channel: string, users: string[]): Promise<Partly> {
    const args = { channel, users: users.join(','), force: true };
    const invited = await api.call('conversations.invite', args, invitedSchema, { repeatable: true });
    if (invited.ok) return { ok: true, missed: missedOf(invited.data.errors ?? [], users) };
    if (invited.kind === 'later') return failureOf(invited);
    if (invited.errors) return { ok: true, missed: missedOf(invited.errors, users) };
    const [only, second] = users;
    if (only === undefined || FINE.has(invited.code)) return { ok: true, missed: [] };
    if (second === undefined) {
      return aboutPerson(invited.code)
        ? { ok: true, missed: [{ handle: only, reason: invited.reason }] }
        : failureOf(invited);
    }
    return oneByOne(channel, users);
  }

  /** One bad id can fail the whole call without Slack's saying which. */
  async function oneByOne(channel: string, users: string[]): Promise<Partly> {
    const missed: Missed = [];
    for (const user of users) {
      const one = await inviteSome(channel, [user]);
      if (!one.ok) return one;
      missed.push(...one.missed);
    }
    return { ok: true, missed };
  }

  return { open: (key, spec) => once.run(key, () => open(key, spec)), invite };
}

/** An attempt that broke off before it could write the purpose left it empty. */
function isOurs(channel: z.infer<typeof channelSchema>, mark: string): boolean {
  const purpose = channel.purpose?.value ?? '';
  return purpose === '' || purpose.includes(mark);
}

const aboutPerson = (code: string): boolean => /user|invite|team/u.test(code);

function missedOf(errors: { user?: string | undefined; error: string }[], users: string[]): Missed {
  return errors
    .filter((e) => !FINE.has(e.error))
    .flatMap((e) => {
      const who = e.user === undefined ? users : [e.user];
      return who.map((handle) => ({ handle, reason: reasonOf(e.error) }));
    });
}

/** Slack's rule: lowercase letters, digits, `-` and `_`, at most 80. */
function channelName(slug: string, suffix: string): string {
  const base = slug
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/gu, '-')
    .replace(/^[-_]+|[-_]+$/gu, '');
  return `${(base === '' ? 'inc' : base).slice(0, MAX_NAME - suffix.length)}${suffix}`;
}
