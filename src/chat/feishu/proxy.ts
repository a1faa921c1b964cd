import { type ClientRequest, request } from 'node:http';
import { Agent, type RequestOptions, request as secureRequest } from 'node:https';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ConnectionOptions, connect } from 'node:tls';

/** The long connection through a proxy. HTTP calls read the proxy variables by themselves; sockets don't. */

type Env = Record<string, string | undefined>;

/**
 * @returns an agent for `wss:` addresses, or null where no proxy is set
 * @throws Error in plain Chinese where the proxy is no web address
 */
export function proxyAgent(env: Env): Agent | null {
  const proxy = env.HTTPS_PROXY || env.https_proxy || '';
  if (proxy === '') return null;
  if (!/^https?:\/\/[^/\s]/.test(proxy) || !URL.canParse(proxy))
    throw new Error('HTTPS_PROXY 不是网址：请写 http://主机:端口，不用代理时删去。');
  return new TunnelAgent(new URL(proxy), exceptions(env));
}

/** @returns whether a host is reached without the proxy */
function exceptions(env: Env): (host: string) => boolean {
  const names = (env.NO_PROXY || env.no_proxy || '').split(',').map((n) => n.trim().replace(/^\*?\./, ''));
  return (host) =>
    names.some((name) => name === '*' || (name !== '' && (host === name || host.endsWith(`.${name}`))));
}

/** Reaches hosts through a CONNECT tunnel of the proxy. */
class TunnelAgent extends Agent {
  readonly #proxy: URL;
  readonly #direct: (host: string) => boolean;

  constructor(proxy: URL, direct: (host: string) => boolean) {
    super({ keepAlive: false });
    this.#proxy = proxy;
    this.#direct = direct;
  }

  override createConnection(
    options: RequestOptions & ConnectionOptions,
    done?: (error: Error | null, socket: Duplex) => void,
  ): Duplex | null | undefined {
    const host = options.host ?? '';
    if (this.#direct(host)) return super.createConnection(options, done);
    const target = `${host}:${options.port ?? 443}`;
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
        done?.(null, connect({ ...options, socket, servername: host, ALPNProtocols: ['http/1.1'] }));
      })
      .on('error', (error: Error) => failed(error, new Socket()))
      .end();
    return undefined;
  }

  #connect(target: string): ClientRequest {
    const { protocol, hostname, port, username, password } = this.#proxy;
    const secure = protocol === 'https:';
    const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString(
      'base64',
    );
    return (secure ? secureRequest : request)({
      host: hostname,
      port: port || (secure ? 443 : 80),
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...(username ? { 'proxy-authorization': `Basic ${login}` } : {}) },
    });
  }
}
