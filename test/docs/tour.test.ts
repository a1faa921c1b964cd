import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readScenario } from '../../src/play/scenario.ts';
import { playFile } from '../scenarios/play.ts';

const file = fileURLToPath(new URL('tour.yaml', import.meta.url));
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const tour = readme.slice(readme.indexOf('## 五分钟走一遍'), readme.indexOf('## 命令'));
const acts = readScenario(readFileSync(file, 'utf8')).steps.flatMap((s) => (s.act ? [s.act] : []));

test('what the tour of the README does works', { timeout: 60_000 }, () => playFile(file));

test('what the README says to type is what is played', () => {
  const typed = [...tour.matchAll(/^ {3}(\/.+)$/gmu), ...tour.matchAll(/`(\/\S+ #.+?)`/gu)].map(
    ([, line]) => line,
  );
  const said = acts.flatMap((a) => (a.type === 'says' ? [a.text] : []));
  expect(typed.length).toBeGreaterThan(4);
  expect(said.filter((line) => !line.startsWith('/批准')).sort()).toEqual([...typed].sort());
});

test('each button that is clicked is named in the README', () => {
  const buttons = acts.flatMap((a) => (a.type === 'clicks' ? [a.button] : []));
  expect(buttons.length).toBeGreaterThan(4);
  for (const button of buttons) expect(tour).toContain(`“${button}”`);
});
