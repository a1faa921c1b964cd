import { createServer } from 'node:net';
import fc from 'fast-check';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLocalChat } from '../../src/chat/local/index.ts';
import { markedParts } from '../../src/chat/local/render-card.tsx';
import { cleanText } from '../../src/chat/local/text.ts';
import { approvalCard } from '../support/local-demo.ts';
import { type LocalWorld, localWorld } from '../support/local-world.ts';

let world: LocalWorld;
beforeEach(async () => {
  world = await localWorld(
    async () => null,
    [{ name: '报告', aliases: ['report'], summary: '报告"事件"', usage: '/报告', examples: [] }],
  );
});
afterEach(() => world.close());

const get = async (path: string) => world.chat.app.request(path);
const html = async (path: string) => (await get(path)).text();

describe('the page', () => {
  const PAGE = '/?as=ero-1&room=duty-ero';

  test('leads to the first person and their room, and remembers who spoke', async () => {
    const first = await get('/');
    expect([first.status, first.headers.get('location')]).toEqual([302, PAGE]);
    const page = await get(PAGE);
    const cookie = page.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^as=ero-1; Path=\/; HttpOnly; SameSite=Strict$/u);
    const again = await world.chat.app.request('/', { headers: { cookie: 'as=sichuan-1' } });
    expect(again.headers.get('location')).toBe('/?as=sichuan-1');
  });

  test.each(['/?as=ero-1&room=nowhere', '/?as=nobody&room=duty-ero', '/?as=sichuan-1&room=duty-ero'])(
    '%s leads to where the person may be',
    async (path) => {
      expect((await get(path)).status).toBe(302);
    },
  );

  test('says what it is, and runs nothing but its own script', async () => {
    const page = await get(PAGE);
    const text = await page.text();
    expect(text).toContain('仅供培训和试用，仅本机可访问');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(text.match(/<script/gu)).toHaveLength(1);
    expect(text).not.toMatch(/ on\w+=| style=/u);
  });

  test('every asset that it names is there', async () => {
    const names = [...(await html(PAGE)).matchAll(/"(\/assets\/[^"]+)"/gu)].map((m) => m[1] ?? '');
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) expect([name, (await get(name)).status]).toEqual([name, 200]);
    expect((await get('/assets/..%2findex.ts')).status).toBe(404);
  });

  test('escapes what people and the directory write', async () => {
    await world.db.person.update({ where: { id: 'ero-2' }, data: { name: '<b>乙</b>' } });
    await world.post('/api/say', {
      as: 'ero-2',
      room: 'duty-ero',
      text: '<script>x</script>',
      deliveryId: 'd',
    });
    const card = approvalCard('待批准');
    const hostile = '"><img src=x>';
    await world.chat.port.post(
      'k',
      'duty-ero',
      {
        ...card,
        title: hostile,
        subtitle: hostile,
        blocks: [
          { type: 'text', text: hostile },
          { type: 'quote', text: hostile, marks: [{ start: 0, end: 4 }] },
          { type: 'list', items: [hostile] },
          { type: 'note', text: hostile },
          { type: 'heading', text: hostile },
          { type: 'fields', fields: [{ label: hostile, value: hostile }] },
        ],
        actions: [
          { label: hostile, line: hostile, style: 'default', confirm: { title: hostile, text: hostile } },
        ],
      },
      [],
    );
    const text = await html(PAGE);
    expect(text).not.toContain('<img');
    expect(text).not.toContain('<b>');
    expect(text).toContain('&lt;script&gt;x&lt;/script&gt;');
  });

  test('an empty directory is said to be empty', async () => {
    await world.db.person.updateMany({ data: { active: false } });
    expect(await html('/')).toContain('通讯录是空的');
  });
});

describe('files', () => {
  test('are downloads, for members only', async () => {
    await world.chat.port.upload('k', 'duty-ero', {
      name: "总结'(1).md",
      mime: 'text/markdown',
      content: '# 好',
    });
    const file = await get('/files/1?as=ero-1');
    expect(file.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect(file.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''%E6%80%BB%E7%BB%93%27%281%29.md",
    );
    expect(await file.text()).toBe('# 好');
    expect((await get('/files/1?as=sichuan-1')).status).toBe(404);
    expect((await get('/files/9?as=ero-1')).status).toBe(404);
  });

  test('never run as a page, whatever type they claim', async () => {
    await world.chat.port.upload('k', 'duty-ero', {
      name: 'a',
      mime: 'text/html\r\nX: y',
      content: '<script>',
    });
    const file = await get('/files/1?as=ero-1');
    expect(file.headers.get('content-type')).toBe('application/octet-stream; charset=utf-8');
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('events', () => {
  /** Reads the stream until an event of that type, and gives its data. */
  async function* eventsOf(as: string): AsyncGenerator<{ event: string; data: Record<string, unknown> }> {
    const response = await get(`/events?as=${as}`);
    const reader = (response.body as ReadableStream<Uint8Array>)
      .pipeThrough(new TextDecoderStream())
      .getReader();
    let rest = '';
    try {
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        const parts = (rest + value).split('\n\n');
        rest = parts.pop() ?? '';
        for (const part of parts) {
          const event = /^event: (.*)$/mu.exec(part)?.[1] ?? '';
          const data = /^data: (.*)$/mu.exec(part)?.[1] ?? '{}';
          yield { event, data: JSON.parse(data) as Record<string, unknown> };
        }
      }
    } finally {
      await reader.cancel();
    }
  }

  test('tell members what is added and changed, in order, and nobody else', async () => {
    const inside = eventsOf('ero-2');
    const outside = eventsOf('sichuan-1');
    expect((await inside.next()).value).toMatchObject({ event: 'hello' });
    expect((await outside.next()).value).toMatchObject({ event: 'hello' });
    await world.post('/api/say', { as: 'ero-1', room: 'duty-ero', text: '四川断网', deliveryId: 'd' });
    await world.post('/api/edit', { as: 'ero-1', messageId: '1', text: '恢复了', deliveryId: 'e' });
    await world.post('/api/read', { as: 'ero-2', room: 'duty-ero', upTo: 1 });
    expect((await inside.next()).value).toMatchObject({ event: 'added', data: { id: 1, own: false } });
    expect((await inside.next()).value).toMatchObject({
      event: 'changed',
      data: { html: expect.stringContaining('恢复了') },
    });
    expect((await inside.next()).value).toMatchObject({ event: 'read', data: { room: 'duty-ero' } });
    await world.chat.port.invite('i', 'duty-ero', ['sichuan-1']);
    expect((await outside.next()).value).toMatchObject({ event: 'room', data: { room: 'duty-ero' } });
    await inside.return(undefined);
    await outside.return(undefined);
  });
});

describe('listening', () => {
  test('a port in use is one plain line', async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, '127.0.0.1', () => {
        const address = taken.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    await expect(world.chat.listen(port)).rejects.toThrow(
      `端口 ${port} 已被其他程序占用：请先停掉它，或换一个端口再启动。`,
    );
    taken.close();
  });

  test('closing ends pages that are listening', async () => {
    const server = await world.chat.listen(0);
    const stream = await fetch(`${server.url}/events?as=ero-1`);
    const read = stream.text().catch(() => 'cut off');
    await server.close();
    expect(await read).toMatch(/hello|cut off/u);
  });

  test('further routes stand behind the same guard', async () => {
    const extra = new Hono().get('/healthz', (c) => c.text('ok'));
    const { app } = createLocalChat({
      store: world.store,
      receive: async () => null,
      commands: [],
      now: () => new Date(),
      log: { error: () => undefined },
      extra,
    });
    expect(await (await app.request('/healthz')).text()).toBe('ok');
    expect((await app.request('/healthz', { headers: { host: 'evil.example' } })).status).toBe(403);
  });
});

describe('text', () => {
  test('marked parts join to the text again, wherever the marks are', () => {
    const mark = fc.record({
      start: fc.integer({ min: -5, max: 60 }),
      end: fc.integer({ min: -5, max: 60 }),
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fc.array(mark, { maxLength: 8 }), (text, marks) => {
        const parts = markedParts(text, marks);
        expect(parts.map((p) => p.text).join('')).toBe(text);
        expect(parts.every((p) => p.text.length > 0)).toBe(true);
      }),
    );
  });

  test('cleaned text is clean, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
        const text = cleanText(raw);
        expect(text).not.toMatch(/[^\P{Cc}\n\t]|\u202e/u);
        expect(cleanText(text)).toBe(text);
      }),
    );
  });
});
