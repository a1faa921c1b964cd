/** Something that the person at the terminal must mend or know; its message is printed as it is, exit code 1. */
export class PlainError extends Error {
  override name = 'PlainError';
}

/** The command was called wrongly; its usage is printed after the message. */
export class UsageError extends PlainError {
  override name = 'UsageError';
}

/** @returns what to print for an error, in plain words */
export function complain(e: unknown): string {
  if (!(e instanceof Error)) return String(e);
  const { code } = e as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES') return fileProblem(e);
  return e.message;
}

/** @returns one line for an error of the file system */
export function fileProblem(e: Error): string {
  const { code, path } = e as NodeJS.ErrnoException;
  const why =
    code === 'ENOENT' ? '文件不存在' : code === 'EISDIR' ? '是目录，不是文件' : '读不了，请检查权限';
  return `${path ?? ''}：${why}。`;
}
