import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../commands/index.ts';
import { CLAIM_NAMES } from '../../src/app/stranger.ts';
import { cliTable, commandReference, commandTable, documentList, fill, settingsTable } from './generated.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const documents = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md']
  .concat(readdirSync(join(root, 'docs')).map((name) => `docs/${name}`))
  .filter((path) => path.endsWith('.md'));

/** `npx vitest run test/docs -u` writes what has changed into the documents. */
test('the tables of the README are those of the code, and every document is listed', async () => {
  const usage = execFileSync(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'help'], {
    cwd: root,
    encoding: 'utf8',
  });
  const tables = {
    命令: commandTable(COMMANDS),
    配置: settingsTable(read('.env.example')),
    命令行: cliTable(usage),
    文档: documentList(
      readdirSync(join(root, 'docs'))
        .filter((name) => name.endsWith('.md'))
        .sort()
        .map((name) => [name, read(`docs/${name}`)]),
    ),
  };
  const filled = Object.entries(tables).reduce(
    (text, [name, table]) => fill(text, name, table),
    read('README.md'),
  );
  await expect(filled).toMatchFileSnapshot(join(root, 'README.md'));
});

test('the reference of commands is that of the code', async () => {
  await expect(commandReference(COMMANDS)).toMatchFileSnapshot(join(root, 'docs/commands.md'));
});

test('.env.example has every setting that the program reads', () => {
  const names = (text: string): string[] => [
    ...new Set(text.match(/\b(?:YINGJI|FEISHU|SLACK)_[A-Z]+(?:_[A-Z]+)*\b/gu)),
  ];
  const shown = read('.env.example').match(/^[A-Z_]+(?==)/gmu) ?? [];
  expect(names(read('src/config.ts')).sort()).toEqual([...shown].sort());
});

test('the architecture gives a reason for every package', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json'));
  const told = [...read('docs/architecture.md').matchAll(/^\| `([^`]+)` \|/gmu)].map(([, name]) => name);
  const packages = Object.keys({ ...dependencies, ...devDependencies });
  expect(told.filter((name) => packages.includes(name ?? '')).sort()).toEqual(packages.sort());
});

test.each(documents)('%s links to files that exist', (path) => {
  const links = [...read(path).matchAll(/\]\((?!https?:|#)([^)#\s]+)/gu)].map(([, link = '']) => link);
  const missing = links.filter((link) => !existsSync(join(root, dirname(path), link)));
  expect(missing).toEqual([]);
});

test('the commands that the documents show exist', () => {
  const known = new Set([...COMMANDS.flatMap((c) => [c.name, ...c.aliases]), ...CLAIM_NAMES]);
  const shown = documents.flatMap((path) =>
    [...read(path).matchAll(/(?:^\s*|`)\/(\p{Script=Han}+)/gmu)].map(([, name = '']) => `${path}: /${name}`),
  );
  const slots = ['命令'];
  const unknown = shown.filter((line) => {
    const name = line.split('/').at(-1) ?? '';
    return !known.has(name) && !slots.includes(name);
  });
  expect(unknown).toEqual([]);
});
