import { describe, expect, test } from 'vitest';
import { type AdapterHarness, first, ok } from './contract-harness.ts';
import { card } from './contract-samples.ts';

/** The part of the contract that is about what is posted already, people, rooms and files. */
export function roomsContract(harness: () => AdapterHarness): void {
  describe('what is posted already', () => {
    test('is redrawn, and the newest state stays', async () => {
      const { messageId } = ok(await harness().port.post('k1', harness().room, card('旧'), []));
      const all = await Promise.all(
        Array.from({ length: 12 }, (_, i) =>
          harness().port.update(`u${i}`, harness().room, messageId, card(`第${i}版`)),
        ),
      );
      for (const result of all) ok(result);
      expect((await harness().seen(harness().room)).map((m) => m.text)).toEqual([
        expect.stringContaining('第11版'),
      ]);
    });

    test('is pinned, once', async () => {
      const { messageId } = ok(await harness().port.post('k1', harness().room, card('甲'), []));
      ok(await harness().port.pin('p1', harness().room, messageId));
      ok(await harness().port.pin('p1', harness().room, messageId));
      ok(await harness().port.pin('p2', harness().room, messageId));
      expect((await harness().seen(harness().room)).map((m) => m.pinned)).toEqual([true]);
    });
  });

  describe('people and rooms', () => {
    test('a page reaches the person alone, once per key', async () => {
      const sent = ok(await harness().port.page('g1', first(harness()).handle, card('请立即处置'), 'chat'));
      ok(await harness().port.page('g1', first(harness()).handle, card('请立即处置'), 'chat'));
      const direct = await harness().direct(first(harness()).handle);
      expect(direct.map((m) => m.messageId)).toEqual([sent.messageId]);
      expect(await harness().seen(harness().room)).toEqual([]);
    });

    test('a person out of reach is refused with the reason', async () => {
      const result = await harness().port.page('g1', harness().stranger, card('请立即处置'), 'chat');
      expect(result).toMatchObject({
        ok: false,
        kind: 'refused',
        reason: expect.stringMatching(/\p{sc=Han}/u),
      });
    });

    test('a room is opened once; who could not be added is named', async () => {
      const members = [...harness().people.map((p) => p.handle), harness().stranger];
      const spec = { title: '指挥群 2026-0001', slug: 'inc-2026-0001', topic: '特别重大', members };
      const opened = ok(await harness().port.openRoom('r1', spec));
      const again = ok(await harness().port.openRoom('r1', spec));
      expect(again.externalId).toBe(opened.externalId);
      expect(opened.missed).toEqual([
        { handle: harness().stranger, reason: expect.stringMatching(/\p{sc=Han}/u) },
      ]);
      expect((await harness().members(opened.externalId)).sort()).toEqual(
        harness()
          .people.map((p) => p.handle)
          .sort(),
      );
      ok(await harness().port.post('k1', opened.externalId, card('状态'), []));
      expect(await harness().seen(opened.externalId)).toHaveLength(1);
    });

    test('people are invited; those who are there already stay', async () => {
      const [one, two] = harness().people.map((p) => p.handle);
      const spec = { title: '工作组', slug: 'group', topic: '', members: [one ?? ''] };
      const { externalId } = ok(await harness().port.openRoom('r1', spec));
      const handles = [one ?? '', two ?? '', harness().stranger];
      const invited = ok(await harness().port.invite('i1', externalId, handles));
      expect(invited.missed.map((m) => m.handle)).toEqual([harness().stranger]);
      expect((await harness().members(externalId)).sort()).toEqual([one, two].sort());
    });

    test('a file is uploaded once', async () => {
      const file = { name: '总结报告.md', mime: 'text/markdown', content: '# 总结\n𠮷' };
      const one = ok(await harness().port.upload('f1', harness().room, file));
      const again = ok(await harness().port.upload('f1', harness().room, file));
      expect(again.messageId).toBe(one.messageId);
      expect((await harness().seen(harness().room)).map((m) => m.file)).toEqual(['总结报告.md']);
    });
  });
}
