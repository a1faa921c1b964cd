import { type ClientRequest, request } from 'node:http';
import { Agent, type RequestOptions } from 'node:https';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';

/** The long connection through a proxy. HTTP calls read the proxy variables by themselves; sockets don't. */

type Env = Record<string, string | undefined>;

/** @returns an agent for `wss:` addresses, or null where no proxy is set for the host */
export function proxyAgent(host: string, env: Env): Agent | null {
  const proxy = env.HTTPS_PROXY ?? env.https_proxy ?? '';
  const except = (env.NO_PROXY ?? env.no_proxy ?? '')
    .split(',')
    .map((name) => name.trim().replace(/^\*?\./, ''));
  const direct = except.some(
    (name) => name === '*' || (name !== '' && (host === name || host.endsWith(`.${name}`))),
  );
  return proxy === '' || direct ? null : new TunnelAgent(new URL(proxy));
}

/** Reaches every host through a CONNECT tunnel of the proxy. */
class TunnelAgent extends Agent {
  readonly #proxy: URL;

  constructor(proxy: URL) {
    super({ keepAlive: false });
    this.#proxy = proxy;
  }

  override createConnection(
    options: RequestOptions,
    done?: (error: Error | null, socket: Duplex) => void,
  ): undefined {
    const target = `${options.host}:${options.port ?? 443}`;
    const failed = (error: Error, socket: Duplex): void => {
      socket.destroy();
      done?.(error, socket);
    };
    const tunnel = this.#connect(target);
    tunnel
      .on('connect', (response, socket: Socket) => {
        if (response.statusCode !== 200) {
          failed(new Error(`代理拒绝连接 ${target}：HTTP ${response.statusCode}`), socket);
          return;
        }
        done?.(null, connect({ socket, servername: options.host ?? '', ALPNProtocols: ['http/1.1'] }));
      })
      .on('error', (error: Error) => failed(error, new Socket()))
      .end();
    return undefined;
  }

  #connect(target: string): ClientRequest {
    const { hostname, port, username, password } = this.#proxy;
    const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString(
      'base64',
    );
    return request({
      host: hostname,
      port: port || 80,
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...(username ? { 'proxy-authorization': `Basic ${login}` } : {}) },
    });
  }
}
