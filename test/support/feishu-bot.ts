import type { Inbound, Reply } from '../../src/app/chat.ts';
import {
  createFeishu,
  type Feishu,
  type FeishuConfig,
  type FeishuTiming,
  type Health,
} from '../../src/chat/feishu/index.ts';
import { FakeFeishu, type FakeOptions } from './feishu/index.ts';

/** The Feishu adapter over the fake Feishu, with an app that a test writes. */

/** Times that make failures quick; nothing in the tests waits for the real ones. */
const QUICK: Partial<FeishuTiming> = {
  httpMs: 2000,
  answerMs: 1500,
  pauseMs: 5,
  pauseMaxMs: 20,
  connectMs: 2000,
  lookMs: 5,
  pingTimeoutSec: 5,
};

export interface FeishuBot {
  fake: FakeFeishu;
  feishu: Feishu;
  /** what came in, in order */
  inbounds: Inbound[];
  /** every log line, as JSON */
  logs: string[];
  states: Health[];
  /** what the app answers; may throw */
  app: { answer: (inbound: Inbound) => Reply | null | Promise<Reply | null> };
  close(): Promise<void>;
}

export interface FeishuBotOptions {
  fake?: FakeOptions;
  timing?: Partial<FeishuTiming>;
  config?: Partial<FeishuConfig>;
  commands?: { name: string; summary: string }[];
  /** false: nothing is connected until the test does so */
  start?: boolean;
}

/** @returns the bot, connected unless said otherwise */
export async function feishuBot(options: FeishuBotOptions = {}): Promise<FeishuBot> {
  const fake = await FakeFeishu.start(options.fake ?? {});
  const inbounds: Inbound[] = [];
  const logs: string[] = [];
  const states: Health[] = [];
  const app: FeishuBot['app'] = { answer: () => null };
  const line = (level: string) => (details: object, message: string) =>
    void logs.push(JSON.stringify({ level, message, ...details }));
  const feishu = createFeishu(
    {
      appId: fake.app.appId,
      appSecret: fake.app.appSecret,
      domain: fake.domain,
      webhook: null,
      ...options.config,
    },
    {
      receive: async (inbound) => {
        inbounds.push(inbound);
        return app.answer(inbound);
      },
      log: { info: line('info'), warn: line('warn'), error: line('error') },
      now: () => new Date(fake.world.now()),
      onState: (health) => states.push(health),
      ...(options.commands ? { commands: options.commands } : {}),
      timing: { ...QUICK, ...options.timing },
    },
  );
  if (options.start !== false) {
    await feishu.start();
    if (!options.config?.webhook) await fake.gateway.whenConnected();
  }
  return {
    fake,
    feishu,
    inbounds,
    logs,
    states,
    app,
    async close() {
      await feishu.stop();
      await fake.close();
    },
  };
}
