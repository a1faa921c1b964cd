import { z } from 'zod';
import { defineCommand } from '../src/app/command.ts';
import { createIndex } from '../src/app/commands.ts';
import { commandHelpCard, helpCard, notUnderstoodCard } from '../src/cards/help.ts';

export const help = defineCommand({
  id: 'help',
  name: '帮助',
  aliases: ['help', '？', '?'],
  group: 'general',
  summary: '命令一览，或某条命令的用法',
  examples: ['/帮助', '/帮助 报告'],
  record: 'none',
  rest: 'topic',
  args: z.object({ topic: z.string().optional() }),
  async run(ctx, a) {
    if (!a.topic) return { card: helpCard(ctx.commands), audience: 'actor' };
    const index = createIndex(ctx.commands);
    const topic = a.topic.replace(/^[/／]/u, '');
    const found = index.find(topic);
    const card = found ? commandHelpCard(found) : notUnderstoodCard(a.topic, index.nearest(topic));
    return { card, audience: 'actor' };
  },
});
