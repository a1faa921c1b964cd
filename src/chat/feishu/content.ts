import { z } from 'zod';

/** What people's messages say, as plain text. */

const mentionSchema = z.object({
  key: z.string(),
  id: z.object({ open_id: z.string().optional() }).optional(),
  name: z.string().default(''),
});
export const messageSchema = z.object({
  message_id: z.string(),
  chat_id: z.string(),
  chat_type: z.string().default('group'),
  thread_id: z.string().optional(),
  create_time: z.string().optional(),
  update_time: z.string().optional(),
  message_type: z.string(),
  content: z.string(),
  mentions: z.array(mentionSchema).nullish(),
});
export type FeishuMessage = z.infer<typeof messageSchema>;

export interface Said {
  text: string;
  /** names of files that the message carries */
  files: string[];
  /** the bot was addressed by name */
  toBot: boolean;
  /** people whom it mentions, in order */
  mentioned: { text: string; handle: string }[];
}

type Dict = Record<string, unknown>;
const dict = (v: unknown): Dict =>
  typeof v === 'object' && v !== null && !Array.isArray(v) ? (v as Dict) : {};
const str = (v: unknown): string => (typeof v === 'string' ? v : '');

/** What kinds of messages without text of their own are called. */
const KINDS: Record<string, string> = {
  audio: '语音',
  sticker: '表情',
  share_chat: '群名片',
  share_user: '个人名片',
  merge_forward: '合并转发的聊天记录',
  location: '位置',
  interactive: '卡片',
  folder: '文件夹',
  todo: '任务',
  vote: '投票',
  calendar: '日程',
  share_calendar_event: '日程',
  general_calendar: '日程',
  video_chat: '视频会议',
  hongbao: '红包',
  system: '系统消息',
};

/**
 * @param botOpenId whose mentions are taken out of the text; those of people become `@姓名`
 */
export function saidIn(message: FeishuMessage, botOpenId: string): Said {
  const content = dict(parsed(message.content));
  const name = str(content.file_name);
  switch (message.message_type) {
    case 'text':
      return { ...withNames(str(content.text), message, botOpenId), files: [] };
    case 'post': {
      const files: string[] = [];
      const text = postText(content, files);
      return { ...withNames(text, message, botOpenId), files };
    }
    case 'file':
    case 'media':
      return { text: '', files: [name || '文件'], toBot: false, mentioned: [] };
    case 'image':
      return { text: '', files: ['图片'], toBot: false, mentioned: [] };
    default:
      return {
        text: `[${KINDS[message.message_type] ?? message.message_type}]${name}`,
        files: [],
        toBot: false,
        mentioned: [],
      };
  }
}

function withNames(text: string, message: FeishuMessage, botOpenId: string): Omit<Said, 'files'> {
  const mentioned: Said['mentioned'] = [];
  const mentions = new Map((message.mentions ?? []).map((m) => [m.key, m]));
  const isBot = (key: string): boolean => botOpenId !== '' && mentions.get(key)?.id?.open_id === botOpenId;
  const named = text.replace(/ ?@_(?:user_\d+|all) ?/g, (whole) => {
    const key = whole.trim();
    if (isBot(key)) return whole.startsWith(' ') ? ' ' : '';
    if (key === '@_all') return whole.replace(key, '@所有人');
    const { name, id } = mentions.get(key) ?? {};
    const shown = `@${name || key.slice(1)}`;
    if (id?.open_id) mentioned.push({ text: shown, handle: id.open_id });
    return whole.replace(key, shown);
  });
  return { text: named.trim(), toBot: [...mentions.keys()].some(isBot), mentioned };
}

/** Rich text: `{title, content: [[part, …], …]}`, one list per line; sometimes wrapped in a language. */
function postText(content: Dict, files: string[]): string {
  const post = 'content' in content ? content : dict(Object.values(content)[0]);
  const lines = Array.isArray(post.content) ? post.content : [];
  const texts = lines.map((parts) =>
    (Array.isArray(parts) ? parts : []).map((part) => partText(dict(part), files)).join(''),
  );
  return [str(post.title), ...texts].filter((line, i) => i > 0 || line !== '').join('\n');
}

function partText(part: Dict, files: string[]): string {
  switch (part.tag) {
    case 'a':
      return str(part.href) && str(part.href) !== str(part.text)
        ? `${str(part.text)}（${str(part.href)}）`
        : str(part.text);
    case 'at':
      return /^@_/.test(str(part.user_id)) ? str(part.user_id) : `@${str(part.user_name)}`;
    case 'img':
      files.push('图片');
      return '[图片]';
    case 'media':
      files.push('视频');
      return '[视频]';
    case 'emotion':
      return `[${str(part.emoji_type)}]`;
    case 'hr':
      return '————';
    default:
      return str(part.text);
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** @returns the command line in what was said to the bot; null where it is talk between people */
export function lineIn(said: Said): string | null {
  const text = said.text;
  if (/^[/／]\s*\S/u.test(text) || text === '收到') return text;
  if (!said.toBot) return null;
  return text === '' ? '/帮助' : text;
}
