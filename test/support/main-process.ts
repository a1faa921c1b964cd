import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The bot as people start it: a process of its own, set up by its environment. */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface MainProcess {
  /** all that it has written */
  output(): string;
  /** @returns the exit code once it has ended */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
  /** ends it where a test did not, and removes its files */
  close(): Promise<void>;
}

/** Two duty officers as the platform knows them; by which of the two depends on the platform. */
export const OFFICER = { name: '四川值班员', phone: '13800000002', email: 'sc@example.cn' };
export const REPORTER = { name: '电信值班员', phone: '13800000001', email: 'tc@example.cn' };

/** @param groups ids of the duty groups on the platform */
function directoryOf(platform: 'feishu' | 'slack', groups: { bureau: string; company: string }) {
  const org = (id: string, kind: string, name: string) => ({ id, kind, name });
  const room = (id: string) => [{ purpose: 'duty', platform, id }];
  return {
    organizations: [
      org('lg', 'leading_group', '部领导小组'),
      org('ero', 'ero', '部应急办'),
      {
        ...org('ca-sichuan', 'administration', '四川省通信管理局'),
        region: 'sichuan',
        rooms: room(groups.bureau),
        people: [{ id: 'sc-1', posts: ['duty'], ...OFFICER }],
      },
      {
        ...org('telecom', 'operator', '中国电信'),
        rooms: room(groups.company),
        people: [{ id: 'tc-1', posts: ['duty'], ...REPORTER }],
      },
    ],
  };
}

/**
 * @param env the settings of the platform
 * @returns the process, once it has said that it runs
 */
export async function startMain(
  platform: 'feishu' | 'slack',
  groups: { bureau: string; company: string },
  env: Record<string, string>,
): Promise<MainProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'yingji-main-'));
  const directory = join(folder, 'directory.yaml');
  // JSON is YAML.
  writeFileSync(directory, JSON.stringify(directoryOf(platform, groups)));
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH ?? '',
      YINGJI_DATABASE_URL: `file:${join(folder, 'yingji.db')}`,
      YINGJI_PORT: String(await freePort()),
      YINGJI_DIRECTORY: directory,
      YINGJI_DUTY_REMINDERS: 'off',
      ...env,
    },
  });
  let output = '';
  const ended = once(child, 'exit');
  const running = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (output.includes('应急已启动')) resolve();
      });
    }
  });
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> => {
    child.kill(signal);
    await ended;
    return child.exitCode;
  };
  const close = async (): Promise<void> => {
    if (isRunning(child)) await end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  await Promise.race([running, ended]);
  if (isRunning(child)) return { output: () => output, end, close };
  await close();
  throw new Error(`the process ended before it ran:\n${output}`);
}

const isRunning = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
