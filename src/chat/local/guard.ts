import type { MiddlewareHandler } from 'hono';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

const HEADERS: Record<string, string> = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/**
 * Lets in only this machine's own pages. Anybody on the page may speak as anybody, so a foreign site must reach it
 * neither under a name that it points to 127.0.0.1 (the Host header) nor by posting from another origin.
 */
export const guard: MiddlewareHandler = async (c, next) => {
  const url = new URL(c.req.url);
  const host = c.req.header('host') ?? url.host;
  if (!LOOPBACK.has(host.replace(/:\d+$/u, '').toLowerCase())) {
    return c.text('内置聊天仅供本机使用，请用 http://127.0.0.1 打开。', 403, HEADERS);
  }
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && !isSameOrigin(c.req.raw.headers, host)) {
    return c.json({ error: '请求不是从本页面发出的，未予执行。' }, 403, HEADERS);
  }
  await next();
  for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value);
};

/** Browsers name where a post comes from; what names nothing is no browser, and no page made it do so. */
function isSameOrigin(headers: Headers, host: string): boolean {
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  return (origin === null || origin === `http://${host}`) && (site === null || site === 'same-origin');
}
