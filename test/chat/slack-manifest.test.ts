import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { COMMANDS } from '../../commands/index.ts';
import { SCOPES, slackManifest } from '../../src/chat/slack/manifest.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const command = z.object({
  command: z.string().regex(/^\/\S{1,31}$/),
  description: z.string().min(1).max(2000),
  usage_hint: z.string().max(1000).optional(),
});

test('slack/manifest.yaml is up to date (node --import tsx scripts/slack-manifest.mjs)', () => {
  expect(parse(read('slack/manifest.yaml'))).toEqual(slackManifest(COMMANDS));
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
