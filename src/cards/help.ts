import type { Card } from './card.ts';

/** What help needs to know of a command. */
export interface CommandHelp {
  name: string;
  aliases: string[];
  group: string;
  summary: string;
  examples: string[];
}

const GROUPS: Record<string, string> = {
  report: '报告',
  grade: '定级',
  response: '响应',
  people: '呼叫与工作组',
  duty: '值班',
  record: '记录',
  after: '事后总结',
  general: '其他',
};

export function helpCard(commands: readonly CommandHelp[]): Card {
  const blocks = Object.entries(GROUPS).flatMap(([id, label]) => {
    const items = commands.filter((c) => c.group === id).map((c) => `/${c.name}　${c.summary}`);
    return items.length > 0
      ? [
          { type: 'heading' as const, text: label },
          { type: 'list' as const, items },
        ]
      : [];
  });
  return {
    tone: 'blue',
    title: '命令一览',
    blocks: [
      ...blocks,
      { type: 'note', text: '查看某条命令的用法：/帮助 报告。在事件自己的群里不必写编号。' },
    ],
    actions: [],
  };
}

export function commandHelpCard(c: CommandHelp): Card {
  return {
    tone: 'blue',
    title: `/${c.name}`,
    blocks: [
      { type: 'text', text: c.summary },
      ...(c.aliases.length > 0
        ? [{ type: 'text' as const, text: `也可写：${c.aliases.map((a) => `/${a}`).join(' ')}` }]
        : []),
      { type: 'heading', text: '例' },
      { type: 'list', items: c.examples },
    ],
    actions: [],
  };
}

/** @param near the commands that may have been meant */
export function notUnderstoodCard(text: string, near: readonly CommandHelp[]): Card {
  const items = near.map((c) => `/${c.name}　${c.summary}。例：${c.examples[0] ?? ''}`);
  return {
    tone: 'grey',
    title: '未能识别',
    blocks: [
      { type: 'quote', text },
      ...(items.length > 0
        ? [
            { type: 'text' as const, text: '您是否要：' },
            { type: 'list' as const, items },
          ]
        : [{ type: 'text' as const, text: '报告突发事件请写：/报告 时间、单位、地区、情况。' }]),
    ],
    actions: [{ label: '全部命令', line: '/帮助', style: 'default' }],
  };
}
