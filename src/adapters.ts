import { COMMANDS } from '../commands/index.ts';
import type { Bot } from './app/bot.ts';
import type { ChatAdapter, Platform } from './app/chat.ts';
import type { AssemblyOptions } from './assemble.ts';
import { createFeishu, type Log } from './chat/feishu/index.ts';
import { createSlack } from './chat/slack/index.ts';
import type { Config } from './config.ts';

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
              instance,
              onState: alarmed(bot, 'Slack', log),
            }),
          ]
        : []),
    ],
  };
}

const now = (): Date => new Date();

/** Told of a connection's states: what needs a person is said in 部应急办's rooms, by whatever still works. */
function alarmed(
  bot: Bot,
  name: string,
  log: Log,
): (health: { alarm: boolean; reason: string | null }) => void {
  return ({ alarm, reason }) => {
    if (!alarm) return;
    const text = `${name}连接已中断1分钟以上：${reason ?? '原因不明'}。请检查网络和应用凭证。`;
    bot.alarm(text).catch((err: unknown) => log.error({ err }, 'alarm of a lost connection was not written'));
  };
}
