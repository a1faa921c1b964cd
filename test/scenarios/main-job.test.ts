import { fileURLToPath } from 'node:url';
import { test } from 'vitest';
import { playFile, scenarioFiles } from './play.ts';

/** The main job point by point, one file for each. */

const files = scenarioFiles(fileURLToPath(new URL('.', import.meta.url)));

test.for(files)('%s', { timeout: 120_000 }, (file) => playFile(file));
