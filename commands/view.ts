import { z } from 'zod';
import { defineCommand } from '../src/app/command.ts';

export const view = defineCommand({
  id: 'view',
  name: '查看',
  aliases: ['view', 'status', 'show'],
  group: 'record',
  summary: '查看事件卡片',
  examples: ['/查看 #2026-0001'],
  record: 'incident',
  args: z.object({}),
  async run(_ctx, _a, incident) {
    return { view: { kind: 'incident', record: incident.id }, audience: 'room' };
  },
});
