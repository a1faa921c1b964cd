/** Keeps secrets, tokens, telephone numbers and e-mail addresses out of log lines (promise 9). */

export interface Log {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

const HIDDEN = '***';
const SECRET_KEY =
  /secret|token|ticket|authorization|access_key|encrypt|cookie|mobile|phone|email|response_url|trigger_id|^headers$|^body$/i;

const PATTERNS: [RegExp, string][] = [
  [/Bearer\s+[^\s"',}]+/gi, `Bearer ${HIDDEN}`],
  // Slack's tokens and answer addresses
  [/\bx(?:ox[a-z]|app)-[\w.-]+/gi, HIDDEN],
  [/(https?:\/\/hooks\.slack\.com\/)[^\s"',}]+/gi, `$1${HIDDEN}`],
  // Feishu's tokens
  [/\b[tuar]-[A-Za-z0-9][\w.-]{9,}/g, HIDDEN],
  [/((?:secret|token|ticket|access_key)"?\s*[=:]\s*"?)[^\s"'&,}]+/gi, `$1${HIDDEN}`],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, HIDDEN],
  [/(?<!\w)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\w)/g, HIDDEN],
  [/(?<![\w.])0\d{2,3}[- ]?\d{7,8}(?!\w)/g, HIDDEN],
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
    if (value instanceof Error) return errorOf(value, depth);
    if (Array.isArray(value)) return value.map((v) => redact(v, depth + 1));
    return fields(value, depth);
  };
  const fields = (value: object, depth: number): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(value).map(([k, v]) => [k, SECRET_KEY.test(k) ? HIDDEN : redact(v, depth + 1)]),
    );
  // An error of an SDK carries the whole request, with what people wrote: its code is enough.
  const errorOf = (error: Error, depth: number): Record<string, unknown> => ({
    name: error.name,
    message: text(error.message),
    ...('code' in error ? { code: redact(error.code, depth + 1) } : {}),
    ...(error.stack ? { stack: text(error.stack) } : {}),
  });
  return (value) => redact(value, 0);
}

/** @returns a log that lets nothing secret through */
export function redactingLog(log: Log, secrets: string[]): Log {
  const redact = createRedactor(secrets);
  const line = (level: keyof Log) => (details: object, message: string) =>
    log[level](redact(details) as object, redact(message) as string);
  return { info: line('info'), warn: line('warn'), error: line('error') };
}
