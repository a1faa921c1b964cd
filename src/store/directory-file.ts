import { readFile } from 'node:fs/promises';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { POSTS } from '../domain/directory.ts';
import { pagingRuleSchema } from '../domain/paging/plan.ts';
import { REGION_IDS } from '../plan/regions.ts';
import { ORG_KINDS } from '../plan/types.ts';
import { checkDirectory } from './directory-check.ts';

/** The directory as people write it: organizations with their people and rooms, in YAML. */

/** The file can't be used. The message is one Chinese line that says where and what to do. */
export class DirectoryError extends Error {
  override readonly name = 'DirectoryError';
}

const LARGEST_BYTES = 5_000_000;

/** @param what the Chinese for `must be …`; also the answer where the key is missing */
const text = (what: string, pattern: RegExp) => z.string({ error: what }).regex(pattern, { error: what });
const id = text('编号应为小写字母、数字和连字符，以字母开头，如 ca-sichuan', /^[a-z][a-z0-9-]{0,59}$/);
const name = text('名称应为 1 至 60 个字，不含换行', /^\S(?:[^\p{Cc}\p{Zl}\p{Zp}]{0,58}\S)?$/u);
const handle = text('账号应为平台给出的编号，不含空格', /^[\w:.@-]{1,100}$/);
const choice = <const T extends readonly string[]>(options: T, what: string) =>
  z.enum(options, { error: `${what}只能是 ${options.join('、')} 之一` });
const list = <T extends z.ZodType>(item: T, what: string) => z.array(item, { error: `${what}应为列表` });
const fields = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `不认识的项目 ${issue.keys.join('、')}：可用的有 ${Object.keys(shape).join('、')}`
        : `应为“项目: 内容”的形式，可用的项目有 ${Object.keys(shape).join('、')}`,
  });

const room = fields({
  purpose: choice(['duty', 'ops'], '群的用途'),
  platform: choice(['local', 'feishu', 'slack'], '平台'),
  id: handle,
  name: name.optional(),
});

const person = fields({
  id,
  name,
  posts: list(choice(POSTS, '岗位'), '岗位').min(1, { error: '至少写一个岗位' }),
  phone: text('电话应为数字，可带 +、- 和空格', /^\+?[\d -]{3,30}$/).optional(),
  email: text('邮箱格式不对', /^[^\s@]+@[^\s@]+$/).optional(),
  /** absent: the accounts that are known stay */
  handles: z
    .partialRecord(choice(['feishu', 'slack'], '平台'), handle, { error: '账号应写成“平台: 编号”' })
    .optional(),
});

const organization = fields({
  id,
  kind: choice(ORG_KINDS, '单位类别'),
  name,
  aliases: list(name, '简称').default([]),
  region: choice(REGION_IDS, '地区').optional(),
  /** absent: people are paged as by default */
  paging: list(pagingRuleSchema, '呼叫办法').optional(),
  people: list(person, '人员').default([]),
  /** absent: the rooms that are known stay */
  rooms: list(room, '群').optional(),
});

const directoryFile = fields({
  organizations: list(organization, '单位').min(1, { error: '至少写一个单位' }),
}).superRefine((file, ctx) => {
  for (const { path, message } of checkDirectory(file)) ctx.addIssue({ code: 'custom', path, message });
});

export type DirectoryFile = z.infer<typeof directoryFile>;
export type OrganizationEntry = DirectoryFile['organizations'][number];

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
