import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChatPort, Inbound, Reply } from '../../src/app/chat.ts';
import type { Card, Form } from '../../src/cards/card.ts';

/** What every platform's adapter does alike, whatever the platform is. */

/** A message as people see it. */
export interface SeenMessage {
  messageId: string;
  /** plain text as it reads: a card with its title, body and buttons' labels */
  text: string;
  pinned: boolean;
  /** the name of the file that it carries */
  file: string | null;
}

export interface AdapterHarness {
  port: ChatPort;
  /** a group with both people and the bot */
  room: string;
  /** an id of a group that there isn't */
  noRoom: string;
  people: { handle: string; name: string }[];
  /** a person whom the platform doesn't know, or who is out of reach */
  stranger: string;
  /** everything that came in since the start */
  inbounds: Inbound[];
  /** what the app answers from now on */
  answer(reply: (inbound: Inbound) => Reply | null): void;
  /** the room's messages of the bot, oldest first */
  seen(room: string): Promise<SeenMessage[]>;
  /** the bot's messages to one person */
  direct(handle: string): Promise<SeenMessage[]>;
  members(room: string): Promise<string[]>;
  /** whether anything in the room calls people whom the bot did not mean: everybody, or someone by a text */
  alarmed(room: string): Promise<boolean>;
  /** presses a button by its label; opens what opens */
  press(as: string, room: string, messageId: string, label: string): Promise<void>;
  /** sends the form that stands in a message */
  submit(
    as: string,
    room: string,
    messageId: string,
    label: string,
    values: Record<string, string>,
  ): Promise<void>;
  /** faults of the platform, where it can have any */
  faults: {
    /** the next call that posts is carried out, and its answer lost */
    loseAnswer(): void;
    /** the next call that posts is one too many, for so many seconds */
    busy(seconds: number): void;
  } | null;
  close(): Promise<void>;
}

const card = (title: string, more: Partial<Card> = {}): Card => ({
  tone: 'orange',
  title,
  blocks: [{ type: 'text', text: '正文' }],
  actions: [],
  ...more,
});

/** Texts that mean something on one platform or another, and must not. */
const HOSTILE = [
  '<!channel> <!here> @channel @here @everyone',
  '<at id=all></at> <at user_id="all">所有人</at>',
  '<@U0000000001> <#C0000000001> <https://evil.example|官网>',
  '*粗* _斜_ ~删~ **粗** `码` ```块```',
  '[官网](https://evil.example) ![图](x) <font color="red">红</font>',
  '<script>alert(1)</script> <img src=x onerror=alert(1)> &lt;b&gt; &amp;',
  '# 标题\n> 引用\n- 列表\n1. 编号',
  '{"tag":"button"} ":smile:" $x$ \\n \\* ',
];

/** Actions' lines come back exactly as they were given. */
const LINES = [
  '/定级 #2026-0001@7 等级=重大 理由="影响 1,200 万用户"',
  '/收到 #2026-0001 <at id=all></at> &amp; *x* | "引号" \'单\' \\ 100% 𠮷 👨‍👩‍👧',
];

const form: Form = {
  title: '补充报告',
  intro: '请填写下列内容。',
  fields: [
    { name: 'users', label: '影响用户数', kind: 'text', required: true, value: '1200万' },
    { name: 'note', label: '说明', kind: 'textarea', required: false },
    {
      name: 'kind',
      label: '类型',
      kind: 'select',
      required: false,
      options: [
        { value: 'leak', label: '数据泄露' },
        { value: 'outage', label: '网络中断' },
      ],
    },
    {
      name: 'regions',
      label: '涉及省份',
      kind: 'multiselect',
      required: false,
      options: [
        { value: '51', label: '四川省' },
        { value: '53', label: '云南省' },
        { value: '50', label: '重庆市' },
      ],
    },
    { name: 'at', label: '发生时间', kind: 'datetime', required: false },
  ],
  submits: [{ label: '报送', line: '/续报 #2026-0001@3', style: 'primary' }],
};

/** @param makeHarness a fresh platform for each test */
export function adapterContract(name: string, makeHarness: () => Promise<AdapterHarness>): void {
  describe(`${name} keeps the adapters' contract`, () => {
    let on: AdapterHarness;
    beforeEach(async () => {
      on = await makeHarness();
    });
    afterEach(() => on.close());

    const ok = <T extends { ok: boolean }>(result: T): Extract<T, { ok: true }> => {
      expect(result).toMatchObject({ ok: true });
      return result as Extract<T, { ok: true }>;
    };
    const first = (): { handle: string; name: string } => on.people[0] ?? { handle: '', name: '' };

    describe('posting', () => {
      test('a card stands in the room with its title, body and buttons', async () => {
        const actions = [{ label: '收到', line: '/收到 #1', style: 'primary' as const }];
        const sent = ok(await on.port.post('k1', on.room, card('重大突发事件', { actions }), []));
        const [seen] = await on.seen(on.room);
        expect(seen?.messageId).toBe(sent.messageId);
        for (const part of ['重大突发事件', '正文', '收到']) expect(seen?.text).toContain(part);
        expect(sent.at).toBeInstanceOf(Date);
      });

      test('the same key posts once and answers the same; another key posts again', async () => {
        const one = await on.port.post('k1', on.room, card('甲'), []);
        const again = await on.port.post('k1', on.room, card('甲'), []);
        expect(again).toEqual(one);
        await on.port.post('k2', on.room, card('甲'), []);
        expect(await on.seen(on.room)).toHaveLength(2);
      });

      test('the same key at the same time posts once', async () => {
        const all = await Promise.all([1, 2, 3].map(() => on.port.post('k1', on.room, card('甲'), [])));
        expect(new Set(all.map((r) => ok(r).messageId)).size).toBe(1);
        expect(await on.seen(on.room)).toHaveLength(1);
      });

      test('a room that there isn’t is refused with a reason in Chinese', async () => {
        const result = await on.port.post('k1', on.noRoom, card('甲'), []);
        expect(result).toMatchObject({
          ok: false,
          kind: 'refused',
          reason: expect.stringMatching(/\p{sc=Han}/u),
        });
      });

      test('people who are mentioned are named', async () => {
        ok(await on.port.post('k1', on.room, card('请签到'), [first().handle]));
        expect((await on.seen(on.room))[0]?.text).toContain(`@${first().name}`);
      });

      test('a lost answer is told as “later”, and the retry posts nothing new', async (t) => {
        if (!on.faults) return t.skip('a platform without a network');
        on.faults.loseAnswer();
        const lost = await on.port.post('k1', on.room, card('甲'), []);
        expect(lost).toMatchObject({ ok: false, kind: 'later' });
        ok(await on.port.post('k1', on.room, card('甲'), []));
        expect(await on.seen(on.room)).toHaveLength(1);
      });

      test('too many calls are told as “later” with the time that the platform said', async (t) => {
        if (!on.faults) return t.skip('a platform without limits');
        on.faults.busy(7);
        const busy = await on.port.post('k1', on.room, card('甲'), []);
        expect(busy).toMatchObject({ ok: false, kind: 'later', afterMs: 7000 });
        expect(await on.seen(on.room)).toEqual([]);
      });
    });

    describe('text stays text', () => {
      const lineOf = (text: string): string => text.split('\n')[0] ?? '';
      const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

      const bodies: [string, (text: string) => Card['blocks'][number]][] = [
        ['text', (text) => ({ type: 'text', text })],
        ['quote', (text) => ({ type: 'quote', text })],
        ['marked quote', (text) => ({ type: 'quote', text, marks: [{ start: 2, end: 5 }] })],
        ['heading', (text) => ({ type: 'heading', text: lineOf(text) })],
        ['field', (text) => ({ type: 'fields', fields: [{ label: lineOf(text), value: text }] })],
        ['list', (text) => ({ type: 'list', items: [text] })],
        ['note', (text) => ({ type: 'note', text })],
      ];
      test.each(bodies)('in a %s', async (_, block) => {
        ok(await on.port.post('k1', on.room, card('标题', { blocks: HOSTILE.map(block) }), []));
        const seen = flat((await on.seen(on.room))[0]?.text ?? '');
        for (const text of HOSTILE) expect(seen).toContain(flat(lineOf(text)));
        expect(await on.alarmed(on.room)).toBe(false);
      });

      test('in titles', async () => {
        for (const [i, text] of HOSTILE.entries()) {
          const title = lineOf(text);
          ok(await on.port.post(`k${i}`, on.room, card(title, { subtitle: title }), []));
          expect(flat((await on.seen(on.room)).at(-1)?.text ?? '')).toContain(flat(title));
        }
        expect(await on.alarmed(on.room)).toBe(false);
      });

      test('on buttons and in what they ask', async () => {
        const actions = HOSTILE.map((text, i) => ({
          label: `${i}${lineOf(text).slice(0, 20)}`,
          line: `/x ${text}`,
          style: 'danger' as const,
          confirm: { title: text.slice(0, 20), text: text.slice(0, 50) },
        }));
        ok(await on.port.post('k1', on.room, card('标题', { actions }), []));
        const seen = flat((await on.seen(on.room))[0]?.text ?? '');
        for (const { label } of actions) expect(seen).toContain(flat(label));
        expect(await on.alarmed(on.room)).toBe(false);
      });

      test('of every script', async () => {
        const text = '𠮷野家 👨‍👩‍👧‍👦 العربية ไทย é ｆｕｌｌ';
        ok(await on.port.post('k1', on.room, card('标题', { blocks: [{ type: 'text', text }] }), []));
        expect((await on.seen(on.room))[0]?.text).toContain(text);
      });
    });

    describe('long cards', () => {
      test.each<[string, Partial<Card>]>([
        ['a long text', { blocks: [{ type: 'text', text: '处置进展。'.repeat(20_000) }] }],
        ['many lines', { blocks: [{ type: 'list', items: Array(3000).fill('一条 <b>记录</b>') }] }],
        ['many blocks', { blocks: Array(500).fill({ type: 'heading', text: '标题' }) }],
        [
          'many fields',
          { blocks: [{ type: 'fields', fields: Array(800).fill({ label: '项', value: '值*_' }) }] },
        ],
        ['a long title', { title: '题'.repeat(5000) }],
        ['many buttons', { actions: Array(120).fill({ label: '收到', line: '/收到 #1', style: 'default' }) }],
      ])('%s is posted, never refused', async (_, more) => {
        ok(await on.port.post('k1', on.room, card('标题', more), []));
        expect((await on.seen(on.room)).length).toBeGreaterThan(0);
      });

      test('what is cut says so; nothing of a short card is', async () => {
        const items = Array.from({ length: 5000 }, (_, i) => `第 ${i} 条记录`);
        ok(await on.port.post('k1', on.room, card('大事记', { blocks: [{ type: 'list', items }] }), []));
        const seen = await on.seen(on.room);
        const whole = seen[0]?.text.includes('第 4999 条记录');
        expect(whole || /全文/.test(seen[0]?.text ?? '')).toBe(true);
        ok(await on.port.post('k2', on.room, card('短'), []));
        expect((await on.seen(on.room)).at(-1)?.text).not.toContain('全文');
      });
    });

    describe('buttons and forms', () => {
      test('a line comes back exactly', async () => {
        for (const [i, line] of LINES.entries()) {
          const actions = [{ label: `按钮${i}`, line, style: 'default' as const }];
          const { messageId } = ok(await on.port.post(`k${i}`, on.room, card('标题', { actions }), []));
          await on.press(first().handle, on.room, messageId, `按钮${i}`);
          expect(on.inbounds.at(-1)).toMatchObject({
            platform: on.port.platform,
            handle: first().handle,
            room: { externalId: on.room, direct: false },
            input: { type: 'action', line, values: {}, messageId },
          });
        }
      });

      test('two clicks are two deliveries', async () => {
        const actions = [{ label: '收到', line: '/收到 #1', style: 'default' as const }];
        const { messageId } = ok(await on.port.post('k1', on.room, card('标题', { actions }), []));
        await on.press(first().handle, on.room, messageId, '收到');
        await on.press(first().handle, on.room, messageId, '收到');
        expect(new Set(on.inbounds.map((i) => i.deliveryId)).size).toBe(2);
      });

      test('the clicked card is redrawn with the reply', async () => {
        on.answer(() => ({ text: '已记录', redraw: card('已确认'), audience: 'room' }));
        const actions = [{ label: '收到', line: '/收到 #1', style: 'default' as const }];
        const { messageId } = ok(await on.port.post('k1', on.room, card('待确认', { actions }), []));
        await on.press(first().handle, on.room, messageId, '收到');
        expect((await on.seen(on.room)).find((m) => m.messageId === messageId)?.text).toContain('已确认');
      });

      test('a form in a card brings every kind of value', async () => {
        const { messageId } = ok(await on.port.post('k1', on.room, card('报告', { form }), []));
        await on.submit(first().handle, on.room, messageId, '报送', {
          note: '第一行\n第二行 <at id=all></at> &amp; *',
          kind: 'leak',
          regions: '51,50',
          at: '2026-11-22 03:05',
        });
        expect(on.inbounds.at(-1)?.input).toEqual({
          type: 'action',
          line: '/续报 #2026-0001@3',
          messageId,
          values: {
            users: '1200万',
            note: '第一行\n第二行 <at id=all></at> &amp; *',
            kind: 'leak',
            regions: '51,50',
            at: '2026-11-22 03:05',
          },
        });
      });
    });

    describe('what is posted already', () => {
      test('is redrawn, and the newest state stays', async () => {
        const { messageId } = ok(await on.port.post('k1', on.room, card('旧'), []));
        const all = await Promise.all(
          Array.from({ length: 12 }, (_, i) => on.port.update(`u${i}`, on.room, messageId, card(`第${i}版`))),
        );
        for (const result of all) ok(result);
        expect((await on.seen(on.room)).map((m) => m.text)).toEqual([expect.stringContaining('第11版')]);
      });

      test('is pinned, once', async () => {
        const { messageId } = ok(await on.port.post('k1', on.room, card('甲'), []));
        ok(await on.port.pin('p1', on.room, messageId));
        ok(await on.port.pin('p1', on.room, messageId));
        ok(await on.port.pin('p2', on.room, messageId));
        expect((await on.seen(on.room)).map((m) => m.pinned)).toEqual([true]);
      });
    });

    describe('people and rooms', () => {
      test('a page reaches the person alone, once per key', async () => {
        const sent = ok(await on.port.page('g1', first().handle, card('请立即处置'), 'chat'));
        ok(await on.port.page('g1', first().handle, card('请立即处置'), 'chat'));
        const direct = await on.direct(first().handle);
        expect(direct.map((m) => m.messageId)).toEqual([sent.messageId]);
        expect(await on.seen(on.room)).toEqual([]);
      });

      test('a person out of reach is refused with the reason', async () => {
        const result = await on.port.page('g1', on.stranger, card('请立即处置'), 'chat');
        expect(result).toMatchObject({
          ok: false,
          kind: 'refused',
          reason: expect.stringMatching(/\p{sc=Han}/u),
        });
      });

      test('a room is opened once; who could not be added is named', async () => {
        const members = [...on.people.map((p) => p.handle), on.stranger];
        const spec = { title: '指挥群 2026-0001', slug: 'inc-2026-0001', topic: '特别重大', members };
        const opened = ok(await on.port.openRoom('r1', spec));
        const again = ok(await on.port.openRoom('r1', spec));
        expect(again.externalId).toBe(opened.externalId);
        expect(opened.missed).toEqual([
          { handle: on.stranger, reason: expect.stringMatching(/\p{sc=Han}/u) },
        ]);
        expect((await on.members(opened.externalId)).sort()).toEqual(on.people.map((p) => p.handle).sort());
        ok(await on.port.post('k1', opened.externalId, card('状态'), []));
        expect(await on.seen(opened.externalId)).toHaveLength(1);
      });

      test('people are invited; those who are there already stay', async () => {
        const [one, two] = on.people.map((p) => p.handle);
        const spec = { title: '工作组', slug: 'group', topic: '', members: [one ?? ''] };
        const { externalId } = ok(await on.port.openRoom('r1', spec));
        const handles = [one ?? '', two ?? '', on.stranger];
        const invited = ok(await on.port.invite('i1', externalId, handles));
        expect(invited.missed.map((m) => m.handle)).toEqual([on.stranger]);
        expect((await on.members(externalId)).sort()).toEqual([one, two].sort());
      });

      test('a file is uploaded once', async () => {
        const file = { name: '总结报告.md', mime: 'text/markdown', content: '# 总结\n𠮷' };
        const one = ok(await on.port.upload('f1', on.room, file));
        const again = ok(await on.port.upload('f1', on.room, file));
        expect(again.messageId).toBe(one.messageId);
        expect((await on.seen(on.room)).map((m) => m.file)).toEqual(['总结报告.md']);
      });
    });
  });
}
