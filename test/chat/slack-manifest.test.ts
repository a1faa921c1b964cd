import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { COMMANDS } from '../../commands/index.ts';
import { SCOPES, slackManifest } from '../../src/chat/slack/manifest.ts';
import { FakeSlack } from '../support/slack/fake.ts';
import { EVENT_SCOPES, METHOD_SCOPES } from '../support/slack/scopes.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const command = z.object({
  command: z.string().regex(/^\/\S{1,31}$/),
  description: z.string().min(1).max(2000),
  usage_hint: z.string().max(1000).optional(),
});

test('slack/*.yaml are up to date (node --import tsx scripts/slack-manifest.mjs)', () => {
  expect(parse(read('slack/manifest.yaml'))).toEqual(slackManifest(COMMANDS));
  expect(parse(read('slack/manifest-ascii.yaml'))).toEqual(slackManifest([]));
});

test('one of them does without names that a workspace may not take', () => {
  const names = slackManifest([]).features.slash_commands.map((c) => c.command);
  expect(names).toEqual(['/incident', '/inc']);
});

test('it is what Slack accepts: names, lengths, no name twice', () => {
  const { features } = z
    .object({ features: z.object({ slash_commands: z.array(command).max(50) }) })
    .parse(slackManifest(COMMANDS));
  const names = features.slash_commands.map((c) => c.command);
  expect(new Set(names).size).toBe(names.length);
  expect(names.slice(0, 2)).toEqual(['/incident', '/inc']);
  for (const { name } of COMMANDS) expect(names).toContain(`/${name}`);
});

test('docs/slack.md gives the reason of every scope', () => {
  const docs = read('docs/slack.md');
  for (const [scope, reason] of Object.entries(SCOPES))
    expect(docs).toContain(`| \`${scope}\` | ${reason} |`);
});

/** The app changes and fills only rooms that it has opened itself, which are private. */
const OWN_ROOMS = new Set(['conversations.invite', 'conversations.setPurpose', 'conversations.setTopic']);

test('it asks for what the adapter’s calls and events take, and for no more', async () => {
  const fake = await FakeSlack.start();
  const channels = {
    joined: fake.addChannel({ name: 'joined', members: [] }),
    other: fake.addChannel({ name: 'other', members: [], bot: false }),
    room: fake.addChannel({ name: 'room', members: [], isPrivate: true }),
    direct: fake.dm(fake.addUser({ name: '王工' })),
  };
  const folder = new URL('../../src/chat/slack', import.meta.url);
  const files = readdirSync(folder).filter((f) => f.endsWith('.ts') && f !== 'limits.ts');
  const source = files.map((f) => read(`src/chat/slack/${f}`)).join('\n');
  const called = Object.entries(METHOD_SCOPES).filter(([method]) => source.includes(`'${method}'`));
  expect(called.length).toBeGreaterThan(15);
  const args = { is_private: true, types: 'private_channel', include_all_metadata: true };
  const taken = called.flatMap(([method, needs]) => {
    const { joined, other, room, direct } = channels;
    // A direct conversation needs no name.
    const all = method === 'conversations.info' ? [joined, other, room] : [joined, other, room, direct];
    const where = OWN_ROOMS.has(method) ? [room] : all;
    return where.flatMap((channel) => needs({ ...args, channel }, fake));
  });
  await fake.stop();
  const { oauth_config, settings } = slackManifest(COMMANDS);
  const told = settings.event_subscriptions.bot_events.map((e) => EVENT_SCOPES[e] ?? e);
  // Slash commands and shortcuts come by `commands`, the names of files in messages by `files:read`.
  const wanted = new Set([...taken, ...told, 'commands', 'files:read']);
  expect([...oauth_config.scopes.bot].sort()).toEqual([...wanted].sort());
});
