import { z } from 'zod';
import { POSTS } from '../domain/directory.ts';
import { pagingRuleSchema } from '../domain/paging/plan.ts';
import { REGION_IDS } from '../plan/regions.ts';
import { ORG_KINDS } from '../plan/types.ts';

/** What each entry of the directory file looks like, with what is said where it doesn't. */

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

export const directorySchema = fields({
  organizations: list(organization, '单位').min(1, { error: '至少写一个单位' }),
});

export type DirectoryFile = z.infer<typeof directorySchema>;
export type OrganizationEntry = DirectoryFile['organizations'][number];
