import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const repository = fileURLToPath(new URL('../..', import.meta.url));
let clone: string;

/** Stands in for the network: an npm that takes the packages from this checkout and writes down what it was asked. */
const NPM = `
import { appendFileSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
appendFileSync('npm.log', process.argv[2] + '\\n');
appendFileSync('package-lock.json', ' ');
if (existsSync('no-network')) { console.error('npm error network'); process.exit(1); }
if (!existsSync('node_modules')) {
  mkdirSync('node_modules');
  for (const name of readdirSync(${JSON.stringify(join(repository, 'node_modules'))})) {
    if (!name.startsWith('.')) symlinkSync(${JSON.stringify(join(repository, 'node_modules'))} + '/' + name, 'node_modules/' + name);
  }
}
`;

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'yingji-setup-test-'));
  for (const path of ['scripts/setup.mjs', 'prisma', 'package.json', 'package-lock.json']) {
    cpSync(join(repository, path), join(clone, path), { recursive: true });
  }
  writeFileSync(join(clone, 'npm-cli.js'), NPM);
});
afterEach(() => rmSync(clone, { recursive: true }));

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

function setup(...flags: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [...flags, join(clone, 'scripts/setup.mjs')], {
    env: { ...process.env, npm_execpath: join(clone, 'npm-cli.js') },
  });
  const ended: Ended = { code: null, stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    ended.stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    ended.stderr += chunk.toString();
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...ended, code })));
}

const npmCalls = (): string[] =>
  existsSync(join(clone, 'npm.log')) ? readFileSync(join(clone, 'npm.log'), 'utf8').trim().split('\n') : [];
const client = (engine: string): string => join(clone, 'src/generated', engine, 'client.ts');
const NOTHING: Ended = { code: 0, stdout: '', stderr: '' };

test('a fresh clone is set up once, even by two at a time; then only what changed is done again', async () => {
  const both = await Promise.all([setup(), setup()]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect(both.map(({ stdout }) => stdout)).toEqual(['', '']);
  expect(both.map(({ stderr }) => stderr).join('')).toMatch(
    /安装依赖.*…\n[\s\S]*安装依赖.*完成，用时 [\d.]+ 秒\n/,
  );
  expect(npmCalls()).toEqual(['install']);
  expect(readFileSync(join(clone, 'package-lock.json'))).toEqual(
    readFileSync(join(repository, 'package-lock.json')),
  );
  expect(existsSync(client('sqlite')) && existsSync(client('postgresql'))).toBe(true);

  expect(await setup()).toEqual(NOTHING);

  const before = statSync(client('sqlite')).mtimeMs;
  appendFileSync(join(clone, 'prisma/schema.prisma'), '\n// changed\n');
  expect((await setup()).stderr).toMatch(/^生成数据库客户端…\n/);
  expect(statSync(client('sqlite')).mtimeMs).toBeGreaterThan(before);
  expect(npmCalls()).toEqual(['install']);

  const lock = readFileSync(join(clone, 'package-lock.json'), 'utf8');
  writeFileSync(join(clone, 'package-lock.json'), lock.replace('"zod": "', '"zod": "^'));
  expect((await setup()).stderr).toMatch(/^安装依赖/);
  expect(npmCalls()).toEqual(['install', 'install']);
  expect(await setup()).toEqual(NOTHING);
}, 60_000);

test('says what to do when the packages cannot be had, and goes on from there the next time', async () => {
  writeFileSync(join(clone, 'no-network'), '');
  const { code, stderr } = await setup();
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /npm error network\n安装依赖未成功：请按上面的提示检查网络和 npm 源，然后重新运行。\n$/,
  );
  rmSync(join(clone, 'no-network'));
  expect((await setup()).code).toBe(0);
}, 60_000);

test('passes over the lock of a process that died', async () => {
  const died = await new Promise<number | undefined>((resolve) => {
    const child = spawn(process.execPath, ['-e', '']);
    child.on('close', () => resolve(child.pid));
  });
  const name = createHash('sha256').update(`${clone}/`).digest('hex').slice(0, 16);
  writeFileSync(join(tmpdir(), `yingji-setup-${name}`), String(died));
  writeFileSync(join(clone, 'no-network'), '');
  expect((await setup()).stderr).toContain('安装依赖未成功');
  expect(existsSync(join(tmpdir(), `yingji-setup-${name}`))).toBe(false);
});

test.each(['18.20.4', '20.18.3', '21.7.0', '22.11.0', '23.11.1'])(
  'refuses Node %s in one line',
  async (version) => {
    const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
    const ended = await setup('--import', `data:text/javascript,${encodeURIComponent(pretend)}`);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toBe(
      `需要 Node.js 20.19、22.12 或 24 及以上版本，当前为 ${version}：请升级 Node.js 后重新运行。\n`,
    );
    expect(npmCalls()).toEqual([]);
  },
);
