import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError, type Call, codeOf, type Platform, type Route } from './api.ts';
import type { Faults } from './faults.ts';
import type { CallRecord } from './ledger.ts';
import { API_RATES } from './limits.ts';
import { parseMultipart } from './multipart.ts';
import type { Tokens } from './tokens.ts';
import { type Dict, dict, parseJson } from './values.ts';

/** Takes one HTTP request through fault, token, scope and rate to its route and back. */
export class HttpApi {
  readonly #routes: { route: Route; pattern: RegExp }[];
  readonly #on: Platform;
  readonly #tokens: Tokens;
  readonly #faults: Faults;

  constructor(routes: Route[], on: Platform, tokens: Tokens, faults: Faults) {
    this.#routes = routes.map((route) => ({
      route,
      pattern: new RegExp(`^${route.path.replaceAll('/:', '/([^/]+)')}/?$`),
    }));
    this.#on = on;
    this.#tokens = tokens;
    this.#faults = faults;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await read(request);
    const url = new URL(request.url ?? '/', 'http://fake');
    const query = Object.fromEntries(url.searchParams);
    const content = contentOf(request.headers['content-type'] ?? '', body);
    const method = request.method ?? 'GET';
    const found = this.#find(method, url.pathname);
    const at = this.#on.world.now();
    const record: CallRecord = {
      api: found?.route.api ?? '',
      method,
      path: url.pathname,
      query,
      body: content.body,
      at,
    };
    this.#on.ledger.calls.push(record);

    if (!found) {
      const file = this.#download(url.pathname, request);
      if (file) {
        response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file);
        return;
      }
      this.#on.ledger.unexpected.push(`${method} ${url.pathname}`);
      answer(response, record, 404, { code: 404, msg: '404 page not found' });
      return;
    }
    const call: Call = { api: found.route.api, path: found.path, query, ...content };
    const fault = this.#faults.take(call);
    if (fault?.kind === 'drop') {
      request.socket.destroy();
      return;
    }
    if (fault?.kind === 'answer') {
      const { status, code, msg = 'injected', headers } = fault;
      answer(response, record, status, { code, msg, data: {} }, headers);
      return;
    }
    const result = this.#run(found.route, call, request);
    if (fault?.kind === 'never') return;
    if (fault?.kind === 'after_commit') {
      request.socket.destroy();
      return;
    }
    if (fault?.kind === 'late') await fault.until;
    answer(response, record, result.status, result.body, result.headers);
  }

  #find(method: string, path: string): { route: Route; path: string[] } | null {
    for (const { route, pattern } of this.#routes) {
      const match = route.method === method ? pattern.exec(path) : null;
      if (match) return { route, path: match.slice(1).map(decodeURIComponent) };
    }
    return null;
  }

  #run(
    route: Route,
    call: Call,
    request: IncomingMessage,
  ): { status: number; body: Dict; headers?: Record<string, string> } {
    try {
      if (!isOpen(route)) this.#tokens.check(request.headers.authorization);
      const { scopes } = this.#on.app;
      if (scopes && route.scopes && !route.scopes.some((s) => scopes.has(s))) {
        throw new ApiError(
          99991672,
          `Access denied. One of the following scopes is required: [${route.scopes.join()}]`,
        );
      }
      this.#takeApiRate(route);
      return { status: 200, body: route.handle(call, this.#on) };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const { status, code, message, headers } = error;
      return { status, body: { code, msg: message, data: {} }, headers };
    }
  }

  #takeApiRate(route: Route): void {
    for (const rate of API_RATES) {
      const wait = this.#on.rates.take(`api ${route.api}`, rate);
      if (wait === 0) continue;
      this.#on.ledger.violate(route.api, `more than ${rate.limit} in ${rate.spanMs} ms`);
      throw new ApiError(99991400, 'request trigger frequency limit', 429, {
        'x-ogw-ratelimit-reset': String(Math.ceil(wait / 1000)),
      });
    }
  }

  /** @returns the bytes of a file that a message carries */
  #download(path: string, request: IncomingMessage): Buffer | null {
    const match = /^\/open-apis\/im\/v1\/messages\/[^/]+\/resources\/([^/]+)$/.exec(path);
    const file = this.#on.world.files.get(match?.[1] ?? '');
    if (!file || request.method !== 'GET') return null;
    this.#tokens.check(request.headers.authorization);
    return file.data;
  }
}

/** The routes that take the app's secret instead of a token. */
const isOpen = (route: Route): boolean => route.api === 'auth.token' || route.api === 'ws.endpoint';

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

function contentOf(contentType: string, body: Buffer): Pick<Call, 'body' | 'uploads'> {
  if (contentType.startsWith('multipart/form-data')) {
    const { fields, uploads } = parseMultipart(body, contentType);
    return { body: fields, uploads };
  }
  return { body: dict(parseJson(body.toString('utf8'))), uploads: new Map() };
}

function answer(
  response: ServerResponse,
  record: CallRecord,
  status: number,
  body: Dict,
  headers: Record<string, string> = {},
): void {
  record.answer = { status, code: codeOf(body) };
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}
