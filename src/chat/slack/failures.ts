import { z } from 'zod';
import type { Failure } from '../../app/chat.ts';

/** What Slack's refusals and broken connections mean, in plain Chinese. */

/** `ambiguous`: the call may have been carried out all the same */
export type Problem = Failure & {
  code: string;
  ambiguous: boolean;
  /** per person, where a call was about several */
  errors?: { user?: string | undefined; error: string }[];
};

/** Codes that say the app's own tokens don't work. */
export const TOKEN_CODES: ReadonlySet<string> = new Set([
  'account_inactive',
  'invalid_auth',
  'not_allowed_token_type',
  'not_authed',
  'org_login_required',
  'token_expired',
  'token_revoked',
]);

/** Until somebody has put a new token in, what is to be said waits. */
const MENDING_MS = 60_000;

/** Slack's own trouble; it may have done what was asked. */
const TROUBLE: ReadonlySet<string> = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
]);

/** Slack as a whole, whatever was asked of it. */
const UNREACHABLE: ReadonlySet<string> = new Set(['unreachable', 'http_502', 'http_503', 'http_504']);

const REASONS: Record<string, string> = {
  already_in_channel: '已在频道中',
  cant_invite: '无法邀请此人',
  cant_invite_self: '不能邀请机器人自己',
  cant_update_message: '不能修改他人的消息',
  channel_not_found: '频道不存在，或机器人不在其中；请先把机器人加入该频道',
  cannot_dm_bot: '不能给机器人发私信',
  edit_window_closed: '消息已过可修改的时间',
  ekm_access_denied: '管理员已停用消息收发',
  is_archived: '频道已归档',
  message_not_found: '消息已不存在',
  missing_scope: '机器人缺少所需权限，请管理员按 docs/slack.md 重新安装',
  msg_too_long: '内容过长',
  no_permission: '机器人没有此项权限，请联系管理员',
  not_in_channel: '机器人不在该频道，请先把机器人加入该频道',
  restricted_action: '工作区设置不允许此操作，请联系管理员',
  too_many_pins: '频道置顶已达上限，请先取消一些置顶',
  user_disabled: '此人的 Slack 账号已停用',
  user_is_restricted: '此人是受限账号，不能加入',
  user_is_ultra_restricted: '此人是单频道访客，不能加入',
  user_not_found: '在 Slack 工作区中找不到此人',
  user_not_in_channel: '此人不在该频道',
  users_not_found: '在 Slack 工作区中找不到此人',
};

/** @returns what a refusal means, one short phrase */
export function reasonOf(code: string): string {
  if (TOKEN_CODES.has(code)) return 'Slack 令牌无效或已被撤销，请管理员更换后重启';
  return REASONS[code] ?? `Slack 不接受（${code}）`;
}

/** @returns a failure for good */
function refused(code: string): Problem {
  return { ok: false, kind: 'refused', reason: reasonOf(code), code, ambiguous: false };
}

/** @returns a failure that may pass */
export function later(
  reason: string,
  given: { code?: string; ambiguous?: boolean; afterMs?: number } = {},
): Problem {
  const { code = 'later', ambiguous = false, afterMs } = given;
  return { ok: false, kind: 'later', reason, code, ambiguous, ...(afterMs === undefined ? {} : { afterMs }) };
}

/** The errors that the SDK throws, by their `code`. */
const sdkError = z.discriminatedUnion('code', [
  z.looseObject({ code: z.literal('slack_webapi_rate_limited_error'), retryAfter: z.number() }),
  z.looseObject({
    code: z.literal('slack_webapi_platform_error'),
    data: z.looseObject({ error: z.string() }),
  }),
  z.looseObject({ code: z.literal('slack_webapi_http_error'), statusCode: z.number() }),
  z.looseObject({ code: z.literal('slack_webapi_request_error') }),
]);

/** @throws the error itself where it is no failure of a call but a bug */
export function problemOf(error: unknown): Problem {
  const parsed = sdkError.safeParse(error);
  if (!parsed.success) {
    // What the SDK makes of a 429 that does not say how long to wait.
    if (error instanceof Error && error.message.startsWith('Retry header did not contain'))
      return later('Slack 限制了发送速度', { code: 'ratelimited', afterMs: 30_000 });
    throw error;
  }
  const e = parsed.data;
  switch (e.code) {
    case 'slack_webapi_rate_limited_error':
      return later('Slack 限制了发送速度', { code: 'ratelimited', afterMs: e.retryAfter * 1000 });
    case 'slack_webapi_platform_error':
      if (e.data.error === 'ratelimited')
        return later('Slack 限制了发送速度', { code: 'ratelimited', afterMs: 30_000 });
      if (TROUBLE.has(e.data.error)) return later('Slack 暂时出错', { code: e.data.error, ambiguous: true });
      if (TOKEN_CODES.has(e.data.error))
        return later(reasonOf(e.data.error), { code: e.data.error, afterMs: MENDING_MS });
      return refused(e.data.error);
    case 'slack_webapi_http_error':
      return later(`Slack 暂时出错（${e.statusCode}）`, { code: `http_${e.statusCode}`, ambiguous: true });
    case 'slack_webapi_request_error':
      return later('连不上 Slack', { code: 'unreachable', ambiguous: true });
  }
}

/** @returns the failure as the port gives it */
export function failureOf(problem: Problem): Failure {
  if (problem.kind === 'refused') return { ok: false, kind: 'refused', reason: problem.reason };
  const { reason, afterMs, code } = problem;
  return {
    ok: false,
    kind: 'later',
    reason,
    ...(afterMs === undefined ? {} : { afterMs }),
    ...(UNREACHABLE.has(code) ? { unreachable: true } : {}),
  };
}
