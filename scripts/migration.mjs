/**
 * node scripts/migration.mjs new <name>   writes the next migration for SQLite and for PostgreSQL
 * node scripts/migration.mjs check        exits 1 when schema, PostgreSQL twin and migrations do not agree
 *
 * The PostgreSQL schema is derived from prisma/schema.prisma. Shadow databases are SQLite in memory and PGlite.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { diff } from './schema-engine.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const SOURCE = 'prisma/schema.prisma';
const TWIN = 'prisma/postgresql/schema.prisma';

/** Each connection is a fresh, empty PostgreSQL. */
const pglite = {
  provider: 'postgres',
  adapterName: 'pglite-shadow',
  async connect() {
    const database = new PGlite();
    const adapter = await new PrismaPGlite(database).connect();
    adapter.dispose = () => (database.closed ? Promise.resolve() : database.close());
    return adapter;
  },
  connectToShadowDb() {
    return this.connect();
  },
};

const TARGETS = [
  {
    provider: 'sqlite',
    schema: SOURCE,
    migrations: 'prisma/migrations',
    factory: new PrismaBetterSqlite3({ url: ':memory:' }),
  },
  { provider: 'postgresql', schema: TWIN, migrations: 'prisma/postgresql/migrations', factory: pglite },
];

/** @returns {string} the PostgreSQL schema that belongs to the SQLite one */
function deriveTwin(source) {
  const replaced = [
    ['provider = "sqlite"', 'provider = "postgresql"'],
    ['"../src/generated/sqlite"', '"../../src/generated/postgresql"'],
  ].reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`${SOURCE} 中找不到 ${from}：请恢复这一行。`);
    return text.replace(from, to);
  }, source);
  return `// Derived from ../schema.prisma by scripts/migration.mjs; change that file instead.\n${replaced}`;
}

function readMigrations(dir) {
  const names = existsSync(dir)
    ? readdirSync(dir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];
  if (names.length === 0) return { tag: 'empty' };
  return {
    tag: 'migrations',
    baseDir: resolve(dir),
    lockfile: {
      path: 'migration_lock.toml',
      content: readFileSync(join(dir, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(dir, name, 'migration.sql'), 'utf8') },
      },
    })),
  };
}

/** @returns {Promise<string | null>} the SQL that is missing from the target's migrations */
function missing(target) {
  const schema = { path: target.schema, content: readFileSync(target.schema, 'utf8') };
  return diff(target.factory, readMigrations(target.migrations), schema);
}

async function check() {
  let ok = true;
  const problem = (line) => {
    ok = false;
    console.log(line);
  };
  if (readFileSync(TWIN, 'utf8') !== deriveTwin(readFileSync(SOURCE, 'utf8'))) {
    problem(`${TWIN} 与 ${SOURCE} 不一致：请运行 npm run migration -- new <名称>。`);
  }
  for (const target of TARGETS) {
    const sql = await missing(target);
    if (sql === null) console.log(`${target.provider}：迁移与模型一致`);
    else
      problem(
        `${target.provider}：迁移与模型不一致，请运行 npm run migration -- new <名称>。缺少的语句：\n${sql}`,
      );
  }
  return ok;
}

async function create(name) {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    console.error('迁移名称只能由小写字母、数字和下划线组成，例如 add_drills。');
    return false;
  }
  const twin = deriveTwin(readFileSync(SOURCE, 'utf8'));
  mkdirSync(dirname(TWIN), { recursive: true });
  writeFileSync(TWIN, twin);
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  for (const target of TARGETS) {
    const sql = await missing(target);
    if (sql === null) {
      console.log(`${target.provider}：没有变化`);
      continue;
    }
    const dir = join(target.migrations, `${stamp}_${name}`);
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, 'migration.sql'), sql);
    writeFileSync(
      join(target.migrations, 'migration_lock.toml'),
      `# Read by Prisma; do not edit.\nprovider = "${target.provider}"\n`,
    );
    console.log(`${target.provider}：已写入 ${dir}，请检查其中的语句后提交`);
  }
  return true;
}

const [command, name = ''] = process.argv.slice(2);
const commands = { new: () => create(name), check };
const chosen = commands[command];
if (chosen === undefined) console.error('用法：npm run migration -- new <名称> | check');
process.exitCode = chosen !== undefined && (await chosen()) ? 0 : 1;
