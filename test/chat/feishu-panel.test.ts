import { expect, test, vi } from 'vitest';
import { type FeishuBot, feishuBot } from '../support/feishu-bot.ts';

const commands = Array.from({ length: 60 }, (_, i) => ({ name: `命令${i}`, summary: `做第 ${i} 件事` }));
const panel = (bot: FeishuBot) =>
  [...bot.fake.world.slashCommands.values()].map((c) => [c.command, c.description]);

test('the panel lists the commands; what others added stays, what changed is mended', async () => {
  const bot = await feishuBot({ start: false, commands });
  const { slashCommands } = bot.fake.world;
  slashCommands.set('c1', { command_id: 'c1', command: '别的', description: { default_value: '别人的' } });
  slashCommands.set('c2', { command_id: 'c2', command: '命令0', description: { default_value: '旧的说明' } });
  await bot.feishu.start();
  await vi.waitFor(() => expect(bot.logs.join()).toContain('命令面板已更新'), 10_000);
  expect(panel(bot)).toHaveLength(61);
  expect(panel(bot)).toContainEqual(['别的', { default_value: '别人的' }]);
  expect(panel(bot)).toContainEqual(['命令0', { default_value: '做第 0 件事' }]);
  const calls = bot.fake.ledger.calls.filter(
    (c) => c.api.startsWith('slash.') && c.api !== 'slash.list',
  ).length;
  expect(calls).toBe(60);
  await bot.close();
  bot.fake.assertClean();
});

test('without the scope the bot starts all the same, and the log says which part is missing', async () => {
  const bot = await feishuBot({
    commands,
    fake: { scopes: ['im:message', 'im:message.group_msg', 'im:chat'] },
  });
  await vi.waitFor(() => expect(bot.logs.join()).toContain('缺少权限'));
  expect(panel(bot)).toEqual([]);
  await bot.close();
});
