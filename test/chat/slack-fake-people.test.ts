import type { types } from '@slack/bolt';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type BoltApp, startBolt } from '../support/slack/bolt.ts';
import { ManualClock } from '../support/slack/clock.ts';
import { FakeSlack } from '../support/slack/fake.ts';
import { card, modal } from '../support/slack/samples.ts';

const clock = new ManualClock('2026-11-22T03:00:00Z');
let fake: FakeSlack;
let bolt: BoltApp | undefined;
let wang: string;
let li: string;
let duty: string;

beforeEach(async () => {
  fake = await FakeSlack.start({ clock });
  wang = fake.addUser({ name: '王工', email: 'wang@example.cn' });
  li = fake.addUser({ name: '李工' });
  duty = fake.addChannel({ name: 'duty', members: [wang, li] });
});

afterEach(async () => {
  await bolt?.stop();
  bolt = undefined;
  await fake.stop();
});

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

test('what a person cannot do is the test’s own mistake and throws', async () => {
  const ts = await fake.say(wang, duty, '已断网');
  await expect(fake.click(wang, duty, ts, '收到')).rejects.toThrow('no button [收到]');
  await expect(fake.fill(wang, {})).rejects.toThrow('no modal open');
  await expect(fake.edit(li, duty, ts, 'x')).rejects.toThrow('is not');
  await expect(fake.say(fake.addUser({ name: '陈工' }), duty, 'x')).rejects.toThrow('is not in');
});
