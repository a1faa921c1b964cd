import * as lark from '@larksuiteoapi/node-sdk';
import type { FakeFeishu } from './index.ts';

/** The unmodified SDK against the fake, as an app would hold it. */

const ignore = (): void => undefined;
const silent = { error: ignore, warn: ignore, info: ignore, debug: ignore, trace: ignore };

class Cache {
  readonly #values = new Map<string, unknown>();
  async get(key: unknown): Promise<unknown> {
    return this.#values.get(String(key));
  }
  async set(key: unknown, value: unknown): Promise<boolean> {
    this.#values.set(String(key), value);
    return true;
  }
}

/** @returns an SDK client with a token cache of its own */
export const sdkClient = (fake: FakeFeishu): lark.Client =>
  new lark.Client({
    appId: fake.app.appId,
    appSecret: fake.app.appSecret,
    domain: fake.domain,
    cache: new Cache(),
    logger: silent,
  });

export type Handlers = Record<string, (data: Record<string, unknown>) => unknown>;

export const dispatcher = (
  handlers: Handlers,
  keys: { encryptKey?: string; verificationToken?: string } = {},
) => new lark.EventDispatcher({ ...keys, logger: silent }).register(handlers);

/** @returns the SDK's long connection, once it stands */
export async function connect(fake: FakeFeishu, handlers: Handlers): Promise<lark.WSClient> {
  const ready = fake.gateway.whenConnected();
  const client = new lark.WSClient({
    appId: fake.app.appId,
    appSecret: fake.app.appSecret,
    domain: fake.domain,
    logger: silent,
  });
  await client.start({ eventDispatcher: dispatcher(handlers) });
  await ready;
  return client;
}
