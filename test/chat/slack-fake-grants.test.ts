import type { RespondFn } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BoltApp, startBolt, webClient } from '../support/slack/bolt.ts';
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
