import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Card, Form } from '../../src/cards/card.ts';
import { gate } from '../support/feishu/faults.ts';
import { type FeishuBot, feishuBot } from '../support/feishu-bot.ts';

/** Clicks and forms, through the unmodified SDK. */

let bot: FeishuBot;
let li: string;
let room: string;

async function begin(timing = {}): Promise<void> {
  bot = await feishuBot({ timing });
  li = bot.fake.addUser({ name: '李明' });
  room = bot.fake.addChat({ name: '值班群', members: [li] });
}
beforeEach(() => begin());
afterEach(async () => {
  await bot.close();
  bot.fake.assertClean();
});

const card = (title: string, more: Partial<Card> = {}): Card => ({
  tone: 'red',
  title,
  blocks: [{ type: 'text', text: '正文' }],
  actions: [{ label: '收到', line: '/收到 #1@2', style: 'primary' }],
  ...more,
});
const form = (error?: string): Form => ({
  title: '报告',
  fields: [{ name: 'text', label: '情况', kind: 'textarea', required: true, ...(error ? { error } : {}) }],
  submits: [{ label: '报送', line: '/报告', style: 'primary' }],
});
const post = async (): Promise<string> => {
  const sent = await bot.feishu.port.post('k1', room, card('待确认'), []);
  if (!sent.ok) throw new Error(sent.reason);
  return sent.messageId;
};
const texts = (chat: string): string[] => bot.fake.transcript(chat).map((l) => l.text);

test('a click is answered with a toast and the card as it is now', async () => {
  const id = await post();
  bot.app.answer = () => ({ text: '已记录', redraw: card('已确认', { actions: [] }), audience: 'room' });
  expect(await bot.fake.click(li, id, '收到')).toEqual({ toast: '已记录', error: null });
  expect(texts(room)).toEqual(['已确认\n正文']);
});

test('nothing to say is still an answer', async () => {
  const id = await post();
  expect(await bot.fake.click(li, id, '收到')).toEqual({ toast: null, error: null });
});

test('an app that fails is told in plain words, and the log says why', async () => {
  const id = await post();
  bot.app.answer = () => {
    throw new Error('disk is full');
  };
  const { toast, error } = await bot.fake.click(li, id, '收到');
  expect(error).toBeNull();
  expect(toast).toContain('处理时出错');
  expect(bot.logs.join()).toContain('disk is full');
});

test('a slow answer is announced within the time, then drawn and said', async () => {
  await bot.close();
  await begin({ answerMs: 60 });
  const id = await post();
  const { until, release } = gate();
  bot.app.answer = async () => {
    await until;
    return { text: '已启动响应', redraw: card('响应中', { actions: [] }), audience: 'actor' };
  };
  expect((await bot.fake.click(li, id, '收到')).toast).toContain('正在处理');
  expect(texts(room)).toEqual([expect.stringContaining('待确认')]);
  release();
  await vi.waitFor(() => expect(texts(bot.fake.p2p(li))).toEqual(['已启动响应']));
  expect(texts(room)).toEqual(['响应中\n正文']);
});

test('a new card for the room stands under the clicked one; a long text goes beyond the toast', async () => {
  const id = await post();
  const text = `不能操作：${'原因'.repeat(200)}`;
  bot.app.answer = () => ({ text, audience: 'actor' });
  expect((await bot.fake.click(li, id, '收到')).toast?.length).toBeLessThanOrEqual(150);
  expect(texts(bot.fake.p2p(li))).toEqual([text]);
  bot.app.answer = () => ({ card: card('预览', { actions: [] }), audience: 'room' });
  await bot.fake.click(li, id, '收到');
  expect(texts(room).at(-1)).toBe('预览\n正文');
});

test('a form that only the actor should see opens in the direct chat and still belongs to the room', async () => {
  bot.app.answer = () => ({ form: form(), audience: 'actor' });
  await bot.fake.say(li, room, '/报告');
  const [shown] = bot.fake.transcript(bot.fake.p2p(li));
  expect(shown?.text).toBe('报告\n情况 *\n〔text〕\n[报送]');

  bot.app.answer = () => ({ form: form('请写明时间'), audience: 'actor' });
  const wrong = await bot.fake.submit(li, shown?.messageId ?? '', '报送', { text: '断网' });
  expect(wrong.toast).toContain('更正');
  expect(texts(bot.fake.p2p(li))).toEqual([expect.stringContaining('请写明时间')]);

  bot.app.answer = () => ({ text: '已登记 2026-0001', card: card('事件'), audience: 'room' });
  await bot.fake.submit(li, shown?.messageId ?? '', '报送', { text: '8时断网' });
  expect(bot.inbounds.at(-1)).toMatchObject({
    room: { externalId: room, name: '值班群', direct: false },
    input: { type: 'action', line: '/报告', values: { text: '8时断网' }, messageId: shown?.messageId },
  });
  expect(texts(bot.fake.p2p(li))).toEqual(['报告（已提交）\n已登记 2026-0001']);
  expect(texts(room).at(-1)).toContain('事件');
});

test('a form for the room opens under the clicked card', async () => {
  const id = await post();
  bot.app.answer = () => ({ form: form(), audience: 'room' });
  expect((await bot.fake.click(li, id, '收到')).toast).toContain('表单');
  expect([...bot.fake.world.messages.values()].at(-1)).toMatchObject({ chatId: room, parentId: id });
});

test('a refusal leaves the form as it is, to be sent again', async () => {
  bot.app.answer = () => ({ form: form(), audience: 'room' });
  await bot.fake.say(li, room, '/报告');
  const id = bot.fake.transcript(room).at(-1)?.messageId ?? '';
  bot.app.answer = () => ({ text: '无权操作', audience: 'actor' });
  expect((await bot.fake.submit(li, id, '报送', { text: 'x' })).toast).toBe('无权操作');
  expect(texts(room).at(-1)).toContain('[报送]');
});

test('a click that carries something else is answered, not dropped', async () => {
  const { envelope } = bot.fake.courier.deliveries[0] ?? { envelope: {} };
  expect(envelope).toEqual({});
  const ack = await bot.fake.courier.deliver('card.action.trigger', {
    operator: { open_id: li },
    action: { value: { key: 'old' }, tag: 'button' },
    context: { open_message_id: 'om_1', open_chat_id: room },
  });
  expect(ack).toMatchObject({ code: 200, data: { toast: { type: 'error' } } });
  expect(bot.inbounds).toEqual([]);
});

test.each([
  ['2026-11-22 03:05 +0800', '2026-11-22 03:05'],
  ['2026-11-21 19:05 +0000', '2026-11-22 03:05'],
  ['2026-02-28 23:30 -0500', '2026-03-01 12:30'],
  ['11月22日 凌晨', '11月22日 凌晨'],
])('a date %s of the client is %s here', async (sent, taken) => {
  await bot.fake.courier.deliver('card.action.trigger', {
    operator: { open_id: li },
    action: {
      value: { line: '/报告' },
      tag: 'button',
      form_value: { at: sent, many: ['a', 'b'], sure: true },
    },
    context: { open_message_id: 'om_1', open_chat_id: room },
  });
  expect(bot.inbounds.at(-1)?.input).toMatchObject({ values: { at: taken, many: 'a,b', sure: 'true' } });
});
