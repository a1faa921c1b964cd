import { readFile } from 'node:fs/promises';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { checkDirectory } from './directory-check.ts';
import { type DirectoryFile, directorySchema } from './directory-schema.ts';

/** The directory as people write it: organizations with their people and rooms, in YAML. */

/** The file can't be used. The message is one Chinese line that says where and what to do. */
export class DirectoryError extends Error {
  override readonly name = 'DirectoryError';
}

const LARGEST_BYTES = 5_000_000;

const directoryFile = directorySchema.superRefine((file, ctx) => {
  for (const { path, message } of checkDirectory(file)) ctx.addIssue({ code: 'custom', path, message });
});

/**
 * @param path of a YAML file; examples/directory.yaml shows the form
 * @returns organizations and people in the order of the file
 * @throws DirectoryError when it can't be read, is no YAML, or says something that can't be
 */
export async function readDirectoryFile(path: string): Promise<DirectoryFile> {
  return parseDirectory(await readText(path), path);
}

/**
 * @param source YAML
 * @param path where it came from, for messages
 * @throws DirectoryError for the first thing that is wrong
 */
export function parseDirectory(source: string, path: string): DirectoryFile {
  const lines = new LineCounter();
  const doc = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const [broken] = doc.errors;
  if (broken) {
    const line = lines.linePos(broken.pos[0]).line;
    throw new DirectoryError(
      `通讯录 ${path} 第 ${line} 行不是有效的 YAML（${broken.code}）：请检查缩进、冒号和引号。`,
    );
  }
  const parsed = directoryFile.safeParse(toPlain(() => doc.toJS({ maxAliasCount: 100 }), path));
  if (parsed.success) return parsed.data;
  const [first, ...others] = parsed.error.issues;
  const at = first?.path ?? [];
  const more = others.length > 0 ? `另有 ${others.length} 处问题。` : '';
  const where = at.length > 0 ? `（${at.map(String).join('.')}）` : '';
  throw new DirectoryError(`通讯录 ${path} 第 ${lineOf(at)} 行${where}：${first?.message}。${more}`);

  /** The line of the innermost part of the path that is in the file. */
  function lineOf(keys: PropertyKey[]): number {
    const node = doc.getIn(keys, true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    return keys.length === 0 ? 1 : lineOf(keys.slice(0, -1));
  }
}

/** Expanding aliases can fail where a file refers to itself without end. */
function toPlain(expand: () => unknown, path: string): unknown {
  try {
    return expand();
  } catch (cause) {
    throw new DirectoryError(`通讯录 ${path} 中的引用（& 和 *）有误：请直接写出内容。`, { cause });
  }
}

async function readText(path: string): Promise<string> {
  try {
    const bytes = await readFile(path);
    if (bytes.length > LARGEST_BYTES)
      throw new DirectoryError(`通讯录 ${path} 超过 5 MB：请检查是否选错了文件。`);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    if (cause instanceof DirectoryError) throw cause;
    throw new DirectoryError(`无法读取通讯录 ${path}：${reasonOf(cause)}。`, { cause });
  }
}

const REASONS: Record<string, string> = {
  ENOENT: '文件不存在，请检查路径',
  EACCES: '没有读取权限，请检查文件权限',
  EPERM: '没有读取权限，请检查文件权限',
  EISDIR: '这是目录，请写到文件',
  ERR_ENCODING_INVALID_ENCODED_DATA: '不是 UTF-8 文本，请另存为 UTF-8',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (code || '文件不可用');
}
