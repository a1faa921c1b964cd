import { randomUUID } from 'node:crypto';
import type { Client } from '@larksuiteoapi/node-sdk';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakeFeishu } from '../support/feishu/index.ts';
import { cardOf } from '../support/feishu/samples.ts';
import { sdkClient } from '../support/feishu/sdk.ts';

let fake: FakeFeishu;
let client: Client;
let li: string;
let wang: string;
let room: string;

beforeEach(async () => {
  fake = await FakeFeishu.start();
  client = sdkClient(fake);
  li = fake.addUser({ name: '李明', mobile: '+8613800000001', email: 'li@example.cn' });
  wang = fake.addUser({ name: '王芳', mobile: '13800000002' });
  room = fake.addChat({ name: '值班群', members: [li, wang] });
});
afterEach(() => fake.close());

const card = (title: string): string => JSON.stringify(cardOf(title));

const post = (content: string, uuid: string = randomUUID(), type = 'interactive') =>
  client.im.v1.message.create({
    params: { receive_id_type: 'chat_id' },
    data: { receive_id: room, msg_type: type, content, uuid },
  });

describe('people, uploads, command panel', () => {
  test('people are found by mobile and e-mail, and by id', async () => {
    const found = await client.contact.v3.user.batchGetId({
      params: { user_id_type: 'open_id' },
      data: { mobiles: ['13800000001', '13999999999'], emails: ['li@example.cn'] },
    });
    expect(found.data?.user_list).toEqual([
      { email: 'li@example.cn', user_id: li },
      { mobile: '13800000001', user_id: li },
      { mobile: '13999999999' },
    ]);
    const user = await client.contact.v3.user.get({
      path: { user_id: wang },
      params: { user_id_type: 'open_id' },
    });
    expect(user.data?.user?.name).toBe('王芳');
    const info: unknown = await client.request({ method: 'GET', url: '/open-apis/bot/v3/info' });
    expect(info).toMatchObject({ code: 0, bot: { open_id: fake.world.botOpenId } });
    fake.assertClean();
  });

  test('a file is uploaded byte for byte and sent', async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 45, 45, 128]);
    const file = await client.im.v1.file.create({
      data: { file_type: 'stream', file_name: '总结报告.docx', file: bytes },
    });
    expect(fake.world.files.get(file?.file_key ?? '')?.data).toEqual(bytes);
    const image = await client.im.v1.image.create({ data: { image_type: 'message', image: bytes } });
    expect(image?.image_key).toMatch(/^img_/);
    await post(JSON.stringify({ file_key: file?.file_key }), 'f1', 'file');
    expect(fake.transcript(room)[0]?.text).toBe('〔文件〕总结报告.docx');
    fake.assertClean();
  });

  test('a file that a person sent can be fetched', async () => {
    const id = await fake.sendFile(li, room, '日志.txt', Buffer.from('证据'));
    const key = [...fake.world.files.keys()][0] ?? '';
    const resource = await client.im.v1.messageResource.get({
      path: { message_id: id, file_key: key },
      params: { type: 'file' },
    });
    const chunks: Buffer[] = [];
    for await (const chunk of resource.getReadableStream()) chunks.push(Buffer.from(chunk));
    expect(Buffer.concat(chunks).toString('utf8')).toBe('证据');
  });

  test('commands of the panel are made, listed, changed and removed', async () => {
    const url = '/open-apis/application/v7/app_slash_commands';
    const data = { command: '报告', description: { default_value: '报告突发事件' } };
    const made: { data: { command_id: string } } = await client.request({ method: 'POST', url, data });
    const one = `${url}/${made.data.command_id}`;
    await client.request({ method: 'PATCH', url: one, data: { description: { default_value: '报告事件' } } });
    expect(await client.request({ method: 'GET', url })).toMatchObject({
      data: { items: [{ command: '报告', description: { default_value: '报告事件' } }] },
    });
    await client.request({ method: 'DELETE', url: one, data: {} });
    expect(await client.request({ method: 'GET', url })).toMatchObject({ data: { items: [] } });
    fake.assertClean();
  });
});

describe('tokens and scopes', () => {
  test('a revoked token is refused until another is fetched', async () => {
    await post(card('一'));
    fake.tokens.revoke();
    await expect(post(card('二'))).rejects.toMatchObject({ response: { data: { code: 99991663 } } });
    client = sdkClient(fake);
    await post(card('二'));
    expect(fake.transcript(room)).toHaveLength(2);
  });

  test('a wrong secret gets no token', async () => {
    fake.app.appSecret = 'another';
    await expect(post(card('一'))).rejects.toThrow();
  });

  test('a missing scope is named', async () => {
    fake.app.scopes = new Set(['im:chat:read']);
    await expect(post(card('一'))).rejects.toMatchObject({
      response: { data: { code: 99991672, msg: expect.stringContaining('im:message:send_as_bot') } },
    });
  });
});
