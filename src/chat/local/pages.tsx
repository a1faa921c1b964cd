import { readdirSync, readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { EmbeddedChatStore } from '../../app/embedded-chat.ts';
import type { ChatCommand } from './commands.ts';
import { isDirect } from './deliver.ts';
import { opensInPage } from './files.ts';
import { type People, peopleOf } from './people.ts';
import { EmptyPage, Page } from './render.tsx';
import { MessageView } from './render-message.tsx';
import { pageUrl } from './render-rooms.tsx';

const PAGE_SIZE = 50;

const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};
const STATIC = new URL('static/', import.meta.url);

/** The page itself, older messages for it, files and assets. */
export function createPages(deps: {
  store: EmbeddedChatStore;
  commands: ChatCommand[];
  now: () => Date;
}): Hono {
  const { store, commands, now } = deps;
  const pages = new Hono();
  const assets = new Map(
    readdirSync(STATIC).map((name) => [name, readFileSync(new URL(name, STATIC), 'utf8')]),
  );

  pages.get('/', async (c) => {
    const people = await peopleOf(store);
    const asked = people.find(c.req.query('as') ?? getCookie(c, 'as') ?? '');
    // A newcomer begins as somebody who is on duty.
    const speaker = asked ?? people.all.find((u) => u.posts.includes('duty')) ?? people.all[0];
    if (!speaker) return c.html(<EmptyPage />);
    const rooms = await store.roomsOf(speaker.id);
    const wanted = c.req.query('room');
    const quiet = rooms.every((r) => r.lastAt === null);
    const first = (quiet && rooms.find((r) => !isDirect(r.id))) || rooms[0];
    const chosen = rooms.find((r) => r.id === wanted) ?? first;
    if (c.req.query('as') !== speaker.id || wanted !== chosen?.id)
      return c.redirect(pageUrl(speaker.id, chosen?.id));
    // Only where a new page begins: a page's speaker is in its address, so that two pages can have two.
    setCookie(c, 'as', speaker.id, { httpOnly: true, sameSite: 'Strict' });
    const members = chosen ? ((await store.room(chosen.id))?.members ?? []) : [];
    const messages = chosen ? await store.messages(chosen.id, speaker.id, PAGE_SIZE) : [];
    const pinned = chosen ? await store.pinned(chosen.id, speaker.id) : [];
    const room = chosen ? { ...chosen, members } : null;
    const more = messages.length === PAGE_SIZE;
    c.header('Cache-Control', 'no-store');
    return c.html(
      <Page {...{ speaker, people, rooms, room, messages, more, pinned, commands }} now={now()} />,
    );
  });

  pages.get('/older', async (c) => {
    const { as = '', room: roomId = '', before = '' } = c.req.query();
    const room = await store.room(roomId);
    if (!room?.members.includes(as) || !/^\d{1,15}$/u.test(before))
      return c.json({ error: '没有更早的消息。' }, 404);
    const messages = await store.messages(roomId, as, PAGE_SIZE, Number(before));
    const people = await peopleOf(store);
    return c.json({ html: messageHtml(messages, as, people), more: messages.length === PAGE_SIZE });
  });

  pages.get('/files/:messageId', async (c) => {
    const id = c.req.param('messageId');
    const as = c.req.query('as') ?? getCookie(c, 'as') ?? '';
    const message = /^\d{1,15}$/u.test(id) ? await store.message(Number(id)) : null;
    const room = message && (await store.room(message.roomId));
    const seen = message?.onlyFor == null || message.onlyFor === as;
    if (!message?.file || message.deleted || !seen || !room?.members.includes(as)) {
      return c.text('没有这个文件，或者你不在它所在的群里。', 404);
    }
    const { name, mime, content } = message.file;
    return c.body(content, 200, {
      'Content-Type': `${/^[\w.+-]+\/[\w.+-]+$/u.test(mime) ? mime : 'application/octet-stream'}; charset=utf-8`,
      'Content-Disposition': `${opensInPage(mime) ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/gu, escapeHex)}`,
    });
  });

  pages.get('/assets/:name', (c) => {
    const name = c.req.param('name');
    const text = assets.get(name);
    if (text === undefined) return c.notFound();
    return c.body(text, 200, {
      'Content-Type': TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      'Cache-Control': 'no-cache',
    });
  });

  return pages;
}

/** @returns the messages as HTML, as the page's list holds them */
export function messageHtml(
  messages: Parameters<typeof MessageView>[0]['message'][],
  viewer: string,
  people: People,
): string {
  return messages.map((m) => String(<MessageView message={m} viewer={viewer} people={people} />)).join('');
}

/** encodeURIComponent leaves these as they are, RFC 8187 doesn't allow them. */
const escapeHex = (c: string): string => `%${c.charCodeAt(0).toString(16).toUpperCase()}`;
