import type { Log } from '../common/redact.ts';

/** What the SDK takes as its logger: warnings and errors only, as it logs secrets and whole requests. */
export function sdkLogger(log: Log) {
  const ignore = (): void => undefined;
  return {
    error: (...parts: unknown[]) => log.error({ sdk: parts.flat() }, '飞书 SDK 报错'),
    warn: (...parts: unknown[]) => log.warn({ sdk: parts.flat() }, '飞书 SDK 提醒'),
    info: ignore,
    debug: ignore,
    trace: ignore,
  };
}
