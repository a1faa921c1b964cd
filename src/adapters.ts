import { COMMANDS } from '../commands/index.ts';
import type { Bot } from './app/bot.ts';
import type { ChatAdapter, Platform } from './app/chat.ts';
import { createIndex } from './app/commands.ts';
import { commandName } from './app/parse.ts';
import { CLAIM_NAMES } from './app/stranger.ts';
import type { AssemblyOptions } from './assemble.ts';
import { createFeishu, type Log } from './chat/feishu/index.ts';
import { createSlack } from './chat/slack/index.ts';
import type { Config } from './config.ts';
import { formatDuration, formatShanghai } from './domain/time.ts';

/** The platforms that the settings name. A connection that has been down for a minute is said in 部应急办's rooms. */
export function adaptersOf(
  { feishu, slack }: Pick<Config, 'feishu' | 'slack'>,
  log: Log,
): NonNullable<AssemblyOptions['adapters']> {
  const platforms: Platform[] = [
    ...(feishu ? (['feishu'] as const) : []),
    ...(slack ? (['slack'] as const) : []),
  ];
  return {
    platforms,
    create: (bot: Bot, instance: string): ChatAdapter[] => [
      ...(feishu
        ? [
            createFeishu(feishu, {
              receive: bot.receive,
              log,
              now,
              commands: COMMANDS.map(({ name, summary }) => ({ name, summary })),
              instance,
              onState: alarmed(bot, '飞书', log),
            }),
          ]
        : []),
      ...(slack
        ? [
            createSlack(slack, {
              receive: bot.receive,
              log,
              now,
              asks,
              commands: [...COMMANDS.map((c) => c.name), ...CLAIM_NAMES],
              instance,
              onState: alarmed(bot, 'Slack', log),
            }),
          ]
        : []),
    ],
  };
}

const now = (): Date => new Date();

const commands = createIndex(COMMANDS);
const asks = (line: string): boolean => commands.find(commandName(line) ?? '')?.form !== undefined;

/** What the adapters tell of a connection. */
export interface ConnectionState {
  state: 'connecting' | 'connected' | 'down' | 'stopped';
  /** UTC ISO */
  since: string;
  alarm: boolean;
  reason: string | null;
}

/**
 * Told of a connection's states: that it has been down for long is said in 部应急办's rooms, by whatever still works,
 * and so is its return; once each.
 */
export function alarmed(
  bot: Pick<Bot, 'alarm' | 'allClear'>,
  name: string,
  log: Pick<Log, 'error'>,
): (health: ConnectionState) => void {
  let downSince: string | null = null;
  const say = (what: Promise<void>): void => {
    what.catch((err: unknown) => log.error({ err }, 'the notice of a lost connection was not written'));
  };
  return ({ state, since, alarm, reason }) => {
    if (alarm && downSince === null) {
      downSince = since;
      say(
        bot.alarm(
          `${name}连接自 ${formatShanghai(new Date(since))} 起中断：${(reason ?? '原因不明').replace(/。$/u, '')}。请维护人员检查网络和应用凭证；恢复前请用电话联系。`,
        ),
      );
    } else if (state === 'connected' && downSince !== null) {
      const lasted = formatDuration(Date.parse(since) - Date.parse(downSince));
      downSince = null;
      say(
        bot.allClear(
          `${name}连接已恢复，中断 ${lasted}。期间的消息由平台重新投递；点击按钮没有反应的，请再点一次。`,
        ),
      );
    }
  };
}
