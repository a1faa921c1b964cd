import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer, get } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { proxyAgent } from '../../src/chat/feishu/proxy.ts';
import { UNTRUSTED } from '../support/tls.ts';

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
  const agent = proxyAgent({ HTTPS_PROXY: `http://user:p%40ss@127.0.0.1:${port}` });
  if (!agent) throw new Error('no agent');
  const failure = await new Promise<Error>((resolve) =>
    get('https://msg.feishu.cn/ws', { agent }).on('error', resolve),
  );
  expect(failure.message).toBe('代理拒绝连接 msg.feishu.cn:443：HTTP 407');
  expect(asked).toEqual([{ target: 'msg.feishu.cn:443', login: `Basic ${btoa('user:p@ss')}` }]);
});

test('a WebSocket stands through the tunnel, or beside it where the host is an exception', async () => {
  const secure = createSecureServer(UNTRUSTED);
  const sockets = new WebSocketServer({ server: secure });
  sockets.on('connection', (socket) => socket.send('hello'));
  await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
  const { port: target } = secure.address() as AddressInfo;
  proxy.removeAllListeners('connect');
  proxy.on('connect', (request, socket) => {
    asked.push({ target: request.url, login: request.headers['proxy-authorization'] });
    const upstream = connect(target, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    socket.pipe(upstream).pipe(socket);
  });
  const { port } = proxy.address() as AddressInfo;
  const heard = async (url: string, env: Record<string, string>): Promise<string> => {
    const agent = proxyAgent({ HTTPS_PROXY: `http://127.0.0.1:${port}`, ...env });
    const socket = new WebSocket(url, { ...(agent ? { agent } : {}), rejectUnauthorized: false });
    const [data] = await once(socket, 'message');
    socket.terminate();
    return String(data);
  };
  expect(await heard('wss://msg-frontier.feishu.cn/ws', { NO_PROXY: 'open.feishu.cn' })).toBe('hello');
  expect(asked).toEqual([{ target: 'msg-frontier.feishu.cn:443', login: undefined }]);
  expect(await heard(`wss://localhost:${target}/ws`, { NO_PROXY: 'feishu.com, .localhost' })).toBe('hello');
  expect(await heard(`wss://localhost:${target}/ws`, { no_proxy: '*' })).toBe('hello');
  expect(asked).toHaveLength(1);
  sockets.close();
  secure.closeAllConnections();
  secure.close();
});

test('without the variable there is no proxy; with another thing in it it is said how to mend it', () => {
  expect(proxyAgent({})).toBeNull();
  expect(proxyAgent({ HTTPS_PROXY: '' })).toBeNull();
  for (const wrong of ['proxy:3128', 'socks5://p:1', 'http://']) {
    expect(() => proxyAgent({ HTTPS_PROXY: wrong })).toThrow('HTTPS_PROXY 不是网址：请写 http://主机:端口');
  }
});
