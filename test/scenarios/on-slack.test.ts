import { test } from 'vitest';
import { slackSide } from '../support/scenario-slack.ts';
import { openChatWorld } from '../support/scenario-world.ts';
import { filesFor, playIn } from './on-chat.ts';

/** The same scenarios, word for word, over the real protocol of Slack. */

test.for(filesFor('slack'))('%s', { timeout: 120_000 }, (file) =>
  playIn(file, (start) => openChatWorld('slack', start, slackSide)),
);
