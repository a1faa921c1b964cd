import { type EventDispatcher, type HttpInstance, WSClient } from '@larksuiteoapi/node-sdk';
import type { Log } from '../common/redact.ts';
import { endpointReason, FeishuError, failureOf } from './errors.ts';

/**
 * The long connection, kept up. The SDK's own retries wait 30 s, then 120 s, and end for ever on some codes; so they are
 * off, and every break makes a new client, after a pause that doubles with each failure.
 */

export interface Health {
  state: 'connecting' | 'connected' | 'down' | 'stopped';
  /** since when, UTC ISO */
  since: string;
  /** why it is down, for people; null where it isn't */
  reason: string | null;
  /** down for so long that people should be told */
  alarm: boolean;
}

export interface ConnectionTiming {
  /** a handshake that takes longer counts as failed */
  connectMs: number;
  /** the first and the longest pause before a new client */
  pauseMs: number;
  pauseMaxMs: number;
  /** a connection that stood this long has recovered: pauses begin anew */
  stableMs: number;
  /** down for this long: people are told */
  alarmMs: number;
  /** how often the connection is looked at: without retries of its own, the SDK doesn't tell that it broke */
  lookMs: number;
  /** seconds without an answer to a ping after which a half-open connection is given up */
  pingTimeoutSec: number;
}

type ClientOptions = ConstructorParameters<typeof WSClient>[0] & { httpInstance: HttpInstance };

export interface ConnectionParts {
  client: ClientOptions;
  dispatcher: EventDispatcher;
  timing: ConnectionTiming;
  log: Log;
  now: () => Date;
  onState: (health: Health) => void;
}

export interface Connection {
  start(): void;
  stop(): void;
  health(): Health;
}

export function createConnection(parts: ConnectionParts): Connection {
  const { timing, log, now, onState } = parts;
  let health: Health = { state: 'stopped', since: now().toISOString(), reason: null, alarm: false };
  let client: WSClient | null = null;
  let failures = 0;
  let stoodSince: number | null = null;
  let pause: NodeJS.Timeout | undefined;
  let watchdog: NodeJS.Timeout | undefined;
  let look: NodeJS.Timeout | undefined;
  let alarm: NodeJS.Timeout | undefined;

  function become(state: Health['state'], reason: string | null): void {
    const since = state === health.state ? health.since : now().toISOString();
    health = { state, since, reason, alarm: state === 'down' && health.alarm };
    if (state === 'connected' || state === 'stopped') {
      clearTimeout(alarm);
      alarm = undefined;
    } else {
      alarm ??= setTimeout(() => {
        health = { ...health, state: 'down', reason: health.reason ?? '连接没有建立', alarm: true };
        log.error({ since: health.since, reason: health.reason }, '飞书长连接中断已久');
        onState(health);
      }, timing.alarmMs);
    }
    onState(health);
  }

  function open(): void {
    let why = '飞书长连接没有建立：请检查到 443 端口的网络和代理';
    const mine = new WSClient({
      ...parts.client,
      // The SDK tells that it failed, and not by what; its own words may hold secrets.
      httpInstance: observed(parts.client.httpInstance, (reason) => {
        why = reason;
      }),
      autoReconnect: false,
      handshakeTimeoutMs: timing.connectMs,
      wsConfig: { pingTimeout: timing.pingTimeoutSec },
      onReady: () => {
        if (mine !== client) return;
        clearTimeout(watchdog);
        stoodSince = now().getTime();
        log.info({}, '飞书长连接已建立');
        become('connected', null);
        look = setInterval(() => {
          if (mine.getConnectionStatus().state !== 'connected') lost(mine, '已建立的长连接断开');
        }, timing.lookMs);
      },
      onError: () => lost(mine, why),
    });
    client = mine;
    watchdog = setTimeout(() => lost(mine, why), timing.connectMs);
    void mine.start({ eventDispatcher: parts.dispatcher });
  }

  function lost(mine: WSClient, reason: string): void {
    if (mine !== client) return;
    drop();
    if (stoodSince !== null && now().getTime() - stoodSince > timing.stableMs) failures = 0;
    stoodSince = null;
    const wait = Math.min(timing.pauseMaxMs, timing.pauseMs * 2 ** failures) * (0.5 + Math.random() / 2);
    failures += 1;
    log.warn({ reason, waitMs: Math.round(wait) }, '飞书长连接中断，即将重连');
    become('down', reason);
    pause = setTimeout(open, wait);
  }

  function drop(): void {
    clearTimeout(watchdog);
    clearInterval(look);
    client?.close({ force: true });
    client = null;
  }

  return {
    start() {
      if (health.state !== 'stopped') return;
      become('connecting', null);
      open();
    },
    stop() {
      clearTimeout(pause);
      drop();
      failures = 0;
      become('stopped', null);
    },
    health: () => health,
  };
}

/** @returns the same way to the network, which also tells why the address of the long connection was not given */
function observed(http: HttpInstance, tell: (reason: string) => void): HttpInstance {
  const request: HttpInstance['request'] = async (options) => {
    try {
      const answer = await http.request(options);
      const reason = endpointReason(answer);
      if (reason !== null) tell(reason);
      return answer;
    } catch (error) {
      if (error instanceof FeishuError) tell(failureOf(error).reason);
      throw error;
    }
  };
  return Object.assign(Object.create(http), { request });
}
