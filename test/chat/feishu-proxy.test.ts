import { createServer, type Server } from 'node:http';
import { get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { proxyAgent } from '../../src/chat/feishu/proxy.ts';

let proxy: Server;
let asked: { target: string | undefined; login: string | undefined }[];

beforeEach(async () => {
  asked = [];
  proxy = createServer();
  proxy.on('connect', (request, socket) => {
    asked.push({ target: request.url, login: request.headers['proxy-authorization'] });
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  proxy.close();
});

test('a socket goes through the proxy, with its login; a refusal is an error that says so', async () => {
  const { port } = proxy.address() as AddressInfo;
  const agent = proxyAgent('open.feishu.cn', { HTTPS_PROXY: `http://user:p%40ss@127.0.0.1:${port}` });
  if (!agent) throw new Error('no agent');
  const failure = await new Promise<Error>((resolve) =>
    get('https://msg.feishu.cn/ws', { agent }).on('error', resolve),
  );
  expect(failure.message).toBe('代理拒绝连接 msg.feishu.cn:443：HTTP 407');
  expect(asked).toEqual([{ target: 'msg.feishu.cn:443', login: `Basic ${btoa('user:p@ss')}` }]);
});

test.each<[string, Record<string, string>, boolean]>([
  ['open.feishu.cn', {}, false],
  ['open.feishu.cn', { HTTPS_PROXY: 'http://p:1' }, true],
  ['open.feishu.cn', { https_proxy: 'http://p:1', NO_PROXY: 'localhost, .feishu.cn' }, false],
  ['open.feishu.cn', { HTTPS_PROXY: 'http://p:1', no_proxy: 'feishu.com' }, true],
  ['127.0.0.1', { HTTPS_PROXY: 'http://p:1', no_proxy: '127.0.0.1' }, false],
  ['open.feishu.cn', { HTTPS_PROXY: 'http://p:1', NO_PROXY: '*' }, false],
])('%s with %o: through a proxy %s', (host, env, through) => {
  expect(proxyAgent(host, env) !== null).toBe(through);
});
