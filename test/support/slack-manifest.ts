import { COMMANDS } from '../../commands/index.ts';
import { slackManifest } from '../../src/chat/slack/manifest.ts';
import type { Installed } from './slack/scopes.ts';

/** The app as our manifest has it installed: a scope or event that is missing there is missing in the tests. */
export function installedByManifest(): Installed {
  const { oauth_config, settings } = slackManifest(COMMANDS);
  return { scopes: oauth_config.scopes.bot, events: settings.event_subscriptions.bot_events };
}
