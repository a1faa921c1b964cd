import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { playFile, scenarioFiles } from './play.ts';

/** The scenarios that are shipped play to their end. */

const files = scenarioFiles(fileURLToPath(new URL('../../examples', import.meta.url)));

test('the examples are shipped', () => {
  expect(files.map((f) => f.split('/').at(-1))).toEqual([
    'duty.yaml',
    'false-alarm.yaml',
    'leak.yaml',
    'outage.yaml',
  ]);
});

test.for(files)('%s', { timeout: 120_000 }, (file) => playFile(file));
