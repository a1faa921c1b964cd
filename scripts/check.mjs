/**
 * What `npm test` runs: one line per part, details of failing parts only, and the count at the end. A part counts as
 * one; the parts that run tests count each test.
 *
 * npm test -- --only types,lint     runs the named parts only
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const chromium = [process.env.CHROMIUM, '/usr/bin/chromium'].find((path) => path && existsSync(path));

/** An outcome: `passed` and `failed` are counts, `note` is short, `details` are shown when something failed. */
const outcome = (ok, details) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, note: '', details });

function run(args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('close', (code) => resolve({ ok: code === 0, text: Buffer.concat(chunks).toString() }));
  });
}

/** A part that runs a program of node_modules or scripts and looks at its exit code. */
const tool = (...args) =>
  async function runTool() {
    const { ok, text } = await run(args);
    return outcome(ok, text);
  };

/** A part that runs vitest and counts its tests. */
const tests = (name, env = {}) =>
  async function runTests() {
    const file = join(scratch, `${name}.json`);
    // the default reporter also tells of errors outside of all tests, which the JSON leaves out
    const reporter = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const { ok, text } = await run(['node_modules/vitest/vitest.mjs', 'run', ...reporter], env);
    if (!existsSync(file)) return outcome(false, text);
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const failures = report.testResults.flatMap(describeFailures);
    // a run can fail with no test failing: no tests found, or an error outside of all tests
    const failed = Math.max(failures.length, ok && report.numPassedTests > 0 ? 0 : 1);
    const skipped = report.numPendingTests + report.numTodoTests;
    return {
      passed: report.numPassedTests,
      failed,
      note: `${report.numPassedTests} 项通过${skipped > 0 ? `，${skipped} 项跳过` : ''}`,
      details: failures.join('\n') || (report.numTotalTests === 0 ? '没有找到测试' : text),
    };
  };

/** @returns one text for each test of the file that failed, or one for the file when it could not be loaded */
function describeFailures(file) {
  const path = relative(root, file.name);
  const failed = file.assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0) return file.status === 'failed' ? [`✗ ${path}\n${indent(file.message)}`] : [];
  return failed.map((test) => `✗ ${path} › ${test.fullName}\n${indent(test.failureMessages.join('\n'))}`);
}

const indent = (text) => text.trimEnd().replaceAll(/^/gm, '    ');

async function browserTests() {
  if (chromium !== undefined) return tests('browser', { BROWSER: '1', CHROMIUM: chromium })();
  const how = '没有找到 Chromium：请运行 apt-get install chromium，或用环境变量 CHROMIUM 指明它的路径';
  return process.env.CI === 'true' ? outcome(false, how) : { passed: 0, failed: 0, note: `跳过，${how}` };
}

const TSC = ['node_modules/typescript/bin/tsc', '--noEmit', '--incremental'];

/** Parts that run two at a time, the longest first. */
const STATIC = [
  ['types', '类型', tool(...TSC, '--tsBuildInfoFile', 'node_modules/.cache/tsc.json')],
  ['migrations', '数据库迁移', tool('scripts/migration.mjs', 'check')],
  ['lint', '代码规范', tool('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.')],
  ['unused', '无用代码', tool('node_modules/knip/bin/knip.js', '--no-progress')],
  ['walls', '模块边界', tool('scripts/walls.mjs')],
];
/** Parts that use both cores themselves and go one after the other. */
const TESTS = [
  ['tests', '测试', tests('tests')],
  ['browser', '浏览器测试', browserTests],
];

const total = { passed: 0, failed: 0 };

async function runPart([name, label, work]) {
  const began = performance.now();
  const { passed, failed, note, details } = await work();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  total.passed += passed;
  total.failed += failed;
  const mark = failed > 0 ? '✗' : passed > 0 ? '✓' : '–';
  console.log(`${mark} ${name.padEnd(10)} ${label}，${seconds} 秒${note ? `，${note}` : ''}`);
  if (failed > 0) console.log(indent(details.trim()));
}

/** Runs the parts in their order, at most `width` at a time. */
async function runAll(parts, width) {
  const queue = [...parts];
  const worker = async () => {
    for (let part = queue.shift(); part !== undefined; part = queue.shift()) await runPart(part);
  };
  await Promise.all(Array.from({ length: width }, worker));
}

/** @returns {string[] | null} the parts that `--only` names, or null for all */
function chosenNames(args) {
  if (args.length === 0) return null;
  const names = args[0] === '--only' && args.length === 2 ? args[1].split(',') : [];
  const known = [...STATIC, ...TESTS].map(([name]) => name);
  if (names.length > 0 && names.every((name) => known.includes(name))) return names;
  console.error(`用法：npm test -- --only <部分>，部分可以是 ${known.join('、')}，用逗号分隔`);
  process.exit(1);
}

const names = chosenNames(process.argv.slice(2));
const chosen = ([name]) => names === null || names.includes(name);
const scratch = mkdtempSync(join(tmpdir(), 'yingji-check-'));
try {
  await runAll(STATIC.filter(chosen), 2);
  await runAll(TESTS.filter(chosen), 1);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
