import { App, type Logger, LogLevel, SocketModeReceiver, webApi } from '@slack/bolt';
import type { FakeSlack } from './fake.ts';

const ignore = () => undefined;
const silent: Logger = {
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  setLevel: ignore,
  getLevel: () => LogLevel.ERROR,
  setName: ignore,
};

/** A Web API client of the SDK that neither retries nor waits. */
export function webClient(
  fake: FakeSlack,
  options: { timeout?: number; token?: string } = {},
): webApi.WebClient {
  const { timeout = 0, token = fake.tokens.bot } = options;
  return new webApi.WebClient(token, {
    slackApiUrl: fake.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    logger: silent,
  });
}

/** An unmodified Bolt app over Socket Mode, and how to stop it. */
export interface BoltApp {
  app: App;
  receivers: SocketModeReceiver[];
  stop(): Promise<void>;
}

/**
 * Starts a Bolt app against the fake.
 * @param configure adds the listeners
 * @param receivers how many Socket Mode connections it keeps
 */
export async function startBolt(
  fake: FakeSlack,
  configure: (app: App) => void,
  receivers = 1,
): Promise<BoltApp> {
  const options = () => ({ slackApiUrl: fake.apiUrl, retryConfig: { retries: 0 } });
  const all = Array.from(
    { length: receivers },
    () =>
      new SocketModeReceiver({
        appToken: fake.tokens.app,
        logger: silent,
        // also how long the SDK waits before it reconnects
        clientPingTimeout: 500,
        installerOptions: { clientOptions: options() },
      }),
  );
  const [first] = all;
  if (first === undefined) throw new Error('an app needs a receiver');
  const app = new App({
    token: fake.tokens.bot,
    receiver: first,
    deferInitialization: true,
    logger: silent,
    clientOptions: { ...options(), rejectRateLimitedCalls: true },
  });
  await app.init();
  configure(app);
  for (const receiver of all) {
    if (receiver !== first) receiver.init(app);
    await receiver.start();
  }
  return {
    app,
    receivers: all,
    stop: async () => {
      await Promise.all(all.map((r) => r.client.disconnect()));
    },
  };
}
