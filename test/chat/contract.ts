import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import { type AdapterHarness, first, ok } from './contract-harness.ts';
import { roomsContract } from './contract-rooms.ts';
import { card, form, HOSTILE, LINES } from './contract-samples.ts';

export type { AdapterHarness, SeenMessage } from './contract-harness.ts';

/** What every platform's adapter does alike, whatever the platform is. */

/** @param makeHarness a fresh platform for each test */
export function adapterContract(name: string, makeHarness: () => Promise<AdapterHarness>): void {
  describe(`${name} keeps the adapters' contract`, () => {
    let on: AdapterHarness;
    beforeEach(async () => {
      on = await makeHarness();
    });
    afterEach(() => on.close());

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
        ok(await on.port.post('k1', on.room, card('请签到'), [first(on).handle]));
        expect((await on.seen(on.room))[0]?.text).toContain(`@${first(on).name}`);
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
          await on.press(first(on).handle, on.room, messageId, `按钮${i}`);
          expect(on.inbounds.at(-1)).toMatchObject({
            platform: on.port.platform,
            handle: first(on).handle,
            room: { externalId: on.room, direct: false },
            input: { type: 'action', line, values: {}, messageId },
          });
        }
      });

      test('two clicks are two deliveries', async () => {
        const actions = [{ label: '收到', line: '/收到 #1', style: 'default' as const }];
        const { messageId } = ok(await on.port.post('k1', on.room, card('标题', { actions }), []));
        await on.press(first(on).handle, on.room, messageId, '收到');
        await on.press(first(on).handle, on.room, messageId, '收到');
        expect(new Set(on.inbounds.map((i) => i.deliveryId)).size).toBe(2);
      });

      test('the clicked card is redrawn with the reply', async () => {
        on.answer(() => ({ text: '已记录', redraw: card('已确认'), audience: 'room' }));
        const actions = [{ label: '收到', line: '/收到 #1', style: 'default' as const }];
        const { messageId } = ok(await on.port.post('k1', on.room, card('待确认', { actions }), []));
        await on.press(first(on).handle, on.room, messageId, '收到');
        expect((await on.seen(on.room)).find((m) => m.messageId === messageId)?.text).toContain('已确认');
      });

      test('a form in a card brings every kind of value', async () => {
        const { messageId } = ok(await on.port.post('k1', on.room, card('报告', { form }), []));
        await on.submit(first(on).handle, on.room, messageId, '报送', {
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

    roomsContract(() => on);
  });
}
