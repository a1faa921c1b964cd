/**
 * Brings a fresh checkout to a runnable state: dependencies, then both generated database clients. Uses nothing but
 * Node, because it runs before anything is installed. Does nothing when nothing changed; safe when two run at once.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (path) => join(root, path);
const say = (line) => process.stderr.write(`${line}\n`);

const SCHEMAS = ['prisma/schema.prisma', 'prisma/postgresql/schema.prisma'];
const CLIENTS = ['src/generated/sqlite/client.ts', 'src/generated/postgresql/client.ts'];
const SQLITE_BINARY = 'node_modules/better-sqlite3/build/Release/better_sqlite3.node';
const INSTALLED = 'node_modules/.yingji-installed';
const BUILT_FOR = 'node_modules/.yingji-built-for';
const GENERATED = 'src/generated/.stamp';
/** the binary part of better-sqlite3 fits one ABI on one kind of machine */
const ABI = `${process.versions.modules} ${process.platform} ${process.arch}`;

class SetupError extends Error {}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24) return;
  throw new SetupError(
    `需要 Node.js 20.19、22.12 或 24 及以上版本，当前为 ${process.versions.node}：请升级 Node.js 后重新运行。`,
  );
}

const read = (path) => (existsSync(at(path)) ? readFileSync(at(path), 'utf8') : '');

function hash(...paths) {
  const sum = createHash('sha256');
  for (const path of paths) sum.update(read(path)).update('\0');
  return sum.digest('hex');
}

const lockHash = () => hash('package.json', 'package-lock.json');
const schemaHash = () => hash(...SCHEMAS, 'node_modules/prisma/package.json');

const needsInstall = () => read(INSTALLED) !== lockHash();
const needsSqliteCheck = () => read(BUILT_FOR) !== ABI || !existsSync(at(SQLITE_BINARY));
const needsClients = () => read(GENERATED) !== schemaHash() || CLIENTS.some((path) => !existsSync(at(path)));

/** Runs a program. `output`: `stderr`, `on failure` (kept and shown only then) or `never`. */
function run(command, args, { env = {}, output = 'stderr', shell = false, failed }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      shell,
      stdio: output === 'stderr' ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => reject(new SetupError(`${failed}（${error.message}）`)));
    child.on('close', (code) => {
      if (code === 0) return resolve();
      if (output === 'on failure') process.stderr.write(Buffer.concat(chunks));
      reject(new SetupError(failed));
    });
  });
}

function npm(args, failed) {
  const cli = process.env.npm_execpath ?? '';
  // Prisma's own install script downloads an engine that nothing here uses, unless it is told of one.
  const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' };
  return cli.endsWith('npm-cli.js')
    ? run(process.execPath, [cli, ...args], { env, failed })
    : run('npm', args, { env, failed, shell: process.platform === 'win32' });
}

async function step(name, work) {
  say(`${name}…`);
  const began = Date.now();
  await work();
  say(`${name}：完成，用时 ${((Date.now() - began) / 1000).toFixed(1)} 秒`);
}

/** Whether the lock already says what package.json asks for. */
function lockFits() {
  const asked = JSON.parse(read('package.json'));
  const locked = JSON.parse(read('package-lock.json') || '{}').packages?.[''] ?? {};
  return ['dependencies', 'devDependencies'].every(
    (kind) => JSON.stringify(asked[kind]) === JSON.stringify(locked[kind]),
  );
}

async function install() {
  const kept = lockFits() ? read('package-lock.json') : null;
  // `npm ci` refuses a lock whose tools have one binding per platform.
  await npm(
    ['install', '--no-audit', '--no-fund'],
    '安装依赖未成功：请按上面的提示检查网络和 npm 源，然后重新运行。',
  );
  // Versions of npm write the same lock in different words: a checkout stays clean.
  if (kept !== null) writeFileSync(at('package-lock.json'), kept);
  writeFileSync(at(INSTALLED), lockHash());
}

/** Whether better-sqlite3 is there and was built for this Node. */
async function sqliteLoads() {
  const open = "new (require('better-sqlite3'))(':memory:').close()";
  try {
    await run(process.execPath, ['-e', open], { output: 'never', failed: '' });
    return true;
  } catch (error) {
    if (error instanceof SetupError) return false;
    throw error;
  }
}

async function checkSqlite() {
  if (!(await sqliteLoads())) {
    await step('为当前 Node.js 编译 better-sqlite3', () =>
      npm(
        ['rebuild', 'better-sqlite3'],
        '编译 better-sqlite3 未成功：请安装 python3、make 和 g++ 后重新运行。',
      ),
    );
    if (!(await sqliteLoads())) {
      throw new SetupError('better-sqlite3 不能使用：请检查 npm 是否设置了 ignore-scripts，取消后重新运行。');
    }
  }
  writeFileSync(at(BUILT_FOR), ABI);
}

async function generateClients() {
  // `prisma generate` never starts the schema engine but wants one to be there: any existing file will do, and
  // nothing is downloaded.
  const env = {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  };
  const failed = '生成数据库客户端未成功：请按上面的提示修改 prisma/schema.prisma，然后重新运行。';
  const prisma = at('node_modules/prisma/build/index.js');
  for (const schema of SCHEMAS) {
    await run(process.execPath, [prisma, 'generate', '--schema', schema], {
      env,
      output: 'on failure',
      failed,
    });
  }
  mkdirSync(at('src/generated'), { recursive: true });
  writeFileSync(at(GENERATED), schemaHash());
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Takes the lock of this checkout, waiting for whoever holds it; a holder that died is passed over. */
async function lock() {
  const path = join(tmpdir(), `yingji-setup-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`);
  for (let waits = 0; ; waits += 1) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = Number(existsSync(path) ? readFileSync(path, 'utf8') : '0');
    // 0 while the holder is still writing its number
    if ((holder > 0 && !alive(holder)) || (holder === 0 && waits > 50)) rmSync(path, { force: true });
    else if (waits === 5) say('另一个进程正在准备环境，等它完成…');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function main() {
  requireNode();
  if (!needsInstall() && !needsSqliteCheck() && !needsClients()) return;
  const unlock = await lock();
  try {
    if (needsInstall()) await step('安装依赖（首次约需一两分钟）', install);
    if (needsSqliteCheck()) await checkSqlite();
    if (needsClients()) await step('生成数据库客户端', generateClients);
  } finally {
    unlock();
  }
}

main().catch((error) => {
  say(error instanceof SetupError ? error.message : `准备环境时出错：${error.stack ?? error}`);
  process.exitCode = 1;
});
