import { HTTPReceiver } from '@slack/bolt';
import type { Connection } from './connection.ts';
import type { Standing } from './health.ts';
import { type Log, sdkLogger } from './redact.ts';

/** What Slack calls where it can reach us by HTTPS: one path for events, commands and interactions. */
const PATH = '/slack/events';

/**
 * Listens for signed requests of Slack instead of connecting to it; requests with a wrong or old signature get 401.
 * @param port behind a proxy that speaks HTTPS
 */
export function createHttp(options: {
  signingSecret: string;
  port: number;
  log: Log;
  onChange: (standing: Standing) => void;
}): Connection {
  const receiver = new HTTPReceiver({
    signingSecret: options.signingSecret,
    endpoints: [PATH],
    logger: sdkLogger(options.log),
  });
  let listening = false;
  return {
    async start(app) {
      receiver.init(app);
      await receiver.start(options.port);
      listening = true;
      options.onChange({ connections: 1, reason: null, refused: false });
    },
    async stop() {
      if (listening) await receiver.stop();
    },
  };
}
