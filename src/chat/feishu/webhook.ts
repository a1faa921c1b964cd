import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Log } from '../common/redact.ts';
import type { Handlers } from './desk.ts';

/**
 * Events by HTTP, for those who can't use the long connection. The SDK's own receiver runs handlers on a wrong token
 * and on replayed requests; this one takes only what is signed, encrypted, fresh and meant for the app.
 */

const WEBHOOK_PATH = '/feishu/events';
const BODY_MAX = 1024 * 1024;
/** how far a request's timestamp may be from the present */
const FRESH_MS = 300_000;

export interface WebhookKeys {
  encryptKey: string;
  verificationToken: string;
}

type Dict = Record<string, unknown>;
const dict = (v: unknown): Dict =>
  typeof v === 'object' && v !== null && !Array.isArray(v) ? (v as Dict) : {};
const str = (v: unknown): string => (typeof v === 'string' ? v : '');

export function createWebhook(keys: WebhookKeys, handlers: Handlers, log: Log, now: () => Date): Hono {
  const app = new Hono();
  app.use(bodyLimit({ maxSize: BODY_MAX }));
  app.post(WEBHOOK_PATH, async (c) => {
    const body = await c.req.text();
    const payload = decrypted(body, keys.encryptKey);
    if (!payload || !same(tokenOf(payload), keys.verificationToken)) return refused(c, log, '内容或令牌不对');
    // The check of a new address carries a challenge that only the keys' owner can read; it changes nothing.
    if (payload.type === 'url_verification') return c.json({ challenge: str(payload.challenge) });
    if (!signed(c, body, keys.encryptKey)) return refused(c, log, '签名不对');
    if (!fresh(c, now())) return refused(c, log, '时间戳过期');
    return answered(c, payload, handlers, log);
  });
  return app;
}

async function answered(c: Context, payload: Dict, handlers: Handlers, log: Log): Promise<Response> {
  const header = dict(payload.header);
  const handler = Object.hasOwn(handlers, str(header.event_type))
    ? handlers[str(header.event_type)]
    : undefined;
  if (!handler) return c.json({});
  try {
    // As the SDK hands events over: header and event in one object, the event's own fields first.
    return c.json((await handler({ ...header, ...dict(payload.event) })) ?? {});
  } catch (error) {
    log.warn({ err: error, type: header.event_type }, '飞书事件没有处理成，等待平台重新投递');
    return c.json({ code: 500 }, 500);
  }
}

function refused(c: Context, log: Log, reason: string): Response {
  log.warn({ reason }, '拒收一个飞书事件请求');
  return c.json({ code: 403 }, 403);
}

/** AES-256-CBC under the SHA-256 of the key, the IV first, as base64. @returns null where it isn't that */
function decrypted(body: string, encryptKey: string): Dict | null {
  try {
    const bytes = Buffer.from(str(dict(JSON.parse(body)).encrypt), 'base64');
    const key = createHash('sha256').update(encryptKey).digest();
    const cipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16));
    const plain = Buffer.concat([cipher.update(bytes.subarray(16)), cipher.final()]).toString('utf8');
    return dict(JSON.parse(plain));
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

const tokenOf = (payload: Dict): string => str(dict(payload.header).token) || str(payload.token);

function signed(c: Context, body: string, encryptKey: string): boolean {
  const timestamp = c.req.header('x-lark-request-timestamp') ?? '';
  const nonce = c.req.header('x-lark-request-nonce') ?? '';
  const expected = createHash('sha256')
    .update(timestamp + nonce + encryptKey + body)
    .digest('hex');
  return same(c.req.header('x-lark-signature') ?? '', expected);
}

function fresh(c: Context, now: Date): boolean {
  const at = Number(c.req.header('x-lark-request-timestamp')) * 1000;
  return Math.abs(now.getTime() - at) <= FRESH_MS;
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

export interface Listening {
  port: number;
  close(): Promise<void>;
}

/**
 * @param port 0 for any free one
 * @throws Error in plain Chinese where the port can't be had
 */
export function listen(app: Hono, port: number): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        new Error(`飞书事件接收端口 ${port} 打不开：请换一个端口（FEISHU_WEBHOOK_PORT）。`, { cause: error }),
      ),
    );
    server.listen(port, () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      }),
    );
  });
}
