import type { types } from '@slack/bolt';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { webClient } from '../support/slack/bolt.ts';
import { FakeSlack } from '../support/slack/fake.ts';
import { readMrkdwn } from '../support/slack/render.ts';

let fake: FakeSlack;
let wang: string;
let duty: string;

beforeAll(async () => {
  fake = await FakeSlack.start({ rates: false });
  wang = fake.addUser({ name: '王工' });
  duty = fake.addChannel({ name: 'duty', members: [wang] });
});

afterAll(() => fake.stop());

test('mrkdwn reads as people see it', () => {
  const rows: [string, string][] = [
    ['*级别* 重大', '级别 重大'],
    ['*级别*重大', '*级别*重大'],
    [`请 <@${wang}> 在 <#${duty}> 签到`, '请 @王工 在 #duty 签到'],
    ['<https://example.cn/a|预案> <https://example.cn/b>', '预案 https://example.cn/b'],
    ['<!here> 值守', '@here 值守'],
    ['<!date^1795316400^{date_num}|2026-11-22>', '2026-11-22'],
    ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
    ['&amp;lt;', '&lt;'],
  ];
  expect(rows.map(([raw]) => readMrkdwn(fake.workspace, raw))).toEqual(rows.map(([, read]) => read));
});

test('every block has a plain reading', async () => {
  const blocks: types.KnownBlock[] = [
    { type: 'header', text: { type: 'plain_text', text: '事件 #1' } },
    {
      type: 'section',
      fields: [mrkdwn('*级别*\n重大'), mrkdwn('*地区*\n四川省')],
      accessory: button('详情'),
    },
    { type: 'divider' },
    { type: 'context', elements: [mrkdwn('5.3'), mrkdwn('预案')] },
    { type: 'image', image_url: 'https://example.cn/a.png', alt_text: '趋势' },
    { type: 'actions', elements: [button('收到'), button('转交')] },
  ];
  await webClient(fake).chat.postMessage({ channel: duty, text: '事件', blocks });
  expect(fake.transcript(duty).at(-1)).toMatchObject({
    text: '事件 #1\n级别\n重大\n地区\n四川省\n[详情]\n———\n5.3 预案\n趋势\n[收到] [转交]',
    buttons: ['详情', '收到', '转交'],
  });
});

test('what notifies everybody is seen: in texts that Slack parses, and only there', async () => {
  const text = '<!channel> 请注意';
  const post = async (said: string, blocks: types.KnownBlock[]) => {
    await webClient(fake).chat.postMessage({ channel: duty, text: said, blocks });
    return fake.transcript(duty).at(-1)?.broadcast;
  };
  expect(await post(text, [])).toBe(true);
  expect(await post('x', [{ type: 'section', text: mrkdwn(text) }])).toBe(true);
  expect(await post('x', [{ type: 'section', text: mrkdwn('&lt;!channel&gt;') }])).toBe(false);
  expect(await post('x', [{ type: 'header', text: { type: 'plain_text', text } }])).toBe(false);
  fake.assertClean();
});

test('what a person types is shown as typed and notifies nobody', async () => {
  const fragment = fc.constantFrom('<!channel>', '<@U1>', '&lt;', '&', '<', '|', '>', '\n', '`', '_');
  const typed = fc
    .array(fc.oneof(fragment, fc.string({ unit: 'grapheme' })), { minLength: 1 })
    .map((p) => p.join(''));
  await fc.assert(
    fc.asyncProperty(
      typed.filter((t) => !t.includes('*')),
      async (text) => {
        const ts = await fake.say(wang, duty, text);
        const line = fake.transcript(duty).find((l) => l.ts === ts);
        expect(line).toMatchObject({ text, broadcast: false });
      },
    ),
  );
});

test('whatever an app sends as blocks is answered, not choked on', async () => {
  const piece = fc.record(
    {
      type: fc.constantFrom('section', 'actions', 'input', 'header', 'context', 'divider', 'image', 'x'),
      text: fc.jsonValue(),
      elements: fc.array(
        fc.record({ type: fc.constantFrom('button', 'static_select'), options: fc.jsonValue() }),
      ),
      element: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.jsonValue(), fc.array(piece)), async (blocks) => {
      const answer = await webClient(fake)
        .apiCall('chat.postMessage', { channel: duty, text: 'x', blocks: JSON.stringify(blocks) })
        .then(() => 'ok')
        .catch((error: { data?: { error: string } }) => error.data?.error);
      expect(['ok', 'invalid_blocks', 'msg_blocks_too_long']).toContain(answer);
    }),
  );
  expect(fake.takeViolations().filter((v) => v.where !== 'chat.postMessage')).toEqual([]);
});

function mrkdwn(text: string): types.MrkdwnElement {
  return { type: 'mrkdwn', text };
}

function button(text: string): types.Button {
  return { type: 'button', text: { type: 'plain_text', text } };
}
