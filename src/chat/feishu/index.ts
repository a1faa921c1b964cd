import { setImmediate } from 'node:timers/promises';
import { Client, Domain, EventDispatcher, LoggerLevel } from '@larksuiteoapi/node-sdk';
import type { ChatPort, Receive } from '../../app/chat.ts';
import { Recent } from '../common/recent.ts';
import { type Log, redactingLog } from '../common/redact.ts';
import { createApi } from './api.ts';
import { type ConnectionTiming, createConnection, type Health } from './connection.ts';
import { createFeishuPort } from './deliver.ts';
import { createDesk } from './desk.ts';
import { createHttp, TokenCache } from './http.ts';
import { createLimits, noLimits } from './limits.ts';
import { type PanelCommand, syncPanel } from './panel.ts';
import { createPatches } from './patches.ts';
import { createPeopleLookup } from './people.ts';
import { createPosts } from './posts.ts';
import { proxyAgent } from './proxy.ts';
import { createHandlers } from './receive.ts';
import { sdkLogger } from './sdk-logger.ts';
import { createWebhook, type Listening, listen } from './webhook.ts';

export type { Log } from '../common/redact.ts';
export type { Health } from './connection.ts';

export interface FeishuConfig {
  appId: string;
  appSecret: string;
  /** `feishu`, `lark` or the base URL of another server, without a slash at its end */
  domain: string;
  /** events by HTTP instead of the long connection; null: the long connection */
  webhook: { port: number; encryptKey: string; verificationToken: string } | null;
}

export interface FeishuTiming extends ConnectionTiming {
  /** an HTTP call that takes longer counts as unanswered */
  httpMs: number;
  /** an input that takes longer is answered by something else; the platform waits 3 s */
  answerMs: number;
  /** the longest that a message waits for its turn before the app is told to come back */
  patienceMs: number;
}

const TIMING: FeishuTiming = {
  httpMs: 10_000,
  answerMs: 2300,
  patienceMs: 1500,
  connectMs: 15_000,
  pauseMs: 500,
  pauseMaxMs: 60_000,
  stableMs: 60_000,
  alarmMs: 60_000,
  lookMs: 250,
  pingTimeoutSec: 10,
};

export interface FeishuParts {
  receive: Receive;
  log: Log;
  now: () => Date;
  /** told of every change of the connection, and once when it has been down for a minute (`alarm`) */
  onState: (health: Health) => void;
  /** for the command panel; absent: it stays as it is */
  commands?: PanelCommand[];
  /** tells this database's keys from those of another one that posts into the same chats */
  instance?: string;
  timing?: Partial<FeishuTiming>;
  /** true for a server without Feishu's rates */
  unlimited?: boolean;
}

export interface Feishu {
  port: ChatPort;
  /**
   * Connects; done before the connection stands, which `health` tells.
   * @throws Error in plain Chinese where the webhook's port can't be had
   */
  start(): Promise<void>;
  /** Lets what came in be answered, then closes. */
  stop(): Promise<void>;
  health(): Health;
  /** where the webhook listens, once started; null with the long connection */
  webhookPort(): number | null;
}

/** The bot in Feishu or Lark. */
export function createFeishu(config: FeishuConfig, parts: FeishuParts): Feishu {
  const { now, onState } = parts;
  const timing = { ...TIMING, ...parts.timing };
  const { appId, appSecret, webhook } = config;
  const log = redactingLog(parts.log, [
    appSecret,
    webhook?.encryptKey ?? '',
    webhook?.verificationToken ?? '',
  ]);
  // Tokens expire by real time, whatever clock the app goes by.
  const cache = new TokenCache(Date.now);
  const shared = {
    appId,
    appSecret,
    domain: domainOf(config.domain),
    httpInstance: createHttp(timing.httpMs, cache),
    logger: sdkLogger(log),
    loggerLevel: LoggerLevel.warn,
  };
  const client = new Client({ ...shared, cache });
  const limits = parts.unlimited ? noLimits : createLimits(timing.patienceMs);
  const api = createApi(client, limits, log, parts.instance);
  const posts = createPosts(api, now);
  const chats = new Recent<string>(20_000);
  const redraw = createPatches(api.patch);
  const desk = createDesk({
    receive: parts.receive,
    api,
    posts,
    chats,
    authors: new Recent(20_000),
    redraw,
    log,
    now,
    answerMs: timing.answerMs,
  });
  const handlers = createHandlers(desk);
  // An address without TLS is a server of one's own.
  const agent = config.domain.startsWith('http:') ? null : proxyAgent(process.env);
  const connection = createConnection({
    client: { ...shared, ...(agent ? { agent } : {}) },
    dispatcher: new EventDispatcher({ logger: shared.logger, loggerLevel: LoggerLevel.error }).register(
      handlers,
    ),
    timing,
    log,
    now,
    onState,
  });
  let listening: (Listening & { since: string }) | null = null;

  return {
    port: createFeishuPort({
      api,
      posts,
      people: createPeopleLookup(api),
      redraw,
      chats,
      done: new Recent(20_000),
    }),
    async start() {
      if (webhook) {
        const listener = await listen(createWebhook(webhook, handlers, log, now), webhook.port);
        listening = { ...listener, since: now().toISOString() };
      } else connection.start();
      // The panel is an extra: nothing waits for it.
      if (parts.commands) {
        syncPanel(client, api.call, parts.commands, log).catch((error: unknown) =>
          log.error({ err: error }, '飞书命令面板没有更新成'),
        );
      }
    },
    async stop() {
      await listening?.close();
      listening = null;
      await desk.settled();
      // The SDK acknowledges after the handler's end, before the next turn.
      await setImmediate();
      connection.stop();
    },
    health: () =>
      listening
        ? { state: 'connected', since: listening.since, reason: null, alarm: false }
        : connection.health(),
    webhookPort: () => listening?.port ?? null,
  };
}

function domainOf(domain: string): Domain | string {
  if (domain === 'feishu') return Domain.Feishu;
  return domain === 'lark' ? Domain.Lark : domain;
}
