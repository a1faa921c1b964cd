import { MARK_SHORTCUT } from './clicks.ts';
import { SLASH_NAMES } from './commands.ts';

/** The app as Slack is told to make it: what the adapter listens to and calls, and nothing more. */

/** A chat command, as far as Slack shows it. */
export interface ManifestCommand {
  name: string;
  summary: string;
  examples: string[];
}

/** Scope → what it is for; docs/slack.md repeats the reasons. */
export const SCOPES: Record<string, string> = {
  'app_mentions:read': '收 @应急 的命令',
  'bookmarks:write': '在频道顶部添加指向状态卡的书签',
  'channels:history': '公开频道里的发言、修改、删除，记入处置日志；发送中断后读回核对',
  'channels:join': '向尚未加入的公开频道发值班消息',
  'channels:read': '频道名称、成员进出',
  'chat:write': '发消息、更新卡片',
  'chat:write.public': '向尚未加入的公开频道发消息',
  commands: '斜杠命令与消息快捷方式',
  'files:read': '发言所附文件的名称',
  'files:write': '上传报告初稿、过长卡片的全文',
  'groups:history': '私有频道（会商群）里的发言、修改、删除',
  'groups:read': '私有频道的名称、成员进出',
  'groups:write': '建立会商群、邀请人员、设主题',
  'im:history': '私聊里的命令',
  'im:write': '呼叫个人',
  'metadata.message:read': '按消息标识读回核对，避免重发',
  'pins:read': '置顶与取消置顶',
  'pins:write': '置顶状态卡',
  'reactions:read': '📌 标记要点',
  'users:read': '识别人员',
  'users:read.email': '按邮箱匹配通讯录',
};

const EVENTS = [
  'app_mention',
  'channel_rename',
  'group_rename',
  'member_joined_channel',
  'member_left_channel',
  'message.channels',
  'message.groups',
  'message.im',
  'pin_added',
  'pin_removed',
  'reaction_added',
  'reaction_removed',
];

/** Slack's limits of a command's name, with its slash, and of its hint. */
const MAX_NAME = 32;
const MAX_HINT = 100;
const MOST_COMMANDS = 50;

/**
 * @param commands those that are to have a command of their own name beside `/incident`
 * @returns the manifest, to be written as YAML
 */
export function slackManifest(commands: readonly ManifestCommand[]) {
  const canonical = SLASH_NAMES.map((command) => ({
    command,
    description: '应急：报告、研判、启动响应、呼叫等全部命令',
    usage_hint: '报告 今晨3时许，四川省大量用户无法上网',
    should_escape: false,
  }));
  const own = commands
    .filter((c) => c.name.length < MAX_NAME)
    .map((c) => ({ command: `/${c.name}`, description: c.summary, ...hintOf(c), should_escape: false }));
  return {
    display_information: {
      name: '应急',
      description: '公共互联网网络安全突发事件应急值守',
      background_color: '#8b1a1a',
    },
    features: {
      app_home: {
        home_tab_enabled: false,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: '应急', always_online: true },
      shortcuts: [
        {
          name: '记入时间线',
          type: 'message',
          callback_id: MARK_SHORTCUT,
          description: '将这条发言标为要点',
        },
      ],
      slash_commands: [...canonical, ...own].slice(0, MOST_COMMANDS),
    },
    oauth_config: { scopes: { bot: Object.keys(SCOPES) } },
    settings: {
      event_subscriptions: { bot_events: EVENTS },
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: true,
      token_rotation_enabled: false,
    },
  };
}

/** What follows the command's name in its first example; none where nothing does. */
function hintOf({ name, examples }: ManifestCommand): { usage_hint?: string } {
  const example = examples.find((e) => e.startsWith(`/${name} `))?.slice(name.length + 2) ?? '';
  return example === '' ? {} : { usage_hint: example.slice(0, MAX_HINT) };
}
