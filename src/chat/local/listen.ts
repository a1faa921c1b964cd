import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

export interface Listening {
  url: string;
  close(): Promise<void>;
}

/**
 * Serves the app on this machine only.
 * @param port 0 for any free one
 * @throws Error with one plain line where the port can't be had
 */
export function listenOnLoopback(app: Hono, port: number): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port)));
    server.listen(port, '127.0.0.1', () => {
      const { port: bound } = server.address() as AddressInfo;
      resolve({
        url: `http://127.0.0.1:${bound}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      });
    });
  });
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  const reason =
    error.code === 'EADDRINUSE'
      ? `端口 ${port} 已被其他程序占用：请先停掉它，或换一个端口再启动。`
      : error.code === 'EACCES'
        ? `没有权限使用端口 ${port}：请换一个 1024 以上的端口再启动。`
        : `无法在端口 ${port} 上启动内置聊天：${error.message}`;
  return new Error(reason, { cause: error });
}
