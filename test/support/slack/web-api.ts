import type { IncomingMessage } from 'node:http';
import { type Core, Refused } from './core.ts';
import type { Fault } from './faults.ts';
import { METHODS } from './methods/index.ts';
import { BadArguments, type Method } from './methods/method.ts';
import type { Rates } from './rates.ts';
import { checkScopes } from './scopes.ts';
import type { Json } from './workspace.ts';

/** One Web API call as the fake saw it. */
export interface Call {
  method: string;
  args: Json;
  /** milliseconds since 1970 by the fake's clock */
  at: number;
  /** the answer's `error`, absent when `ok` */
  error?: string;
}

/** An HTTP answer. */
export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body: Json | string | Buffer;
}

export interface Tokens {
  bot: string;
  app: string;
  /** answers every call with a revoked token `token_revoked` */
  revoked: Set<'bot' | 'app'>;
}

/** Reads the arguments of a call, form- or JSON-encoded. */
export function decode(request: IncomingMessage, body: Buffer): Json {
  const type = request.headers['content-type'] ?? '';
  if (body.length === 0) return {};
  if (type.startsWith('application/json')) return JSON.parse(body.toString()) as Json;
  return Object.fromEntries(new URLSearchParams(body.toString()));
}

/**
 * Answers one Web API call: token, rate, arguments, then the method itself.
 * @param fault an ordered platform error to answer with, before anything is done
 */
export function callMethod(
  core: Core,
  rates: Rates | undefined,
  tokens: Tokens,
  call: Call,
  authorization: string,
  fault: Fault | undefined,
): Reply {
  // every method takes a token; Bolt adds the team's id to whatever a listener calls
  const { token: inBody, team_id: _, ...args } = call.args;
  const bearer = typeof inBody === 'string' ? inBody : authorization.replace(/^Bearer /, '');
  const method = METHODS.get(call.method);
  try {
    if (fault?.kind === 'error') throw new Refused(fault.code);
    if (method === undefined) throw new Refused('unknown_method', 'the fake knows no such method');
    checkToken(tokens, method, bearer);
    if (core.installed) checkScopes(core.installed, call.method, args, core);
    const wait = rates?.take(call.method, method.tier, String(args.channel ?? '')) ?? 0;
    if (wait > 0) {
      core.violate(call.method, `faster than Slack's rate limit (tier ${method.tier}); 429 for ${wait} s`);
      return tooMany(wait);
    }
    return { status: 200, body: { ok: true, ...method.call(args, core) } };
  } catch (error) {
    const refused = toRefused(error);
    call.error = refused.code;
    if (refused.violation !== undefined) core.violate(call.method, `${refused.code}: ${refused.violation}`);
    return { status: 200, body: { ok: false, error: refused.code, ...refused.extra } };
  }
}

/** Slack's 429; the body's error is what the SDK never reads. */
export function tooMany(retryAfter: number): Reply {
  return {
    status: 429,
    headers: { 'retry-after': String(retryAfter) },
    body: { ok: false, error: 'ratelimited' },
  };
}

/** What Slack would answer to this failure. @throws anything that is the fake's own fault */
export function toRefused(error: unknown): Refused {
  if (error instanceof Refused) return error;
  if (!(error instanceof BadArguments)) throw error;
  const messages = error.issues.map((i) => `${i.path.map(String).join('.')}: ${i.message}`);
  const [first] = error.issues;
  const codes = { blocks: 'invalid_blocks', metadata: 'invalid_metadata_format', name: 'invalid_name' };
  const field = String(first?.path[0] ?? '');
  const tooLong = error.issues.some((i) => i.message === 'msg_blocks_too_long');
  const code = Object.entries(codes).find(([k]) => k === field)?.[1] ?? 'invalid_arguments';
  return new Refused(tooLong ? 'msg_blocks_too_long' : code, messages.join('; '), {
    response_metadata: { messages: messages.map((m) => `[ERROR] ${m}`) },
  });
}

function checkToken(tokens: Tokens, method: Method, bearer: string): void {
  if (bearer === '') throw new Refused('not_authed', 'no token');
  const kind = bearer === tokens.bot ? 'bot' : bearer === tokens.app ? 'app' : undefined;
  if (kind === undefined) throw new Refused('invalid_auth', 'unknown token');
  if (tokens.revoked.has(kind)) throw new Refused('token_revoked');
  if (kind !== method.token) throw new Refused('not_allowed_token_type', `called with the ${kind} token`);
}
