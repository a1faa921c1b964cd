import type { Failure } from '../../app/chat.ts';

/** What the platform answers when it doesn't do what it was asked, and what that means to the bot. */

/** A call that failed. It carries neither headers nor bodies of the request, which hold secrets. */
export class FeishuError extends Error {
  override readonly name = 'FeishuError';
  /** HTTP status; null where no answer came: then the call may or may not have been carried out */
  readonly status: number | null;
  /** the platform's own code; null where it gave none */
  readonly code: number | null;
  /** milliseconds after which the platform takes calls again, where it said so */
  readonly resetMs: number | null;

  constructor(what: string, answer: { status: number | null; code: number | null; resetMs?: number | null }) {
    super(what);
    this.status = answer.status;
    this.code = answer.code;
    this.resetMs = answer.resetMs ?? null;
  }
}

export const isTokenError = (e: FeishuError): boolean =>
  [99991661, 99991663, 99991664, 99991668].includes(e.code ?? 0);

/** More calls than the whole app may make; the others are more than one chat or message bears. */
const RATE_APP = 99991400;
const RATE_TARGET = [230020, 232019];
/** what a chat or message that has had too much is left alone for */
const TARGET_REST_MS = 1000;

export const isAppRate = (e: FeishuError): boolean => e.code === RATE_APP || e.status === 429;
export const isTargetRate = (e: FeishuError): boolean => RATE_TARGET.includes(e.code ?? 0);

/** @returns the milliseconds to wait after a call that was one too many */
export const restMs = (e: FeishuError): number => e.resetMs ?? TARGET_REST_MS;

/** the platform as a whole, whatever was asked of it */
const UNAVAILABLE = [502, 503, 504];
const TOO_OLD = 230031;
const UNREACHABLE = '对方不在应用的可用范围内，请管理员在飞书开放平台的“可用范围”中加上';
const REASONS: Record<number, string> = {
  10003: '飞书应用的 App ID 不对，请维护人员检查 FEISHU_APP_ID',
  10014: '飞书应用的 App Secret 不对，请维护人员检查 FEISHU_APP_SECRET',
  230001: '飞书中没有这个群或这条消息',
  230002: '机器人不在这个群里，请把它重新加进来',
  230006: '飞书只允许机器人改动自己发的消息',
  230011: '消息已被撤回',
  230013: UNREACHABLE,
  230018: '群里已设置禁言，请群主允许机器人发言',
  230023: '对方未读的加急超过 200 条，飞书不再送达',
  230024: '加急额度已用完，请管理员在飞书管理后台充值',
  230025: '内容超过飞书的长度限制',
  230027: '外部群不支持这项操作',
  230028: '内容被企业的数据防泄漏策略拦下，请管理员放行本应用',
  230031: '卡片发出已超过 14 天，不能再更新',
  230052: '群里只允许群主和管理员加急，请群主在群设置中放开',
  230055: '文件没有传成',
  230099: '卡片不符合飞书的要求',
  232009: '群已解散',
  232024: UNREACHABLE,
  232043: '飞书中没有这个人',
  234006: '文件超过飞书的大小限制（30 MB）',
  234010: '文件是空的',
  99991672: '飞书应用缺少权限，请管理员按部署说明（docs/feishu.md）开通',
};

/** @returns what became of a call, for the app: worth another try, or never */
export function failureOf(e: FeishuError): Failure {
  if (isAppRate(e)) return { ok: false, kind: 'later', reason: '飞书限流', afterMs: restMs(e) };
  if (isTargetRate(e))
    return { ok: false, kind: 'later', reason: '这个群或这条消息的操作太频繁', afterMs: restMs(e) };
  if (e.status === null) return { ok: false, kind: 'later', reason: '飞书没有应答', unreachable: true };
  if (isTokenError(e)) return { ok: false, kind: 'later', reason: '飞书的访问凭证已失效' };
  const reason = e.code === null ? undefined : REASONS[e.code];
  if (reason)
    return { ok: false, kind: 'refused', reason, ...(e.code === TOO_OLD ? { outdated: true } : {}) };
  if (UNAVAILABLE.includes(e.status))
    return { ok: false, kind: 'later', reason: '飞书服务暂时不可用', unreachable: true };
  if (e.status >= 500) return { ok: false, kind: 'later', reason: '飞书服务暂时出错' };
  return { ok: false, kind: 'refused', reason: `飞书拒绝了这项操作（错误码 ${e.code ?? e.status}）` };
}

/** What the endpoint of the long connection answers, whose codes are its own. */
const ENDPOINT_REASONS: Record<number, string> = {
  1: '飞书系统繁忙',
  403: '飞书不许这个应用建立长连接：请在开放平台“事件与回调”中改为使用长连接接收',
  514: '飞书应用的 App ID 或 App Secret 不对，请维护人员检查 FEISHU_APP_ID 和 FEISHU_APP_SECRET',
  1000040343: '飞书内部错误',
  1000040350: '同一应用的长连接超过 50 条，请停掉多余的程序',
};

/** @returns why the address of the long connection was not given; null where it was */
export function endpointReason(answer: unknown): string | null {
  const code = typeof answer === 'object' && answer !== null && 'code' in answer ? answer.code : 0;
  if (typeof code !== 'number' || code === 0) return null;
  return (
    ENDPOINT_REASONS[code] ??
    `飞书没有给出长连接的地址（错误码 ${code}），请核对 App ID、App Secret 和“事件与回调”的设置`
  );
}
