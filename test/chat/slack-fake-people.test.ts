import type { RespondFn, types } from '@slack/bolt';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type BoltApp, startBolt, webClient } from '../support/slack/bolt.ts';
import { ManualClock } from '../support/slack/clock.ts';
import { FakeSlack } from '../support/slack/fake.ts';

const clock = new ManualClock('2026-11-22T03:00:00Z');
let fake: FakeSlack;
let bolt: BoltApp | undefined;
let wang: string;
let li: string;
let duty: string;

beforeEach(async () => {
  fake = await FakeSlack.start({ clock, ackTimeoutMs: 300 });
  wang = fake.addUser({ name: '王工', email: 'wang@example.cn' });
  li = fake.addUser({ name: '李工' });
  duty = fake.addChannel({ name: 'duty', members: [wang, li] });
});

afterEach(async () => {
  await bolt?.stop();
  bolt = undefined;
  await fake.stop();
});

const modal: types.ModalView = {
  type: 'modal',
  callback_id: 'report',
  title: { type: 'plain_text', text: '事件报告' },
  submit: { type: 'plain_text', text: '报告' },
  blocks: [
    {
      type: 'input',
      block_id: 'what',
      label: { type: 'plain_text', text: '发生了什么' },
      element: { type: 'plain_text_input', action_id: 'v', max_length: 20 },
    },
    {
      type: 'input',
      block_id: 'region',
      optional: true,
      label: { type: 'plain_text', text: '省份' },
      element: {
        type: 'static_select',
        action_id: 'v',
        options: [{ text: { type: 'plain_text', text: '四川省' }, value: 'sichuan' }],
      },
    },
  ],
};

const card = (what: string, state: string): types.KnownBlock[] => [
  { type: 'header', text: { type: 'plain_text', text: '事件 #1' } },
  {
    type: 'section',
    text: { type: 'mrkdwn', text: what },
    fields: [{ type: 'mrkdwn', text: `*状态* ${state}` }],
  },
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'ack', value: 'ack #1', text: { type: 'plain_text', text: '收到' } },
      { type: 'button', action_id: 'end', style: 'danger', text: { type: 'plain_text', text: '结束' } },
    ],
  },
];

test('slash command → modal → field error → card → click → the card changes', async () => {
  bolt = await startBolt(fake, (app) => {
    app.command('/incident', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: modal });
    });
    app.view('report', async ({ ack, client, view }) => {
      const { values } = view.state;
      const what = values.what?.v?.value ?? '';
      const region = values.region?.v?.selected_option?.value ?? '';
      if (!what.includes('泄露')) return ack({ response_action: 'errors', errors: { what: '请写明影响' } });
      await ack();
      await client.chat.postMessage({
        channel: duty,
        text: what,
        blocks: card(`${what} ${region}`, '待研判'),
      });
    });
    app.action('ack', async ({ ack, client, body }) => {
      await ack();
      if (body.type !== 'block_actions') throw new Error('not a click');
      const ts = body.message?.ts ?? '';
      await client.chat.update({
        channel: duty,
        ts,
        text: 'x',
        blocks: card('数据泄露', `${body.user.id} 收到`),
      });
    });
  });

  await fake.slash(wang, 'duty', '/incident', 'new');
  const form = await fake.waitFor('the form', () => fake.modal(wang));
  expect(form).toMatchObject({ title: '事件报告', callbackId: 'report', inputs: ['发生了什么', '省份'] });

  expect(await fake.fill(wang, {})).toEqual({
    closed: false,
    errors: { 发生了什么: 'Please complete this required field.' },
  });
  expect(await fake.fill(wang, { 发生了什么: '网站打不开' })).toEqual({
    closed: false,
    errors: { 发生了什么: '请写明影响' },
  });
  expect(await fake.fill(wang, { what: '数据泄露', 省份: '四川省' })).toEqual({ closed: true, errors: {} });

  const posted = await fake.waitFor('the card', () => fake.transcript(duty).at(-1));
  expect(posted).toMatchObject({
    from: 'yingji',
    text: '事件 #1\n数据泄露 sichuan\n状态 待研判\n[收到] [结束]',
    buttons: ['收到', '结束'],
    edited: false,
  });

  await fake.click(li, duty, posted.ts, '收到');
  await fake.waitFor('the redrawn card', () => fake.transcript(duty).at(-1)?.text.includes(`${li} 收到`));
  expect(fake.transcript(duty)).toHaveLength(1);
  fake.assertClean();
});

test('a submission may update, push and clear modals; a closed one is told of', async () => {
  const plain = (title: string): types.ModalView => ({
    ...modal,
    title: { type: 'plain_text', text: title },
  });
  const closed: string[] = [];
  bolt = await startBolt(fake, (app) => {
    app.shortcut('log', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: plain('一') });
    });
    app.view({ callback_id: 'report', type: 'view_submission' }, async ({ ack, view }) => {
      if (view.title.text === '一') return ack({ response_action: 'update', view: plain('二') });
      if (view.title.text === '二') {
        return ack({ response_action: 'push', view: { ...plain('三'), notify_on_close: true } });
      }
      await ack({ response_action: 'clear' });
    });
    app.view({ callback_id: 'report', type: 'view_closed' }, async ({ ack, view }) => {
      closed.push(view.title.text);
      await ack();
    });
  });
  const ts = await fake.say(wang, duty, '已断网');
  await fake.shortcut(wang, duty, ts, 'log');
  await fake.waitFor('the modal', () => fake.modal(wang)?.title === '一');

  await fake.fill(wang, { what: '一' });
  expect(fake.modal(wang)?.title).toBe('二');
  await fake.fill(wang, { what: '二' });
  expect(fake.modal(wang)?.title).toBe('三');
  await fake.closeModal(wang);
  expect([closed, fake.modal(wang)?.title]).toEqual([['三'], '二']);

  await fake.fill(wang, { what: '二' });
  expect(await fake.fill(wang, { what: '三' })).toEqual({ closed: true, errors: {} });
  fake.assertClean();
});

test('the acknowledgement of a command is an answer that only its sender reads', async () => {
  bolt = await startBolt(fake, (app) => {
    app.command('/incident', async ({ ack, command }) =>
      ack(`没有命令“${command.text}”，请发 /incident help`),
    );
  });
  await fake.slash(wang, duty, '/incident', 'hepl');

  const [line] = fake.transcript(duty, wang);
  expect(line).toMatchObject({ text: '没有命令“hepl”，请发 /incident help', ephemeralTo: '王工' });
  expect(fake.transcript(duty, li)).toEqual([]);
  fake.assertClean();
});

test('events of people: messages, mentions, edits, deletions, reactions, pins, files, members', async () => {
  const seen: string[] = [];
  bolt = await startBolt(fake, (app) => {
    app.use(async ({ body, next }) => {
      const { event } = body as { event: { type: string; subtype?: string; text?: string } };
      seen.push([event.type, event.subtype, event.text].filter((s) => s !== undefined).join(' '));
      await next();
    });
  });
  const ts = await fake.say(wang, duty, 'a < b & @李工');
  await fake.mention(wang, duty, '态势');
  await fake.edit(wang, duty, ts, '已断网');
  await fake.react(li, duty, ts, 'eyes');
  await fake.pin(li, duty, ts);
  await fake.shareFile(li, duty, { name: 'log.txt', content: '日志' });
  await fake.say(li, fake.dm(li), `@yingji 你好`);
  const chen = fake.addUser({ name: '陈工' });
  await fake.invite(li, duty, chen);
  await fake.leave(chen, duty);
  expect(fake.transcript(duty)).toMatchObject([
    { text: '已断网', edited: true, pinned: true, reactions: ['eyes'] },
    { text: '@yingji 态势' },
    { from: '李工', files: ['log.txt'] },
  ]);
  await fake.del(wang, duty, ts);

  const bot = fake.workspace.bot.id;
  await vi.waitFor(() => expect(seen).toHaveLength(14));
  expect([...seen].sort()).toEqual(
    [
      `message a &lt; b &amp; <@${li}>`,
      `message <@${bot}> 态势`,
      `app_mention <@${bot}> 态势`,
      'message message_changed',
      'reaction_added',
      'pin_added',
      'message file_share ',
      'file_shared',
      `message <@${bot}> 你好`,
      'member_joined_channel',
      `message channel_join <@${chen}> has joined the channel`,
      'member_left_channel',
      `message channel_leave <@${chen}> has left the channel`,
      'message message_deleted',
    ].sort(),
  );
  fake.assertClean();
});

test('the app hears nothing of channels that it is not in, and people see nothing of others’ private ones', async () => {
  const seen: string[] = [];
  bolt = await startBolt(fake, (app) => {
    app.message(async ({ message }) => void seen.push(message.channel));
  });
  const room = fake.addChannel({ name: 'room', members: [wang], isPrivate: true, bot: false });
  await fake.say(wang, room, '@yingji 在吗');
  await fake.say(wang, duty, '在');

  await vi.waitFor(() => expect(seen).toEqual([duty]));
  expect(fake.transcript(room, li)).toEqual([]);
  await expect(fake.slash(li, room, '/incident', 'list')).rejects.toThrow('cannot see');
  fake.assertClean();
});

test('a trigger_id lives 3 seconds and opens one modal', async () => {
  let trigger_id = '';
  bolt = await startBolt(fake, (app) => {
    app.command('/incident', async ({ ack, body }) => {
      trigger_id = body.trigger_id;
      await ack();
    });
  });
  const client = webClient(fake);
  const open = async () => client.views.open({ trigger_id, view: modal });

  await fake.slash(wang, duty, '/incident', '');
  clock.advance(3000);
  await open();
  await expect(open()).rejects.toThrow('exchanged_trigger_id');

  await fake.slash(wang, duty, '/incident', '');
  clock.advance(3001);
  await expect(open()).rejects.toThrow('expired_trigger_id');
  expect(fake.takeViolations().map((v) => v.where)).toEqual(['views.open', 'views.open']);
});

test('a response_url answers 5 times in 30 minutes', async () => {
  let respond: RespondFn | undefined;
  bolt = await startBolt(fake, (app) => {
    app.command('/incident', async ({ ack, ...rest }) => {
      respond = rest.respond;
      await ack();
    });
  });
  const status = () =>
    respond?.({ text: '答复', response_type: 'in_channel' }).then(
      () => 200,
      (error: { statusCode: number }) => error.statusCode,
    );

  await fake.slash(wang, duty, '/incident', '');
  clock.advance(30 * 60_000);
  for (let use = 1; use <= 5; use += 1) expect(await status()).toBe(200);
  expect(await status()).toBe(404);
  expect(fake.transcript(duty, li)).toHaveLength(5);

  await fake.slash(wang, duty, '/incident', '');
  clock.advance(30 * 60_000 + 1);
  expect(await status()).toBe(404);
  expect(fake.takeViolations().map((v) => v.what.split(':')[0])).toEqual(['used_url', 'expired_url']);
});

test('a click on an ephemeral card brings no message but a response_url that replaces or deletes it', async () => {
  const messages: unknown[] = [];
  bolt = await startBolt(fake, (app) => {
    app.command('/incident', async ({ ack }) => ack({ text: 'x', blocks: card('确认？', '待定') }));
    app.action(/ack|end/, async ({ ack, body, action, respond }) => {
      await ack();
      messages.push('message' in body ? body.message : undefined);
      const deleting = 'action_id' in action && action.action_id === 'end';
      await respond(
        deleting
          ? { delete_original: true }
          : { text: 'y', blocks: card('好', '已定'), replace_original: true },
      );
    });
  });
  await fake.slash(wang, duty, '/incident', '');
  const ts = fake.transcript(duty, wang)[0]?.ts ?? '';
  await expect(fake.click(li, duty, ts, '收到')).rejects.toThrow('message_not_found');

  await fake.click(wang, duty, ts, '收到');
  await fake.waitFor('the replacement', () => fake.transcript(duty, wang)[0]?.text.includes('已定'));
  await fake.click(wang, duty, ts, '结束');
  await fake.waitFor('the deletion', () => fake.transcript(duty, wang).length === 0);
  expect(messages).toEqual([undefined, undefined]);
  fake.assertClean();
});

test('an answer to a click says whether it replaces the message', async () => {
  bolt = await startBolt(fake, (app) => {
    app.action('ack', async ({ ack, respond }) => {
      await ack();
      await respond({ text: '收到' });
    });
  });
  const { ts = '' } = await webClient(fake).chat.postMessage({ channel: duty, blocks: card('断网', '新') });
  await fake.click(wang, duty, ts, '收到');
  await fake.waitFor('the answer', () => fake.transcript(duty, wang).length === 2);
  expect(() => fake.assertClean()).toThrow('replace_original');
});

test('what a person cannot do is the test’s own mistake and throws', async () => {
  const ts = await fake.say(wang, duty, '已断网');
  await expect(fake.click(wang, duty, ts, '收到')).rejects.toThrow('no button [收到]');
  await expect(fake.fill(wang, {})).rejects.toThrow('no modal open');
  await expect(fake.edit(li, duty, ts, 'x')).rejects.toThrow('is not');
  await expect(fake.say(fake.addUser({ name: '陈工' }), duty, 'x')).rejects.toThrow('is not in');
});
