import { DatabaseError } from './database-error.ts';

/** Turns the drivers' errors into one line that says what to do. */

/** Where a PostgreSQL database is, without user and password. */
export interface PostgresPlace {
  host: string;
  database: string;
}

/** @returns null when the address is not one of PostgreSQL; @throws DatabaseError when it is a broken one */
export function postgresPlace(url: string): PostgresPlace | null {
  if (!/^postgres(ql)?:/i.test(url)) return null;
  try {
    const { host, pathname } = new URL(url);
    return { host: host || '本机', database: decodeURIComponent(pathname.slice(1)) || '默认库' };
  } catch (cause) {
    throw new DatabaseError(
      'PostgreSQL 地址写法有误：请写成 postgresql://用户:密码@主机:5432/库名，密码中的特殊字符须用 % 编码。',
      { cause },
    );
  }
}

const SQLITE_REASONS: [RegExp, (file: string) => string][] = [
  [
    /^SQLITE_(NOTADB|CORRUPT)/,
    (file) => `数据库文件已损坏或不是本程序的数据库：${file}。请用备份恢复，或改用别的路径。`,
  ],
  [/^SQLITE_BUSY/, (file) => `数据库正被另一个程序占用：${file}。请先停止那个程序，再重新启动。`],
  [/^SQLITE_FULL|^ENOSPC/, (file) => `磁盘已满，数据库无法写入：${file}。请清理磁盘后重新启动。`],
  [
    /^SQLITE_READONLY|^EACCES|^EPERM|^EROFS/,
    (file) => `没有权限写入数据库：${file}。请检查文件和所在目录的权限。`,
  ],
  [
    /^SQLITE_CANTOPEN|^EISDIR|^ENOTDIR|^EEXIST|^ENOENT/,
    (file) => `无法打开数据库文件：${file}。请检查路径是否是文件、所在目录能否写入。`,
  ],
];

const POSTGRES_REASONS: [RegExp, (place: PostgresPlace) => string][] = [
  [/^28/, ({ host }) => `PostgreSQL（${host}）不接受这个用户名或密码：请检查 YINGJI_DATABASE_URL。`],
  [/^3D000/, ({ host, database }) => `PostgreSQL（${host}）上没有数据库 ${database}：请先建库，或改正库名。`],
  [/^42501/, ({ database }) => `当前用户在数据库 ${database} 中没有建表权限：请授权后重新启动。`],
  [
    /^(ECONN|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|57P0|08)/,
    ({ host }) => `连不上 PostgreSQL（${host}）：请检查服务是否已启动、地址和端口是否正确。`,
  ],
];

/** @returns the error itself where it is a DatabaseError already */
export function explainSqlite(error: unknown, file: string): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const reason = SQLITE_REASONS.find(([code]) => code.test(codeOf(error)));
  return new DatabaseError(reason?.[1](file) ?? `无法打开数据库 ${file}：${firstLine(error)}。`, {
    cause: error,
  });
}

/** @returns the error itself where it is a DatabaseError already */
export function explainPostgres(error: unknown, place: PostgresPlace): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const code = /timeout/i.test(firstLine(error)) ? 'ETIMEDOUT' : codeOf(error);
  const reason = POSTGRES_REASONS.find(([pattern]) => pattern.test(code));
  const line =
    reason?.[1](place) ??
    `无法打开 PostgreSQL 数据库 ${place.database}（${place.host}）：${firstLine(error)}。`;
  return new DatabaseError(line, { cause: error });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
