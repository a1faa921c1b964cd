import { existsSync } from 'node:fs';
import { z } from 'zod';

/** Settings come from the environment; a `.env` file in the working directory fills in what is not set there. */

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** The problem and how to mend it, in one Chinese line each. */
const PROBLEMS = {
  YINGJI_DATABASE_URL:
    '不是数据库地址：请写 file:<路径>（如 file:data/yingji.db）或 postgresql://用户:密码@主机:5432/库名。',
  YINGJI_PORT: '不是端口号：请写 1 到 65535 之间的整数，如 8710。',
  YINGJI_DIRECTORY: '不是文件路径：请写通讯录 YAML 文件的路径，不用时删去这一行。',
  YINGJI_ACK_MINUTES: '不是分钟数：请写大于 0、不超过 1440 的数字，如 5。',
  YINGJI_HEARTBEAT_URL: '不是网址：请写外部监控给出的 http(s):// 网址，不用时删去这一行。',
  YINGJI_GATEWAY_URL:
    '没有填或不是网址：请写短信语音网关的 http(s):// 网址，不用时与 YINGJI_GATEWAY_SECRET 一起删去。',
  YINGJI_GATEWAY_SECRET: '没有填或太短：请写与短信语音网关约定的密钥，至少 16 个字符。',
  YINGJI_EMBEDDED_CHAT: '只能写 on 或 off；不填时，接入飞书或 Slack 后自动停用内嵌聊天。',
  YINGJI_CHECKIN_HOURS: '不是小时数：请写大于 0、不超过 24 的数字，如 4。',
  YINGJI_DUTY_REMINDERS: '不是时间：请写 08:30,20:30 这样的时间，用逗号分隔；不要提醒时写 off。',
  YINGJI_LOG_LEVEL: `不是日志级别：请写 ${LOG_LEVELS.join('、')} 之一。`,
  FEISHU_APP_ID: '不是飞书应用的 App ID：请从开放平台“凭证与基础信息”复制，形如 cli_ 加 16 位十六进制数。',
  FEISHU_APP_SECRET: '没有填：用飞书时 App ID 与 App Secret 要一起填，请从开放平台“凭证与基础信息”复制。',
  FEISHU_DOMAIN: '不是飞书的地址：请写 feishu、lark 或 http(s):// 开头、末尾不带斜杠的网址。',
  FEISHU_WEBHOOK_PORT: '不是端口号：请写 1 到 65535 之间的整数；用长连接时删去这一行。',
  FEISHU_ENCRYPT_KEY:
    '没有填：用 Webhook 接收事件时必须加密，请从开放平台“事件与回调 → 加密策略”复制 Encrypt Key。',
  FEISHU_VERIFICATION_TOKEN:
    '没有填：用 Webhook 接收事件时必须校验，请从开放平台“事件与回调 → 加密策略”复制 Verification Token。',
  SLACK_BOT_TOKEN: '不是 Slack 的机器人令牌：请从应用的“OAuth & Permissions”复制，以 xoxb- 开头。',
  SLACK_APP_TOKEN:
    '没有填或填错：请在应用的“Basic Information → App-Level Tokens”建一个带 connections:write 的令牌，以 xapp- 开头；用 HTTP 接收时改填 SLACK_SIGNING_SECRET。',
  SLACK_API_URL: '不是网址：请写 http(s):// 开头的网址；用官方 Slack 时删去这一行。',
  SLACK_PORT: '不是端口号：请写 1 到 65535 之间的整数，如 8711。',
} as const;

const number = (pattern: RegExp): z.ZodType<number, string> => z.string().regex(pattern).transform(Number);

const webAddress = z.string().regex(/^https?:\/\/[^/\s]+\S*$/);

/** Settings that another one needs. */
const NEEDED = [
  ['YINGJI_GATEWAY_URL', 'YINGJI_GATEWAY_SECRET'],
  ['YINGJI_GATEWAY_SECRET', 'YINGJI_GATEWAY_URL'],
  ['FEISHU_APP_ID', 'FEISHU_APP_SECRET'],
  ['FEISHU_APP_SECRET', 'FEISHU_APP_ID'],
  ['FEISHU_WEBHOOK_PORT', 'FEISHU_ENCRYPT_KEY'],
  ['FEISHU_WEBHOOK_PORT', 'FEISHU_VERIFICATION_TOKEN'],
  ['SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN'],
  ['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN'],
] as const;

const settingsSchema = z.object({
  YINGJI_DATABASE_URL: z
    .string()
    .regex(/^(file:.|postgres(ql)?:\/\/.)/i)
    .default('file:data/yingji.db'),
  YINGJI_PORT: number(/^\d{1,5}$/)
    .refine((port) => port >= 1 && port <= 65535)
    .default(8710),
  YINGJI_DIRECTORY: z.string().optional(),
  YINGJI_ACK_MINUTES: number(/^\d{1,4}(\.\d{1,3})?$/)
    .refine((minutes) => minutes > 0 && minutes <= 1440)
    .default(5),
  YINGJI_HEARTBEAT_URL: webAddress.optional(),
  YINGJI_GATEWAY_URL: webAddress.optional(),
  YINGJI_GATEWAY_SECRET: z.string().min(16).optional(),
  YINGJI_EMBEDDED_CHAT: z.enum(['on', 'off']).optional(),
  YINGJI_CHECKIN_HOURS: number(/^\d{1,2}(\.\d{1,2})?$/)
    .refine((hours) => hours > 0 && hours <= 24)
    .default(4),
  YINGJI_DUTY_REMINDERS: z
    .string()
    .regex(/^(off|([01]\d|2[0-3]):[0-5]\d([,，]\s*([01]\d|2[0-3]):[0-5]\d){0,11})$/)
    .transform((times) => (times === 'off' ? [] : [...new Set(times.split(/[,，]\s*/u))]))
    .default(['08:30', '20:30']),
  YINGJI_LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  FEISHU_APP_ID: z
    .string()
    .regex(/^cli_[0-9a-f]{16}$/i)
    .optional(),
  FEISHU_APP_SECRET: z.string().optional(),
  FEISHU_DOMAIN: z
    .string()
    .regex(/^(feishu|lark|https?:\/\/[^/\s]+)$/)
    .default('feishu'),
  FEISHU_WEBHOOK_PORT: number(/^\d{1,5}$/)
    .refine((port) => port >= 1 && port <= 65535)
    .optional(),
  FEISHU_ENCRYPT_KEY: z.string().optional(),
  FEISHU_VERIFICATION_TOKEN: z.string().optional(),
  // Slack's other tokens are easily mistaken for these two.
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^(?!xapp-|xox[^b]-)\S+$/)
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^(?!xox[a-z]-)\S+$/)
    .optional(),
  SLACK_API_URL: z
    .string()
    .regex(/^https?:\/\/[^/\s]+\S*$/)
    .default('https://slack.com/api/'),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_PORT: number(/^\d{1,5}$/)
    .refine((port) => port >= 1 && port <= 65535)
    .default(8711),
});

const envSchema = settingsSchema.superRefine((values, context) => {
  for (const [given, needed] of NEEDED) {
    if (values[given] !== undefined && values[needed] === undefined)
      context.addIssue({ code: 'custom', path: [needed], message: 'missing' });
  }
  if (values.SLACK_BOT_TOKEN && !values.SLACK_APP_TOKEN && !values.SLACK_SIGNING_SECRET)
    context.addIssue({ code: 'custom', path: ['SLACK_APP_TOKEN'], message: 'missing' });
});

export interface Config {
  /** `file:<path>` or `postgresql://…` */
  databaseUrl: string;
  port: number;
  /** path of the YAML file that the directory is imported from; null: the example directory */
  directoryFile: string | null;
  /** minutes without an acknowledgement after which the next person is paged */
  ackMinutes: number;
  /** hours between check-ins during 24-hour duty */
  checkinHours: number;
  /** a monitor outside that wants to be asked for every minute; null: none */
  heartbeatUrl: string | null;
  /** 短信语音网关; null: none */
  gateway: { url: string; secret: string } | null;
  /** times in Shanghai at which duty rooms hear who is on duty, as `08:30` */
  dutyReminders: string[];
  logLevel: (typeof LOG_LEVELS)[number];
  /** whether the embedded chat takes part; by default only where no platform is connected */
  embedded: boolean;
  /** null: Feishu is not used */
  feishu: FeishuSettings | null;
  /** null: Slack is not used */
  slack: SlackSettings | null;
}

export interface FeishuSettings {
  appId: string;
  appSecret: string;
  /** `feishu`, `lark` or a base URL without a slash at its end */
  domain: string;
  /** events by HTTP instead of the long connection; null: the long connection */
  webhook: { port: number; encryptKey: string; verificationToken: string } | null;
}

export interface SlackSettings {
  botToken: string;
  apiUrl: string;
  /** events by Socket Mode, or by signed HTTP requests to a port of ours */
  inbound: { type: 'socket'; appToken: string } | { type: 'http'; signingSecret: string; port: number };
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; message: string };

/**
 * @param env as `process.env`; an empty value counts as not set, spaces around a value are dropped
 * @returns the settings, or one Chinese line for each that is wrong; no line repeats a value, which may hold a password
 */
export function readConfig(env: Record<string, string | undefined>): ConfigResult {
  const given = Object.entries(env)
    .map(([name, value]) => [name, value?.trim()])
    .filter(([, value]) => value !== undefined && value !== '');
  const parsed = envSchema.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => issue.path[0]));
    const lines = Object.entries(PROBLEMS)
      .filter(([name]) => names.has(name))
      .map(([name, problem]) => `${name} ${problem}`);
    return { ok: false, message: lines.join('\n') };
  }
  const values = parsed.data;
  return {
    ok: true,
    config: {
      databaseUrl: values.YINGJI_DATABASE_URL,
      port: values.YINGJI_PORT,
      directoryFile: values.YINGJI_DIRECTORY ?? null,
      ackMinutes: values.YINGJI_ACK_MINUTES,
      checkinHours: values.YINGJI_CHECKIN_HOURS,
      heartbeatUrl: values.YINGJI_HEARTBEAT_URL ?? null,
      gateway: gatewayOf(values),
      dutyReminders: values.YINGJI_DUTY_REMINDERS,
      logLevel: values.YINGJI_LOG_LEVEL,
      embedded: values.YINGJI_EMBEDDED_CHAT
        ? values.YINGJI_EMBEDDED_CHAT === 'on'
        : !feishuOf(values) && !slackOf(values),
      feishu: feishuOf(values),
      slack: slackOf(values),
    },
  };
}

function gatewayOf(values: z.infer<typeof settingsSchema>): Config['gateway'] {
  const { YINGJI_GATEWAY_URL: url, YINGJI_GATEWAY_SECRET: secret } = values;
  return url === undefined || secret === undefined ? null : { url, secret };
}

function feishuOf(values: z.infer<typeof settingsSchema>): FeishuSettings | null {
  const { FEISHU_APP_ID: appId, FEISHU_APP_SECRET: appSecret, FEISHU_WEBHOOK_PORT: port } = values;
  if (appId === undefined || appSecret === undefined) return null;
  const { FEISHU_ENCRYPT_KEY: encryptKey = '', FEISHU_VERIFICATION_TOKEN: verificationToken = '' } = values;
  const webhook = port === undefined ? null : { port, encryptKey, verificationToken };
  return { appId, appSecret, domain: values.FEISHU_DOMAIN, webhook };
}

/** Socket Mode where there is an app token, else HTTP. */
function slackOf(values: z.infer<typeof settingsSchema>): SlackSettings | null {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
  } = values;
  const { SLACK_API_URL: apiUrl, SLACK_PORT: port } = values;
  if (botToken === undefined) return null;
  if (appToken !== undefined) return { botToken, apiUrl, inbound: { type: 'socket', appToken } };
  if (signingSecret === undefined) return null;
  return { botToken, apiUrl, inbound: { type: 'http', signingSecret, port } };
}

/** Reads `.env` into `process.env` where the file exists; variables that are set already stay as they are. */
export function loadDotEnv(path = '.env'): void {
  if (existsSync(path)) process.loadEnvFile(path);
}
