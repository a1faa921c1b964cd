/**
 * Writes slack/manifest.yaml from the list of commands, and slack/manifest-ascii.yaml for workspaces that take no Chinese
 * names: node --import tsx scripts/slack-manifest.mjs
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { COMMANDS } from '../commands/index.ts';
import { slackManifest } from '../src/chat/slack/manifest.ts';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
mkdirSync('slack', { recursive: true });
const head = '# 由 scripts/slack-manifest.mjs 生成，请勿手改；安装步骤见 docs/slack.md\n';
const write = (file, commands) =>
  writeFileSync(`slack/${file}`, head + stringify(slackManifest(commands), { lineWidth: 0 }));
write('manifest.yaml', COMMANDS);
write('manifest-ascii.yaml', []);
