/** Keeps secrets, tokens, telephone numbers and e-mail addresses out of log lines (promise 9). */

export interface Log {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

const HIDDEN = '***';
const SECRET_KEY = /secret|token|ticket|authorization|access_key|encrypt|cookie|mobile|phone|email/i;

const PATTERNS: [RegExp, string][] = [
  [/Bearer\s+[^\s"',}]+/gi, `Bearer ${HIDDEN}`],
  [/\b[tuar]-[A-Za-z0-9][\w.-]{9,}/g, HIDDEN],
  [/((?:secret|token|ticket|access_key)"?\s*[=:]\s*"?)[^\s"'&,}]+/gi, `$1${HIDDEN}`],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, HIDDEN],
  [/(?<![\w])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\w)/g, HIDDEN],
  [/(?<![\w])0\d{2,3}[- ]?\d{7,8}(?!\w)/g, HIDDEN],
  [/\+\d{8,15}(?!\d)/g, HIDDEN],
];

/** @param secrets of the configuration, hidden wherever they stand */
export function createRedactor(secrets: string[]): (value: unknown) => unknown {
  const known = secrets.filter((s) => s !== '');
  const text = (s: string): string => {
    const bare = known.reduce((t, secret) => t.replaceAll(secret, HIDDEN), s);
    return PATTERNS.reduce((t, [pattern, to]) => t.replace(pattern, to), bare);
  };
  const redact = (value: unknown, depth: number): unknown => {
    if (typeof value === 'string') return text(value);
    if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value;
    if (depth > 5) return '…';
    if (value instanceof Error) {
      const { name, message, stack } = value;
      return { name, message: text(message), ...(stack ? { stack: text(stack) } : {}) };
    }
    if (Array.isArray(value)) return value.map((v) => redact(v, depth + 1));
    const entries = Object.entries(value).map(
      ([k, v]) => [k, SECRET_KEY.test(k) ? HIDDEN : redact(v, depth + 1)] as const,
    );
    return Object.fromEntries(entries);
  };
  return (value) => redact(value, 0);
}

/** @returns a log that lets nothing secret through */
export function redactingLog(log: Log, secrets: string[]): Log {
  const redact = createRedactor(secrets);
  const line = (level: keyof Log) => (details: object, message: string) =>
    log[level](redact(details) as object, redact(message) as string);
  return { info: line('info'), warn: line('warn'), error: line('error') };
}

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
