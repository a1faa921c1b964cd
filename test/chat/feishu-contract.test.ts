import { rateLimited } from '../support/feishu/faults.ts';
import { feishuBot } from '../support/feishu-bot.ts';
import { type AdapterHarness, adapterContract, type SeenMessage } from './contract.ts';

async function harness(): Promise<AdapterHarness> {
  const bot = await feishuBot({ timing: { patienceMs: 60_000 } });
  const { fake, feishu, inbounds, app } = bot;
  const names = ['李明', '王芳'];
  const people = names.map((name) => ({ name, handle: fake.addUser({ name }) }));
  const room = fake.addChat({ name: '值班群', members: people.map((p) => p.handle) });

  const seen = (chat: string): SeenMessage[] =>
    fake
      .transcript(chat)
      .filter((l) => l.from === 'bot')
      .map(({ messageId, text, pinned }) => ({
        messageId,
        text,
        pinned,
        file: /^〔文件〕(.*)$/.exec(text)?.[1] ?? null,
      }));

  return {
    port: feishu.port,
    room,
    noRoom: `oc_${'f'.repeat(32)}`,
    people,
    stranger: fake.addUser({ name: '外人', available: false }),
    inbounds,
    answer: (reply) => {
      app.answer = reply;
    },
    seen: async (chat) => seen(chat),
    direct: async (handle) => seen(fake.p2p(handle)),
    members: async (chat) => [...fake.world.chat(chat).members],
    alarmed: async (chat) => fake.transcript(chat).some((l) => l.text.includes('@所有人')),
    press: async (as, _room, messageId, label) => {
      const { error } = await fake.click(as, messageId, label);
      if (error) throw new Error(error);
    },
    submit: async (as, _room, messageId, label, values) => {
      const { error } = await fake.submit(as, messageId, label, values);
      if (error) throw new Error(error);
    },
    faults: {
      loseAnswer: () => fake.fault('message.create', { kind: 'after_commit' }),
      busy: (seconds) => fake.fault('message.create', rateLimited(seconds)),
    },
    close: async () => {
      await bot.close();
      fake.assertClean();
    },
  };
}

adapterContract('Feishu', harness);
