import { defaultHttpInstance, type HttpInstance } from '@larksuiteoapi/node-sdk';
import { FeishuError, isTokenError } from './errors.ts';

/** The SDK's way to the network: with timeouts, with errors that carry no secret, with one token fetch at a time. */

const TOKEN_PATH = '/open-apis/auth/v3/tenant_access_token/internal';
const ENDPOINT_PATH = '/callback/ws/endpoint';

type Dict = Record<string, unknown>;
const dict = (v: unknown): Dict => (typeof v === 'object' && v !== null ? (v as Dict) : {});

/** Where the SDK keeps tokens. Unlike its own, it can forget one that the platform no longer takes. */
export class TokenCache {
  readonly #now: () => number;
  readonly #values = new Map<string, { value: unknown; until: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  async get(key: unknown): Promise<unknown> {
    const found = this.#values.get(String(key));
    return found && found.until > this.#now() ? found.value : undefined;
  }

  /** @param expire milliseconds since 1970; for ever where absent */
  async set(key: unknown, value: unknown, expire?: number): Promise<boolean> {
    this.#values.set(String(key), { value, until: expire ?? Number.POSITIVE_INFINITY });
    return true;
  }

  /** Forgets one token, and not another that was fetched meanwhile. */
  forget(token: string): void {
    for (const [key, { value }] of this.#values) if (value === token) this.#values.delete(key);
  }
}

/**
 * @param cache forgets a token as soon as the platform refuses it
 * @returns what the SDK takes as `httpInstance`; every failure, HTTP 200 with a code other than 0 included, is thrown as
 *   FeishuError
 */
export function createHttp(timeoutMs: number, cache: TokenCache): HttpInstance {
  const http = defaultHttpInstance.create({ timeout: timeoutMs });
  http.interceptors.response.use(
    (response) => {
      const url = response.config.url ?? '';
      const code = codeOf(response.data);
      // The SDK reads the endpoint's codes itself; it takes anything thrown for worth a retry.
      if (code && !url.endsWith(ENDPOINT_PATH)) throw failed(response, response.config, cache);
      return response.data;
    },
    (error: unknown) => {
      const { response, config, message } = dict(error);
      throw failed(response, config, cache, String(message));
    },
  );
  shareTokenFetch(http);
  // The interceptor makes answers of responses, which axios' own types don't say.
  return http as unknown as HttpInstance;
}

/** Calls that find no token ask for one each; only one of them goes out. */
function shareTokenFetch(http: ReturnType<typeof defaultHttpInstance.create>): void {
  const post = http.post.bind(http);
  let underWay: Promise<unknown> | null = null;
  const shared = (url: string, ...rest: unknown[]): Promise<unknown> => {
    const send = (): Promise<unknown> => post(url, ...rest);
    if (!url.endsWith(TOKEN_PATH)) return send();
    underWay ??= send().finally(() => {
      underWay = null;
    });
    return underWay;
  };
  Object.assign(http, { post: shared });
}

function codeOf(data: unknown): number | null {
  const { code } = dict(data);
  return typeof code === 'number' ? code : null;
}

function failed(response: unknown, config: unknown, cache: TokenCache, why?: string): FeishuError {
  const { status, data, headers } = dict(response);
  const { url, method, headers: sent } = dict(config);
  const code = codeOf(data);
  const reset = Number(dict(headers)['x-ogw-ratelimit-reset']);
  const path = String(url ?? '')
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/\?.*$/, '');
  const answer =
    status === undefined ? (why ?? 'no answer') : `HTTP ${status}, code ${code}: ${dict(data).msg ?? ''}`;
  const error = new FeishuError(`${String(method ?? '').toUpperCase()} ${path}: ${answer}`, {
    status: typeof status === 'number' ? status : null,
    code,
    resetMs: Number.isFinite(reset) && reset > 0 ? reset * 1000 : null,
  });
  if (isTokenError(error)) cache.forget(String(dict(sent).Authorization ?? '').replace(/^Bearer /, ''));
  return error;
}
