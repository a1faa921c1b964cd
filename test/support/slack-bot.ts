import type { Inbound, Reply } from '../../src/app/chat.ts';
import {
  createSlack,
  type Health,
  type Slack,
  type SlackConfig,
  type SlackOptions,
  type SlackTiming,
} from '../../src/chat/slack/index.ts';
import { FakeSlack } from './slack/fake.ts';
import { installedByManifest } from './slack-manifest.ts';

/** The Slack adapter over the fake Slack, with an app that a test writes. */

/** Times that make failures quick; nothing in the tests waits for the real ones. */
const QUICK = { timeoutMs: 1500, backoffMs: 20 };

export interface SlackBot {
  fake: FakeSlack;
  slack: Slack;
  /** what came in, in order */
  inbounds: Inbound[];
  /** every log line, as JSON */
  logs: string[];
  states: Health[];
  /** what the app answers; may throw */
  app: { answer: (inbound: Inbound) => Reply | null | Promise<Reply | null> };
  /** a further process of the same bot, not connected yet */
  another(given?: Partial<SlackOptions>): Slack;
  close(): Promise<void>;
}

export interface SlackBotOptions {
  fake?: Parameters<typeof FakeSlack.start>[0];
  timing?: Partial<SlackTiming>;
  config?: (fake: FakeSlack) => Partial<SlackConfig>;
  /** false: nothing is connected until the test does so */
  start?: boolean;
  /** false: the adapter keeps Slack's rates */
  unlimited?: boolean;
  asks?: (line: string) => boolean;
  commands?: string[];
}

/** @returns the bot, connected unless said otherwise */
export async function slackBot(options: SlackBotOptions = {}): Promise<SlackBot> {
  const unlimited = options.unlimited ?? true;
  const fake = await FakeSlack.start({
    installed: installedByManifest(),
    rates: !unlimited,
    ...options.fake,
  });
  const inbounds: Inbound[] = [];
  const logs: string[] = [];
  const states: Health[] = [];
  const app: SlackBot['app'] = { answer: () => null };
  const another: SlackBot['another'] = (given = {}) =>
    createSlack(configOf(fake, options), { ...adapterOptions, ...given });
  const line = (level: string) => (details: object, message: string) =>
    void logs.push(JSON.stringify({ level, message, ...details }));
  const adapterOptions: SlackOptions = {
    receive: async (inbound) => {
      inbounds.push(inbound);
      return app.answer(inbound);
    },
    log: { info: line('info'), warn: line('warn'), error: line('error') },
    now: () => new Date(),
    onState: (health) => states.push(health),
    timing: { ...QUICK, ...options.timing },
    unlimited,
    ...(options.asks ? { asks: options.asks } : {}),
    ...(options.commands ? { commands: options.commands } : {}),
  };
  const slack = another();
  if (options.start !== false) await slack.start();
  return {
    fake,
    slack,
    inbounds,
    logs,
    states,
    app,
    another,
    close: async () => {
      await slack.stop();
      await fake.stop();
    },
  };
}

function configOf(fake: FakeSlack, options: SlackBotOptions): SlackConfig {
  return {
    botToken: fake.tokens.bot,
    apiUrl: fake.apiUrl,
    inbound: { type: 'socket', appToken: fake.tokens.app },
    ...options.config?.(fake),
  };
}
