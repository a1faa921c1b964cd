import { HTTPReceiver } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../common/redact.ts';
import type { Connection } from './connection.ts';
import type { Standing } from './health.ts';
import { sdkLogger } from './sdk-logger.ts';

/** What Slack calls where it can reach us by HTTPS: one path for events, commands and interactions. */
const PATH = '/slack/events';

const occupied = z.looseObject({ code: z.enum(['EADDRINUSE', 'EACCES']) });

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
      try {
        await receiver.start(options.port);
      } catch (error) {
        const reason = occupied.safeParse(error).success
          ? `端口 ${options.port} 已被占用或不许使用，请改 SLACK_PORT 后重启。`
          : `没能监听端口 ${options.port}，请检查 SLACK_PORT 后重启。`;
        options.log.error({ err: error }, 'listening for Slack failed');
        options.onChange({ connections: 0, reason, refused: true });
        return;
      }
      listening = true;
      options.onChange({ connections: 1, reason: null, refused: false });
    },
    async stop() {
      if (!listening) return;
      listening = false;
      await receiver.stop();
    },
  };
}
