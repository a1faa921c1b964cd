import { slackBot } from '../support/slack-bot.ts';
import { type AdapterHarness, adapterContract, type SeenMessage } from './contract.ts';

async function harness(): Promise<AdapterHarness> {
  const bot = await slackBot();
  const { fake, slack, inbounds, app } = bot;
  const people = ['李明', '王芳'].map((name) => ({ name, handle: fake.addUser({ name }) }));
  const room = fake.addChannel({ name: 'duty', members: people.map((p) => p.handle) });
  const tsOf = (messageId: string): string => messageId.split(':')[1] ?? '';

  const seen = (channel: string): SeenMessage[] =>
    fake
      .transcript(channel)
      .filter((l) => l.from === 'yingji' && l.ephemeralTo === undefined && l.threadTs === undefined)
      .map(({ ts, text, pinned, files }) => ({
        messageId: `${channel}:${ts}`,
        text,
        pinned,
        file: files[0] ?? null,
      }));

  return {
    port: slack.port,
    room,
    noRoom: 'C0NOSUCHROOM',
    people,
    stranger: 'U0STRANGER',
    inbounds,
    answer: (reply) => {
      app.answer = reply;
    },
    seen: async (channel) => seen(channel),
    direct: async (handle) => seen(fake.dm(handle)),
    members: async (channel) => {
      const members = fake.workspace.channels.get(channel)?.members ?? new Set<string>();
      return [...members].filter((m) => m !== fake.workspace.bot.id);
    },
    alarmed: async (channel) => fake.transcript(channel).some((l) => l.broadcast),
    press: async (as, channel, messageId, label) => {
      await fake.click(as, channel, tsOf(messageId), label);
      await slack.settled();
    },
    submit: async (as, channel, messageId, label, values) => {
      await fake.click(as, channel, tsOf(messageId), label);
      await fake.waitFor('the dialog', () => fake.modal(as));
      const entries = Object.entries(values).map(([k, v]) => [k, k === 'regions' ? v.split(',') : v]);
      const { errors } = await fake.fill(as, Object.fromEntries(entries));
      if (Object.keys(errors).length > 0) throw new Error(JSON.stringify(errors));
      await slack.settled();
    },
    faults: {
      loseAnswer: () => fake.fault('chat.postMessage', { kind: 'commit_then_drop' }),
      busy: (seconds) => fake.fault('chat.postMessage', { kind: 'rate_limited', retryAfter: seconds }),
    },
    close: async () => {
      await bot.close();
      fake.assertClean();
    },
  };
}

adapterContract('Slack', harness);
