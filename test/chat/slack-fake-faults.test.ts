import { afterEach, beforeEach, expect, test } from 'vitest';
import { webClient } from '../support/slack/bolt.ts';
import { FakeSlack } from '../support/slack/fake.ts';
import type { Fault } from '../support/slack/faults.ts';

let fake: FakeSlack;
let duty: string;

beforeEach(async () => {
  fake = await FakeSlack.start();
  duty = fake.addChannel({ name: 'duty', members: [] });
});

afterEach(() => fake.stop());

/** Each row: the fault, what the SDK makes of it, and how many messages the channel has after it. */
const FAULTS: [Fault, object, number][] = [
  [{ kind: 'rate_limited', retryAfter: 7 }, { code: 'slack_webapi_rate_limited_error', retryAfter: 7 }, 0],
  [{ kind: 'status', status: 503 }, { code: 'slack_webapi_http_error', statusCode: 503 }, 0],
  [{ kind: 'error', code: 'internal_error' }, { data: { ok: false, error: 'internal_error' } }, 0],
  [{ kind: 'drop' }, { code: 'slack_webapi_request_error' }, 0],
  [{ kind: 'hang' }, { code: 'slack_webapi_request_error' }, 0],
  [{ kind: 'commit_then_drop' }, { code: 'slack_webapi_request_error' }, 1],
  [{ kind: 'commit_then_hang' }, { code: 'slack_webapi_request_error' }, 1],
];

test.each(FAULTS)('%o', async (fault, error, messages) => {
  const client = webClient(fake, { timeout: 150 });
  const post = () => client.chat.postMessage({ channel: duty, text: '通报' });
  fake.fault('chat.postMessage', fault);

  const failure: unknown = await post().catch((e: unknown) => e);
  expect(failure).toMatchObject(error);
  expect(fake.transcript(duty)).toHaveLength(messages);

  await post();
  expect(fake.transcript(duty)).toHaveLength(messages + 1);
  fake.assertClean();
});

test('a fault strikes its own method only, as often as ordered', async () => {
  const client = webClient(fake);
  fake.fault('chat.postMessage', { kind: 'status', status: 500 }, 2);
  await client.conversations.info({ channel: duty });
  const post = () => client.chat.postMessage({ channel: duty, text: 'x' });
  await expect(post()).rejects.toThrow();
  expect(() => fake.assertClean()).toThrow('never met');
  await expect(post()).rejects.toThrow();
  await post();
  fake.assertClean();
});

test('the upload of bytes can fail as well', async () => {
  fake.fault('upload', { kind: 'status', status: 500 });
  const upload = webClient(fake).filesUploadV2({ channel_id: duty, content: 'x', filename: 'a.txt' });
  await expect(upload).rejects.toThrow();
  expect(fake.callsOf('files.completeUploadExternal')).toEqual([]);
  fake.assertClean();
});
