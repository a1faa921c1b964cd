import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { ChatPort, Receive } from '../../app/chat.ts';
import { type Log, redactingLog } from '../common/redact.ts';
import { createAnswerer } from './answer.ts';
import { createApi } from './api.ts';
import { SlackApp } from './app.ts';
import { type Connection, createConnection } from './connection.ts';
import { createSlackPort } from './deliver.ts';
import { createDesk } from './desk.ts';
import { createDirects } from './direct.ts';
import { reasonOf, TOKEN_CODES } from './failures.ts';
import { createWatch, type Health } from './health.ts';
import { createHttp } from './http.ts';
import { createLimits, noLimits } from './limits.ts';
import { createNames } from './names.ts';
import { createPosts } from './posts.ts';
import { listen } from './receive.ts';
import { createRooms } from './rooms.ts';
import { sdkLogger } from './sdk-logger.ts';
import { withMentioned } from './text.ts';
import { createUpdates } from './updates.ts';
import { createUploads } from './uploads.ts';
import { createWording } from './wording.ts';

export type { Health } from './health.ts';

export interface SlackConfig {
  /** `xoxb-…` */
  botToken: string;
  /** where Slack's Web API is, as `https://slack.com/api/` */
  apiUrl: string;
  /** Socket Mode with an app token `xapp-…`, or requests of Slack to a port of ours */
  inbound: { type: 'socket'; appToken: string } | { type: 'http'; signingSecret: string; port: number };
}

/** Milliseconds. */
export interface SlackTiming {
  /** until a call counts as broken off */
  timeoutMs: number;
  /** the first pause before connecting again */
  backoffMs: number;
  /** down for this long: people are told */
  alarmMs: number;
  /** until a post that was made again is looked at for its first attempt */
  lateMs: number;
  /** until a dialog says to wait */
  waitMs: number;
  /** until an interaction is acknowledged without its answer */
  ackMs: number;
}

export interface SlackOptions {
  receive: Receive;
  log: Log;
  /** names of the commands, which are told to people as `/incident <name>` */
  commands?: readonly string[];
  /** whether a command line may be answered by a form: every one, unless given */
  asks?: (line: string) => boolean;
  /** the clock; the machine's unless given */
  now?: () => Date;
  /** told of every change of the connection, and once when people should be told (`alarm`) */
  onState?: (health: Health) => void;
  timing?: Partial<SlackTiming>;
  /**
   * Tells this database's posts from those of another one in the same channels: keys are unique within one database
   * only, and what stands in a channel is looked up by its key.
   */
  instance?: string;
  /** true for a server without Slack's rates */
  unlimited?: boolean;
}

export interface Slack {
  port: ChatPort;
  /** @returns when the first attempt to connect is over, successful or not; further ones go on by themselves */
  start(): Promise<void>;
  /** Takes nothing in any more, finishes and answers what is in flight (at most 10 seconds), disconnects. */
  stop(): Promise<void>;
  /** Waits until everything that came in has been done and answered. */
  settled(): Promise<void>;
  health(): Health;
}

/** Slack waits 3 seconds for an acknowledgement; what is left of them is for the way back. */
const TIMING: SlackTiming = {
  timeoutMs: 8000,
  backoffMs: 1000,
  waitMs: 1000,
  ackMs: 2200,
  alarmMs: 60_000,
  lateMs: 30_000,
};
const DRAIN_MS = 10_000;
const MOST_BACKOFF_MS = 60_000;

const identitySchema = z.looseObject({ user_id: z.string(), bot_id: z.string() });

/** The bot in Slack. */
export function createSlack(config: SlackConfig, options: SlackOptions): Slack {
  const { timeoutMs, backoffMs, waitMs, ackMs, alarmMs, lateMs } = { ...TIMING, ...options.timing };
  const { instance = '' } = options;
  const { inbound, apiUrl } = config;
  const secrets = [config.botToken, inbound.type === 'socket' ? inbound.appToken : inbound.signingSecret];
  const log = redactingLog(options.log, secrets);

  let botUser: string | null = null;
  let app: SlackApp | null = null;
  const stopping = new AbortController();
  const watch = createWatch({
    alarmMs,
    now: options.now ?? (() => new Date()),
    log,
    onState: (h) => options.onState?.(h),
  });
  const onToken = (code: string | null): void => watch.token(code === null ? null : `${reasonOf(code)}。`);

  const api = createApi({
    token: config.botToken,
    apiUrl,
    timeoutMs,
    limits: options.unlimited ? noLimits : createLimits(),
    log,
    onToken,
  });
  const directs = createDirects(api);
  const posts = createPosts({ api, instance, lateMs, log });
  const updates = createUpdates(api);
  const names = createNames(api);
  const answerer = createAnswerer({ api, posts, updates, directs, timeoutMs, log });
  const wording = createWording(options.commands ?? []);
  const desk = createDesk({
    waitMs,
    ackMs,
    asks: options.asks ?? (() => true),
    receive: wording.receive((inbound) => options.receive(withMentioned(inbound))),
    answerer,
    names,
    log,
  });
  const connection: Connection =
    inbound.type === 'socket'
      ? createConnection({
          appToken: inbound.appToken,
          apiUrl,
          timeoutMs,
          backoffMs,
          log,
          onChange: watch.standing,
        })
      : createHttp({ ...inbound, log, onChange: watch.standing });

  /** @returns false where Slack does not answer, or not to this token */
  async function connect(): Promise<boolean> {
    const identity = await api.call('auth.test', {}, identitySchema);
    if (!identity.ok) {
      const refused = TOKEN_CODES.has(identity.code);
      watch.standing({ connections: 0, reason: `${identity.reason}。`, refused });
      return false;
    }
    botUser = identity.data.user_id;
    app = new SlackApp({
      token: config.botToken,
      botId: identity.data.bot_id,
      botUserId: botUser,
      tokenVerificationEnabled: false,
      receiver: { init: () => undefined, start: async () => undefined, stop: async () => undefined },
      logger: sdkLogger(log),
      clientOptions: {
        slackApiUrl: apiUrl,
        retryConfig: { retries: 0 },
        timeout: timeoutMs,
        rejectRateLimitedCalls: true,
      },
    });
    await app.init();
    listen(app, desk, names);
    await connection.start(app);
    return true;
  }

  async function settled(): Promise<void> {
    await app?.settled();
    await desk.settled();
  }

  async function keepTrying(): Promise<void> {
    for (let pause = backoffMs; ; pause = Math.min(MOST_BACKOFF_MS, pause * 2)) {
      await wait(pause * (0.5 + Math.random() / 2), undefined, { signal: stopping.signal });
      if (await connect()) return;
    }
  }

  return {
    port: wording.port(
      createSlackPort({
        api,
        directs,
        posts,
        updates,
        rooms: createRooms(api, instance, () => botUser),
        uploads: createUploads(api, instance, timeoutMs),
        log,
      }),
    ),

    async start() {
      if (await connect()) return;
      keepTrying().catch((error: unknown) => {
        if (!stopping.signal.aborted) log.error({ err: error }, 'connecting to Slack was given up');
      });
    },

    async stop() {
      stopping.abort();
      app?.close();
      const timer = new AbortController();
      const timeout = wait(DRAIN_MS, undefined, { signal: timer.signal }).catch(() => undefined);
      await Promise.race([settled(), timeout]).finally(() => timer.abort());
      await connection.stop();
      watch.stopped();
    },

    settled,
    health: watch.health,
  };
}
