import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What a bot in a process of its own tells of itself: calls, posts, errors. */
export interface Line {
  key?: string;
  handle?: string;
  means?: string;
  room?: string;
  error?: string;
}

export interface BotProcess {
  /** in the order in which they came */
  lines: Line[];
  /** lets it run what is due at the moment; for those that were begun with a clock of their own */
  run(moment: Date): Promise<void>;
  end(): Promise<void>;
}

interface Options {
  databaseUrl: string;
  /** path of the directory file */
  directory: string;
  /** where its clock stands; absent: it goes as clocks do, and what falls due runs by itself */
  clock?: Date;
  heard?: (line: Line) => void;
}

/** @returns once it is ready */
export async function startBotProcess({
  databaseUrl,
  directory,
  clock,
  heard,
}: Options): Promise<BotProcess> {
  const script = fileURLToPath(new URL('paging-process.ts', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      DIRECTORY: directory,
      ...(clock ? { CLOCK: clock.toISOString() } : {}),
    },
  });
  const exit = once(child, 'exit');
  const lines: Line[] = [];
  let waiting: (() => void) | null = null;
  const told = (): Promise<void> =>
    new Promise((resolve) => {
      waiting = resolve;
    });
  if (!child.stdout) throw new Error('no output');
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line: Line & { ready?: boolean; ran?: string } = JSON.parse(text);
    if (line.ready || line.ran) return waiting?.();
    lines.push(line);
    heard?.(line);
  });
  await Promise.race([told(), exit.then(() => Promise.reject(new Error('the process ended at its start')))]);
  return {
    lines,
    async run(moment) {
      const ran = told();
      child.stdin?.write(`${moment.toISOString()}\n`);
      await Promise.race([ran, exit.then(() => Promise.reject(new Error('the process has ended')))]);
    },
    async end() {
      child.stdin?.end();
      await exit;
    },
  };
}
