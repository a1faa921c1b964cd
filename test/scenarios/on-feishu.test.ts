import { test } from 'vitest';
import { feishuSide } from '../support/scenario-feishu.ts';
import { openChatWorld } from '../support/scenario-world.ts';
import { filesFor, playIn } from './on-chat.ts';

/** The same scenarios, word for word, over the real protocol of Feishu. */

test.for(filesFor('feishu'))('%s', { timeout: 120_000 }, (file) =>
  playIn(file, (start) => openChatWorld('feishu', start, feishuSide)),
);
