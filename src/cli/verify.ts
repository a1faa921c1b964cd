import { existsSync } from 'node:fs';
import { loadDotEnv, readConfig } from '../config.ts';
import { openDatabase } from '../store/open.ts';
import { verifyChains } from '../store/verify.ts';
import { readArgs } from './args.ts';
import { PlainError, UsageError } from './errors.ts';

const MOST_SHOWN = 50;

/** `verify [--db URL]`: recomputes every chain of the chronicle; a broken one is an error that names the records. */
export async function run(args: string[]): Promise<void> {
  const { values, positionals } = readArgs(args, { db: { type: 'string' } });
  if (positionals.length > 0) throw new UsageError(`不认识的内容 ${positionals.join(' ')}。`);
  const url = values.db ?? configured();
  refuseMissing(url);
  const { db, close } = await openDatabase(url, { info: () => undefined, error: () => undefined });
  try {
    const { records, events, broken } = await verifyChains(db);
    console.log(`已核验 ${records} 个记录、${events} 条日志。`);
    if (broken.length === 0) {
      console.log('校验链完整。');
      return;
    }
    const lines = broken.slice(0, MOST_SHOWN).map((f) => `  ${f.record} 第${f.seq}条：${f.why}`);
    const more = broken.length > MOST_SHOWN ? [`  ……共 ${broken.length} 处`] : [];
    throw new PlainError(['校验链有断裂，下列记录可能被改动：', ...lines, ...more].join('\n'));
  } finally {
    await close();
  }
}

function configured(): string {
  loadDotEnv();
  const read = readConfig(process.env);
  if (!read.ok) throw new PlainError(read.message);
  return read.config.databaseUrl;
}

/** Opening would make a new, empty database, and say that all is well with it. */
function refuseMissing(url: string): void {
  const path = /^[a-z]{2,}:\/\//i.test(url) ? null : url.replace(/^file:/i, '');
  if (path && !existsSync(path))
    throw new PlainError(`数据库文件不存在：${path}。请用 --db 写明地址，如 --db file:data/yingji.db。`);
}
