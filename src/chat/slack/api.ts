import { setTimeout as wait } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../common/redact.ts';
import { later, type Problem, problemOf, TOKEN_CODES } from './failures.ts';
import type { Limits } from './limits.ts';
import { sdkLogger } from './sdk-logger.ts';

/** Calls of the Web API: within the rates, never retried by the SDK, failures told apart. */

export type Outcome<T> = { ok: true; data: T } | Problem;

export interface Api {
  /**
   * Makes one call. Calls don't throw for what Slack answers.
   * @param shape what is read of the answer
   * @param options.patient false where the call is to fail rather than to wait for its turn within the rates
   * @param options.repeatable true where a second call does no harm: it is made at once where the first broke off
   */
  call<S extends z.ZodType>(
    method: string,
    args: Record<string, unknown>,
    shape: S,
    options?: { repeatable?: boolean; patient?: boolean },
  ): Promise<Outcome<z.output<S>>>;
  /** true while Slack does not take the app's token */
  tokenRefused(): boolean;
}

export const nothing = z.looseObject({});

/** A wait up to this long is waited here; a longer one is the job's. */
const PATIENCE_MS = 3000;
const REPEATS_MS = [200, 800];

export interface ApiOptions {
  token: string;
  apiUrl: string;
  /** milliseconds after which a call counts as broken off */
  timeoutMs: number;
  limits: Limits;
  log: Log;
  /** told the code by which Slack refuses the app's token; null whenever it takes it */
  onToken: (refusedBy: string | null) => void;
}

export function createApi(options: ApiOptions): Api {
  const { limits, log } = options;
  let refusedBy: string | null = null;
  const onToken = (code: string | null): void => {
    refusedBy = code;
    options.onToken(code);
  };
  const client = new webApi.WebClient(options.token, {
    slackApiUrl: options.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: options.timeoutMs,
    logger: sdkLogger(log),
  });

  async function once<S extends z.ZodType>(
    method: string,
    args: Record<string, unknown>,
    shape: S,
    patience: number,
  ): Promise<Outcome<z.output<S>>> {
    const channel = typeof args.channel === 'string' ? args.channel : '';
    for (let waited = 0; ; ) {
      const ms = limits.take(method, channel);
      if (ms === 0) break;
      waited += ms;
      if (waited > patience) return later('已到 Slack 的发送速度上限', { code: 'ratelimited', afterMs: ms });
      await wait(ms);
    }
    try {
      const data = shape.parse(await client.apiCall(method, args));
      onToken(null);
      return { ok: true, data };
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'ratelimited' && problem.kind === 'later' && problem.afterMs !== undefined) {
        limits.block(method, channel, problem.afterMs);
      }
      if (TOKEN_CODES.has(problem.code)) onToken(problem.code);
      // What went wrong is the error's code; its text may repeat what was sent.
      log.warn({ method, code: problem.code }, 'Slack call failed');
      return { ...problem, ...perUser(error) };
    }
  }

  return {
    tokenRefused: () => refusedBy !== null,

    async call(method, args, shape, { repeatable = false, patient = true } = {}) {
      const patience = patient ? PATIENCE_MS : 0;
      let outcome = await once(method, args, shape, patience);
      for (const ms of repeatable ? REPEATS_MS : []) {
        if (outcome.ok || !outcome.ambiguous) break;
        await wait(ms);
        outcome = await once(method, args, shape, patience);
      }
      return outcome;
    },
  };
}

const withErrors = z.looseObject({
  data: z.looseObject({ errors: z.array(z.looseObject({ user: z.string().optional(), error: z.string() })) }),
});

/** What conversations.invite says of each person whom it could not invite. */
function perUser(error: unknown): { errors?: { user?: string | undefined; error: string }[] } {
  const parsed = withErrors.safeParse(error);
  return parsed.success ? { errors: parsed.data.data.errors } : {};
}
