import type { z } from 'zod';
import type { Ledger } from './ledger.ts';
import { type RateWindows, TARGET_RATE } from './limits.ts';
import { type Dict, dict } from './values.ts';
import type { World } from './world.ts';

/** What the routes of the fake have in common. */

export interface App {
  appId: string;
  appSecret: string;
  /** granted scopes; null: all of them */
  scopes: Set<string> | null;
}

export interface Upload {
  fileName: string;
  data: Buffer;
}

export interface Call {
  /** name of the route, as `message.create` */
  api: string;
  /** the parts of the path that vary, in order */
  path: string[];
  query: Record<string, string>;
  body: Dict;
  uploads: Map<string, Upload>;
}

/** What the routes work on. */
export interface Platform {
  app: App;
  world: World;
  ledger: Ledger;
  rates: RateWindows;
  /** tells the bot of something that a call caused */
  emit(type: string, event: Dict): void;
}

export interface Route {
  api: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** parts that vary are written `:` */
  path: string;
  /** any one of these grants the call */
  scopes?: string[];
  /** @returns the whole JSON answer */
  handle(call: Call, on: Platform): Dict;
}

/** The platform's refusal of a call. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly headers: Record<string, string>;

  constructor(code: number, message: string, status = 400, headers: Record<string, string> = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.headers = headers;
  }
}

export const ok = (data: Dict = {}): Dict => ({ code: 0, msg: 'success', data });

/**
 * Refuses a call that a careful client would never have made.
 * @throws ApiError always
 */
export function refuse(call: Call, on: Platform, code: number, rule: string): never {
  on.ledger.violate(`${call.api} ${call.path.join('/')}`.trim(), rule);
  throw new ApiError(code, rule);
}

/** @returns the body by its schema; @throws ApiError 99992402, and notes it, where it has another shape */
export function checkedBody<T>(schema: z.ZodType<T>, call: Call, on: Platform): T {
  return checked(schema, call.body, 'body', call, on);
}

/** @returns the query by its schema; @throws ApiError 99992402, and notes it, where it has another shape */
export function checkedQuery<T>(schema: z.ZodType<T>, call: Call, on: Platform): T {
  return checked(schema, call.query, 'query', call, on);
}

function checked<T>(schema: z.ZodType<T>, value: Dict, where: string, call: Call, on: Platform): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.map((i) => `${[where, ...i.path].join('.')}: ${i.message}`);
  return refuse(call, on, 99992402, issues.join('; '));
}

/** Counts a call towards what one chat, person or message bears. @throws ApiError 230020, and notes it */
export function takeRate(key: string, call: Call, on: Platform): void {
  if (on.rates.take(key, TARGET_RATE) > 0) refuse(call, on, 230020, `more than 5 a second for ${key}`);
}

/** @returns a page of the rows; the token is the index of the next row */
export function page<T>(rows: T[], query: Record<string, string>, max: number): { rows: T[]; rest: Dict } {
  const size = Math.min(Number(query.page_size ?? 20), max);
  const start = Number(query.page_token ?? 0);
  const next = start + size;
  const more = next < rows.length;
  return { rows: rows.slice(start, next), rest: { has_more: more, page_token: more ? String(next) : '' } };
}

/** @returns the answer's code, 0 where it has none */
export const codeOf = (answer: Dict): number => Number(dict(answer).code ?? 0);
