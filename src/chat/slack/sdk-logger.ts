import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../common/redact.ts';

/**
 * What the SDK takes as its logger: warnings and errors only, as its debug lines hold whole requests. Its errors are
 * warnings to us: a socket that Slack closes is one of them, and what they come to is a state that is logged itself.
 */
export function sdkLogger(log: Log): Logger {
  const ignore = (): void => undefined;
  return {
    error: (...parts: unknown[]) => log.warn({ sdk: parts }, 'Slack SDK error'),
    warn: (...parts: unknown[]) => log.warn({ sdk: parts }, 'Slack SDK warning'),
    info: ignore,
    debug: ignore,
    setLevel: ignore,
    getLevel: () => LogLevel.WARN,
    setName: ignore,
  };
}
