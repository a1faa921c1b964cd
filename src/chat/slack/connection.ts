import { setTimeout as wait } from 'node:timers/promises';
import { type App, SocketModeReceiver } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../common/redact.ts';
import type { Origin } from './app.ts';
import { reasonOf, TOKEN_CODES } from './failures.ts';
import type { Standing } from './health.ts';
import { sdkLogger } from './sdk-logger.ts';

/**
 * Socket Mode over two connections, so that one listens while Slack recycles the other. We reconnect ourselves: the
 * SDK's own reconnecting waits 5 seconds each time, and ends the process when the app token has been revoked.
 */

export interface Connection {
  /** Begins to connect. @returns when the first connection stands, or the first attempt of each has failed */
  start(app: App): Promise<void>;
  stop(): Promise<void>;
}

export interface ConnectionOptions {
  appToken: string;
  apiUrl: string;
  timeoutMs: number;
  /** milliseconds after the first failed attempt to connect; doubles with each further one, up to a minute */
  backoffMs: number;
  log: Log;
  onChange: (standing: Standing) => void;
}

const LOST = { reason: '与 Slack 的连接已断开，正在重新连接。', refused: false };
const CONNECTIONS = 2;
const MOST_BACKOFF_MS = 60_000;
/** A connection that lasted less counts as a failed attempt. */
const LASTING_MS = 10_000;
const CONNECT_MS = 20_000;
const CLOSE_MS = 2000;

export function createConnection(options: ConnectionOptions): Connection {
  const stopping = new AbortController();
  const open = new Set<Socket>();
  const sockets = Array.from({ length: CONNECTIONS }, () => createSocket(options));
  const loops: Promise<void>[] = [];

  function report(trouble: Omit<Standing, 'connections'> = LOST): void {
    const connections = open.size;
    options.onChange(
      connections > 0 ? { connections, reason: null, refused: false } : { connections, ...trouble },
    );
  }

  /**
   * Keeps one socket connected until we stop. What Slack recycles comes back at once, what breaks again and again after
   * ever longer pauses.
   */
  async function keep(socket: Socket, first: () => void): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; ) {
      const since = Date.now();
      try {
        const { closed } = await socket.connect();
        open.add(socket);
        report();
        first();
        await closed;
        open.delete(socket);
        failures = Date.now() - since < LASTING_MS ? failures + 1 : 0;
        if (stopping.signal.aborted) return;
        report();
        if (failures > 1) await pause(failures - 1);
      } catch (error) {
        if (stopping.signal.aborted) return;
        failures += 1;
        const code = codeOf(error);
        logFailure(code, error, failures);
        report(troubleOf(code));
        first();
        await pause(failures);
      }
    }
  }

  /** What Slack refuses is told by its code; anything else by what was thrown. */
  function logFailure(code: string | null, err: unknown, failures: number): void {
    options.log.warn({ ...(code === null ? { err } : { code }), failures }, 'connecting to Slack failed');
  }

  function pause(failures: number): Promise<void> {
    const longest = Math.min(MOST_BACKOFF_MS, options.backoffMs * 2 ** (failures - 1));
    const ms = longest * (0.5 + Math.random() / 2);
    return wait(ms, undefined, { signal: stopping.signal }).catch((error: unknown) => {
      if (!stopping.signal.aborted) throw error;
    });
  }

  return {
    async start(app) {
      const firsts = sockets.map(
        (socket) =>
          new Promise<void>((resolve) => {
            socket.receiver.init(app);
            loops.push(keep(socket, resolve));
          }),
      );
      await Promise.race([Promise.all(firsts), firstOpen(firsts, open)]);
    },

    async stop() {
      stopping.abort();
      await Promise.all(sockets.map((s) => s.close()));
      await Promise.race([Promise.all(loops), wait(CLOSE_MS)]);
    },
  };
}

/** @returns when one of the attempts has led to an open connection; never, where none does */
async function firstOpen(attempts: Promise<void>[], open: Set<Socket>): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const attempt of attempts) attempt.then(() => open.size > 0 && resolve());
  });
}

interface Socket {
  receiver: SocketModeReceiver;
  /** @returns once connected; `closed` is the end of the connection */
  connect(): Promise<{ closed: Promise<void> }>;
  close(): Promise<void>;
}

function createSocket({ appToken, apiUrl, timeoutMs, log }: ConnectionOptions): Socket {
  let serial = 0;
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: sdkLogger(log),
    customPropertiesExtractor: (): Origin => {
      const born = serial;
      return { stillOpen: () => born === serial };
    },
    // Each receiver has its own options: the SDK changes those that it is given.
    installerOptions: {
      clientOptions: {
        slackApiUrl: apiUrl,
        retryConfig: { retries: 0 },
        timeout: timeoutMs,
        rejectRateLimitedCalls: true,
      },
    },
  });
  const { client } = receiver;
  return {
    receiver,
    async connect() {
      const closed = new Promise<void>((resolve) => {
        client.once('disconnected', () => {
          serial += 1;
          resolve();
        });
      });
      const started = client.start();
      const late = Symbol('late');
      const timer = new AbortController();
      const outcome = await Promise.race([started, wait(CONNECT_MS, late, { signal: timer.signal })]).finally(
        () => timer.abort(),
      );
      if (outcome === late) {
        await client.disconnect();
        await started;
      }
      return { closed };
    },
    async close() {
      await Promise.race([client.disconnect(), wait(CLOSE_MS)]);
    },
  };
}

const platformError = z.looseObject({ data: z.looseObject({ error: z.string() }) });

/** @returns Slack's word for why it refused; null for any other failure */
function codeOf(error: unknown): string | null {
  return platformError.safeParse(error).data?.data.error ?? null;
}

function troubleOf(code: string | null): Omit<Standing, 'connections'> {
  if (code !== null && TOKEN_CODES.has(code)) return { reason: `${reasonOf(code)}。`, refused: true };
  return { reason: '连不上 Slack，正在重试；持续不通时请检查网络。', refused: false };
}
