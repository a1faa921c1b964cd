import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Card, Form } from '../../src/cards/card.ts';
import { formatShanghai } from '../../src/domain/time.ts';
import { type SlackBot, slackBot } from '../support/slack-bot.ts';

let bot: SlackBot;
let wang: string;
let li: string;
let duty: string;

beforeEach(async () => {
  bot = await slackBot();
  wang = bot.fake.addUser({ name: '王工' });
  li = bot.fake.addUser({ name: '李工' });
  duty = bot.fake.addChannel({ name: 'duty', members: [wang, li] });
});

afterEach(async () => {
  await bot.close();
  bot.fake.assertClean();
});

const inputs = () => bot.inbounds.map((i) => i.input);
const card = (title: string, more: Partial<Card> = {}): Card => ({
  tone: 'red',
  title,
  blocks: [],
  actions: [],
  ...more,
});

test('people who are mentioned are told by their accounts', async () => {
  await bot.fake.slash(wang, duty, '/呼叫', `<@${li}> 和 @U 请核实`);
  expect(bot.inbounds[0]).toMatchObject({
    input: { line: `/呼叫 @${li} 和 @U 请核实` },
    mentioned: [{ text: `@${li}`, handle: li }],
  });
});

test.each([
  ['/incident', '报告 四川断网', '/报告 四川断网'],
  ['/incident', '', '/帮助'],
  ['/inc', '  list ', '/list'],
  ['/incident', '/列表', '/列表'],
  ['/报告', '四川断网 <b> & c', '/报告 四川断网 <b> & c'],
  ['/列表', '', '/列表'],
])('%s %s is the line %s', async (command, text, line) => {
  await bot.fake.slash(wang, duty, command, text);
  expect(bot.inbounds).toEqual([
    {
      platform: 'slack',
      deliveryId: expect.stringMatching(/^slash:/),
      handle: wang,
      room: { externalId: duty, name: 'duty', direct: false },
      input: { type: 'line', line },
    },
  ]);
});

test.each([
  ['actor', '李工', 0],
  ['room', undefined, 1],
] as const)('the answer for the %s stands in the acknowledgement', async (audience, _name, seenByOthers) => {
  bot.app.answer = () => ({
    card: card('待研判', { blocks: [{ type: 'text', text: '<!channel> & *粗*' }] }),
    audience,
  });
  await bot.fake.slash(li, duty, '/incident', '列表');
  expect(bot.fake.transcript(duty, li)).toMatchObject([
    { text: '🔴 待研判\n<!channel> & *粗*', broadcast: false },
  ]);
  expect(bot.fake.transcript(duty, wang)).toHaveLength(seenByOthers);
  expect(bot.fake.callsOf('chat.postMessage')).toEqual([]);
});

test('what fails is told to the person and recorded nowhere', async () => {
  bot.app.answer = () => {
    throw new Error('database is locked');
  };
  await bot.fake.slash(wang, duty, '/incident', '列表');
  expect(bot.fake.transcript(duty, wang)).toMatchObject([
    { text: expect.stringContaining('没有记录'), ephemeralTo: '王工' },
  ]);
});

test('a mention at the beginning is a command line, heard once', async () => {
  bot.app.answer = () => ({ text: '共 0 起', audience: 'room' });
  await bot.fake.mention(wang, duty, '：/列表 全部');
  await bot.slack.settled();
  expect(inputs()).toEqual([{ type: 'line', line: '/列表 全部' }]);
  expect(bot.fake.transcript(duty).map((l) => l.text)).toEqual(['@yingji ：/列表 全部', '共 0 起']);
});

test('a mention in the middle is talk', async () => {
  const ts = await bot.fake.say(wang, duty, '问一下 @yingji 行不行');
  await bot.slack.settled();
  const text = `问一下 @${bot.fake.workspace.bot.id} 行不行`;
  expect(inputs()).toEqual([{ type: 'message', messageId: `${duty}:${ts}`, text, files: [] }]);
});

test('what is said to the bot alone is a command line, with or without a slash', async () => {
  bot.app.answer = () => ({ text: '不明白', audience: 'actor' });
  await bot.fake.say(wang, bot.fake.dm(wang), ' /报告 断网');
  await bot.fake.say(wang, bot.fake.dm(wang), '收到');
  await bot.slack.settled();
  expect(inputs()).toEqual([
    { type: 'line', line: '/报告 断网' },
    { type: 'line', line: '收到' },
  ]);
  expect(bot.inbounds.map((i) => i.room.direct)).toEqual([true, true]);
  expect(bot.fake.transcript(bot.fake.dm(wang)).filter((l) => l.from === 'yingji')).toHaveLength(2);
});

test('messages, files, edits, deletions, marks, pins and members of a channel', async () => {
  const { fake } = bot;
  const ts = await fake.say(wang, duty, 'a < b & @李工');
  const file = await fake.shareFile(li, duty, { name: '流量.csv', content: 'x' });
  await fake.edit(wang, duty, ts, '已断网');
  await fake.react(li, duty, ts, 'eyes');
  await fake.react(li, duty, ts, 'pushpin');
  await fake.pin(li, duty, ts);
  const chen = fake.addUser({ name: '陈工' });
  await fake.invite(li, duty, chen);
  await fake.leave(chen, duty);
  await fake.del(wang, duty, ts);
  await bot.slack.settled();

  const messageId = `${duty}:${ts}`;
  expect(bot.inbounds.map((i) => [i.handle, i.input])).toEqual([
    [wang, { type: 'message', messageId, text: `a < b & @${li}`, files: [] }],
    [li, { type: 'message', messageId: `${duty}:${file}`, text: '', files: ['流量.csv'] }],
    [wang, { type: 'edited', messageId, text: '已断网' }],
    [li, { type: 'marked', messageId }],
    [li, { type: 'pinned', messageId }],
    [chen, { type: 'joined', handle: chen }],
    [chen, { type: 'left', handle: chen }],
    [wang, { type: 'deleted', messageId }],
  ]);
  expect(new Set(bot.inbounds.map((i) => i.deliveryId)).size).toBe(8);
});

test('what the bot itself posts, changes and pins is not heard', async () => {
  const { port } = bot.slack;
  const sent = await port.post('k1', duty, card('一'), []);
  const messageId = sent.ok ? sent.messageId : '';
  await port.update('k2', duty, messageId, card('二'));
  await port.pin('k3', duty, messageId);
  const room = bot.fake.addChannel({ name: 'war', members: [li], isPrivate: true });
  await port.invite('k4', room, [bot.fake.addUser({ name: '陈工' })]);
  await bot.slack.settled();
  expect(inputs()).toEqual([{ type: 'joined', handle: expect.any(String) }]);
});

test('brought into a channel, the bot says once what is to be done there; what it opens itself it enters silently', async () => {
  const { fake } = bot;
  const fresh = fake.addChannel({ name: 'fresh', members: [wang], bot: false });
  fake.socket.extraCopies = 1;
  await fake.invite(wang, fresh, fake.workspace.bot.id);
  fake.socket.extraCopies = 0;
  await bot.slack.settled();
  const said = fake.transcript(fresh).filter((l) => l.text.includes('/incident 绑定 单位名称'));
  expect(said).toHaveLength(1);
  const spec = { title: '四川断网', slug: 'inc-1', topic: '', members: [wang] };
  const opened = await bot.slack.port.openRoom('k1', spec);
  await bot.slack.settled();
  expect(JSON.stringify(fake.transcript(opened.ok ? opened.externalId : ''))).not.toContain('绑定');
});

test('the message shortcut notes the message, with its author and moment', async () => {
  const { fake } = bot;
  const ts = await fake.say(wang, duty, '03:10 完成"封堵" & text=x');
  const file = await fake.shareFile(li, duty, { name: '流量.csv', content: 'x' });
  await bot.slack.settled();
  await fake.shortcut(li, duty, ts, 'mark_entry');
  const at = formatShanghai(new Date(Number(ts) * 1000));
  const line = `/记录 message=${duty}:${ts} speaker=${wang} at="${at}" text="03:10 完成”封堵” & text=x"`;
  expect(inputs().at(-1)).toEqual({ type: 'line', line });
  await fake.shortcut(wang, duty, file, 'mark_entry');
  expect(inputs().at(-1)).toMatchObject({ line: expect.stringContaining('text="〔文件〕流量.csv"') });
});

test('every delivery counts once, however often it comes', async () => {
  bot.app.answer = () => ({ text: '已记录', audience: 'room' });
  const sent = await bot.slack.port.post(
    'k1',
    duty,
    card('甲', { actions: [{ label: '收到', line: '/收到', style: 'default' }] }),
    [],
  );
  bot.fake.socket.extraCopies = 2;
  await bot.fake.mention(wang, duty, '列表');
  await bot.fake.slash(wang, duty, '/incident', '列表');
  await bot.fake.click(wang, duty, sent.ok ? (sent.messageId.split(':')[1] ?? '') : '', '收到');
  await bot.slack.settled();
  expect(
    inputs()
      .map((i) => i.type)
      .sort(),
  ).toEqual(['action', 'line', 'line']);
  const answers = bot.fake.transcript(duty).filter((l) => l.text === '已记录');
  expect(answers).toHaveLength(3);
});

test('an event is acknowledged after the app has taken it, and comes again where that failed', async () => {
  let fail = true;
  bot.app.answer = () => {
    if (fail) throw new Error('database is locked');
    return null;
  };
  bot.fake.ackTimeoutMs = 100;
  await bot.fake.say(wang, duty, '断网');
  const delivery = bot.fake.socket.deliveries.at(-1);
  expect(delivery?.acks).toEqual([]);
  expect(bot.fake.takeViolations()).toEqual([{ where: 'events_api', what: 'not acknowledged' }]);
  fail = false;
  if (delivery) bot.fake.socket.redeliver(delivery);
  await bot.fake.waitFor('the acknowledgement', () => delivery?.acks.length === 1);
  expect(inputs()).toHaveLength(2);
  expect(new Set(bot.inbounds.map((i) => i.deliveryId)).size).toBe(1);
});

test('events of one channel are taken in their order', async () => {
  const order: string[] = [];
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  bot.app.answer = async ({ input }) => {
    if (input.type === 'message' && input.text === '一') await held;
    order.push('text' in input ? input.text : '');
    return null;
  };
  const said = ['一', '二', '三'].map((text) => bot.fake.say(wang, duty, text));
  await bot.fake.waitFor('all three', () => bot.fake.socket.deliveries.length === 3);
  release();
  await Promise.all(said);
  expect(order).toEqual(['一', '二', '三']);
});

const form: Form = {
  title: '补充报告',
  fields: [{ name: 'users', label: '影响用户数', kind: 'text', required: true }],
  submits: [{ label: '报送', line: '/续报 #2026-0001@3', style: 'primary' }],
};

test('slash command → modal → field error → sent → answer', async () => {
  const { fake } = bot;
  bot.app.answer = ({ input }) => {
    if (input.type === 'line') return { form, audience: 'actor' };
    if (input.type !== 'action') return null;
    const wrong = Number.isNaN(Number(input.values.users));
    if (!wrong) return { text: '已报送', audience: 'room' };
    const [field] = form.fields;
    return { form: { ...form, fields: field ? [{ ...field, error: '请写数字' }] : [] }, audience: 'actor' };
  };
  await fake.slash(wang, duty, '/incident', '续报');
  expect(await fake.waitFor('the dialog', () => fake.modal(wang))).toMatchObject({
    title: '补充报告',
    inputs: ['影响用户数'],
  });
  expect(await fake.fill(wang, { 影响用户数: '很多' })).toEqual({
    closed: false,
    errors: { 影响用户数: '请写数字' },
  });
  expect(await fake.fill(wang, { 影响用户数: '100' })).toEqual({ closed: true, errors: {} });
  await bot.slack.settled();
  expect(bot.inbounds.at(-1)).toMatchObject({
    handle: wang,
    room: { externalId: duty, name: 'duty', direct: false },
    input: { type: 'action', line: '/续报 #2026-0001@3', values: { users: '100' }, messageId: null },
  });
  expect(fake.transcript(duty, wang).at(-1)).toMatchObject({ text: '已报送', ephemeralTo: '王工' });
});

test('a form whose fields changed is drawn anew, with what was typed', async () => {
  const { fake } = bot;
  const more: Form = {
    ...form,
    fields: [...form.fields, { name: 'why', label: '原因', kind: 'text', required: true }],
  };
  bot.app.answer = ({ input }) => ({ form: input.type === 'line' ? form : more, audience: 'actor' });
  await fake.slash(wang, duty, '/incident', '续报');
  await fake.waitFor('the dialog', () => fake.modal(wang));
  await fake.fill(wang, { 影响用户数: '100' });
  expect(fake.modal(wang)?.inputs).toEqual(['影响用户数', '原因']);
  await fake.fill(wang, { 原因: '核实' });
  expect(inputs().at(-1)).toMatchObject({ values: { users: '100', why: '核实' } });
});

test('a form with several buttons asks which is meant', async () => {
  const { fake } = bot;
  const submits: Form['submits'] = [
    { label: '批准', line: '/批准 #1', style: 'primary' },
    { label: '退回', line: '/退回 #1', style: 'danger' },
  ];
  bot.app.answer = ({ input }) =>
    input.type === 'line' ? { form: { ...form, submits }, audience: 'actor' } : null;
  await fake.slash(wang, duty, '/incident', '决定');
  await fake.waitFor('the dialog', () => fake.modal(wang));
  await fake.fill(wang, { 影响用户数: '1', 办理: '退回' });
  expect(inputs().at(-1)).toMatchObject({ line: '/退回 #1', values: { users: '1' } });
});

test('a form that stands in a card opens at the click, before anybody is asked', async () => {
  const { fake } = bot;
  const sent = await bot.slack.port.post('k1', duty, card('报告', { form }), []);
  const ts = sent.ok ? (sent.messageId.split(':')[1] ?? '') : '';
  await fake.click(li, duty, ts, '报送');
  await fake.waitFor('the dialog', () => fake.modal(li));
  expect(inputs()).toEqual([]);
  await fake.fill(li, { users: '5' });
  expect(inputs()).toEqual([
    { type: 'action', line: '/续报 #2026-0001@3', values: { users: '5' }, messageId: `${duty}:${ts}` },
  ]);
});

test('without a trigger the dialog is offered by a button', async () => {
  const { fake } = bot;
  bot.app.answer = ({ input }) => (input.type === 'line' ? { form, audience: 'actor' } : null);
  await fake.mention(wang, duty, '续报');
  await bot.slack.settled();
  const offer = fake.transcript(duty, wang).at(-1);
  expect(offer).toMatchObject({ ephemeralTo: '王工', buttons: ['报送'] });
  await fake.click(wang, duty, offer?.ts ?? '', '报送');
  await fake.waitFor('the dialog', () => fake.modal(wang));
  await fake.fill(wang, { users: '5' });
  expect(inputs().at(-1)).toMatchObject({ type: 'action', values: { users: '5' }, messageId: null });
});

test('a dialog that failed stays open with what was typed', async () => {
  const { fake } = bot;
  bot.app.answer = ({ input }) => {
    if (input.type === 'line') return { form, audience: 'actor' };
    throw new Error('database is locked');
  };
  await fake.slash(wang, duty, '/incident', '续报');
  await fake.waitFor('the dialog', () => fake.modal(wang));
  const { closed, errors } = await fake.fill(wang, { users: '5' });
  expect([closed, errors.影响用户数]).toEqual([false, expect.stringContaining('没有记录')]);
});

test('a refusal after a click is seen by the person alone', async () => {
  bot.app.answer = () => ({ text: '无权办理：由部应急办决定（5.3）', audience: 'actor' });
  const actions = [{ label: '启动', line: '/启动 #1', style: 'danger' as const }];
  const sent = await bot.slack.port.post('k1', duty, card('甲', { actions }), []);
  await bot.fake.click(li, duty, sent.ok ? (sent.messageId.split(':')[1] ?? '') : '', '启动');
  await bot.slack.settled();
  expect(bot.fake.transcript(duty, li).at(-1)).toMatchObject({
    text: '无权办理：由部应急办决定（5.3）',
    ephemeralTo: '李工',
  });
});
