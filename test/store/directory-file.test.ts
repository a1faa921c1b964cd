import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REGION_IDS } from '../../src/plan/regions.ts';
import { ORG_KINDS } from '../../src/plan/types.ts';
import { DirectoryError, parseDirectory, readDirectoryFile } from '../../src/store/directory-file.ts';
import { EXAMPLE_DIRECTORY } from '../support/store.ts';

const GOOD = `organizations:
  - id: lg
    kind: leading_group
    name: 部领导小组
  - id: ero
    kind: ero
    name: 部应急办
    aliases: [应急办]
    rooms:
      - { purpose: duty, platform: feishu, id: oc_1 }
    people:
      - id: ero-duty-1
        name: 部应急办值班员甲
        posts: [duty, liaison]
        phone: 010-1234 5678
        handles: { feishu: ou_1, slack: U1 }
`;

/** @returns what parsing says */
function problem(source: string): string {
  try {
    parseDirectory(source, 'd.yaml');
  } catch (error) {
    if (error instanceof DirectoryError) return error.message;
    throw error;
  }
  return '没有问题';
}

test('what is written comes out, with nothing where nothing is', () => {
  expect(parseDirectory(GOOD, 'd.yaml')).toEqual({
    organizations: [
      { id: 'lg', kind: 'leading_group', name: '部领导小组', aliases: [], people: [] },
      {
        id: 'ero',
        kind: 'ero',
        name: '部应急办',
        aliases: ['应急办'],
        rooms: [{ purpose: 'duty', platform: 'feishu', id: 'oc_1' }],
        people: [
          {
            id: 'ero-duty-1',
            name: '部应急办值班员甲',
            posts: ['duty', 'liaison'],
            phone: '010-1234 5678',
            handles: { feishu: 'ou_1', slack: 'U1' },
          },
        ],
      },
    ],
  });
});

const again = (line: string): string => `${GOOD}      - { ${line} }\n`;

describe('what is wrong is said with its line', () => {
  test.each([
    ['an unknown key', GOOD.replace('name: 部应急办\n', 'nmae: 部应急办\n'), 5, /不认识的项目 nmae|名称应为/],
    ['an unknown kind', GOOD.replace('kind: ero', 'kind: office'), 6, /单位类别只能是 leading_group、ero/],
    ['an unknown post', GOOD.replace('[duty, liaison]', '[boss]'), 14, /岗位只能是 head、duty_leader/],
    ['no post', GOOD.replace('[duty, liaison]', '[]'), 14, /至少写一个岗位/],
    ['a bad id', GOOD.replace('id: ero-duty-1', 'id: 值班员'), 12, /编号应为小写字母/],
    ['a name that is missing', GOOD.replace('    name: 部领导小组\n', ''), 2, /名称应为/],
    ['a name of two lines', GOOD.replace('name: 部领导小组', 'name: "甲\\n乙"'), 4, /不含换行/],
    [
      'an unknown platform',
      GOOD.replace('platform: feishu', 'platform: qq'),
      10,
      /平台只能是 local、feishu、slack/,
    ],
    ['a phone that is none', GOOD.replace('010-1234 5678', '见通讯录'), 15, /电话应为数字/],
    ['a person twice', again('id: ero-duty-1, name: 乙, posts: [duty]'), 17, /人员编号 ero-duty-1 重复/],
    [
      'an account twice',
      again('id: b, name: 乙, posts: [duty], handles: {slack: U1}'),
      17,
      /slack 账号 U1 重复/,
    ],
    ['an id of the bot', again('id: system, name: 乙, posts: [duty]'), 17, /由系统保留/],
    ['a list that is none', 'organizations: 部应急办', 1, /单位应为列表/],
    ['a list', '- a\n- b', 1, /应为“项目: 内容”的形式/],
    ['nothing', '', 1, /应为“项目: 内容”的形式/],
    ['no office', 'organizations:\n  - {id: lg, kind: leading_group, name: 甲}', 2, /缺少部应急办/],
    ['two offices', `${GOOD}  - {id: e2, kind: ero, name: 另一个}\n`, 17, /类别为 ero 的单位只能有一个/],
    ['an id twice', `${GOOD}  - {id: ero, kind: operator, name: 丙}\n`, 17, /单位编号 ero 重复/],
    [
      'no region',
      `${GOOD}  - {id: ca, kind: administration, name: 丙局}\n`,
      17,
      /丙局是通信管理局，须写明 region/,
    ],
    [
      'an unknown region',
      `${GOOD}  - {id: ca, kind: administration, name: 丙局, region: mars}\n`,
      17,
      /地区只能是 beijing/,
    ],
    ['YAML that is broken', `${GOOD}  - {id: [ca\n`, 18, /不是有效的 YAML/],
    ['a key twice', 'organizations: []\norganizations: []\n', 2, /不是有效的 YAML/],
  ])('%s', (_what, source, line, message) => {
    const said = problem(source);
    expect(said).toMatch(message);
    expect(said).toContain(`通讯录 d.yaml 第 ${line} 行`);
    expect(said).not.toContain('\n');
  });

  test('further ones are counted', () => {
    expect(problem(GOOD.replace('[duty, liaison]', '[boss]').replace('kind: ero', 'kind: x'))).toMatch(
      /第 6 行.*另有 1 处问题。$/,
    );
  });

  test('a file that expands without end', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]', 'b: &b [*a, *a, *a, *a, *a, *a, *a, *a]'];
    expect(
      problem([...bomb, 'organizations: [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b]'].join('\n')),
    ).toMatch(/引用（& 和 \*）有误/);
  });
});

describe('a file that cannot be read is said in one line', () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'yingji-directory-'));
    writeFileSync(join(dir, 'gbk.yaml'), Buffer.from([0xb2, 0xbf, 0xd3, 0xa6]));
    writeFileSync(join(dir, 'large.yaml'), Buffer.alloc(5_000_001, ' '));
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  test.each([
    ['none.yaml', /无法读取通讯录 .*none\.yaml：文件不存在，请检查路径。$/],
    ['.', /这是目录，请写到文件。$/],
    ['gbk.yaml', /不是 UTF-8 文本，请另存为 UTF-8。$/],
    ['large.yaml', /超过 5 MB/],
  ])('%s', async (name, message) => {
    const reading = readDirectoryFile(join(dir, name));
    await expect(reading).rejects.toBeInstanceOf(DirectoryError);
    await expect(reading).rejects.toThrow(message);
  });
});

describe('the example', () => {
  test('has every kind of organization, each region once, and the bodies that the plan names', async () => {
    const { organizations } = await readDirectoryFile(EXAMPLE_DIRECTORY);
    expect(new Set(organizations.map((o) => o.kind))).toEqual(new Set(ORG_KINDS));
    const regions = organizations.filter((o) => o.kind === 'administration').map((o) => o.region);
    expect(regions).toEqual(REGION_IDS);
    const named = (kind: string) => organizations.filter((o) => o.kind === kind).map((o) => o.name);
    expect(named('specialist_body')).toEqual([
      '国家计算机网络应急技术处理协调中心',
      '中国信息通信研究院',
      '中国软件评测中心',
      '国家工业信息安全发展研究中心',
    ]);
    expect(named('operator')).toEqual([
      '中国电信集团公司',
      '中国移动通信集团公司',
      '中国联合网络通信集团有限公司',
    ]);
  });

  test('gives everybody to page, and nobody a phone number', async () => {
    const { organizations } = await readDirectoryFile(EXAMPLE_DIRECTORY);
    for (const o of organizations) {
      const posts = new Set(o.people.flatMap((p) => p.posts));
      expect(posts.has('head'), o.name).toBe(true);
      expect(o.people.filter((p) => p.phone !== undefined || p.email !== undefined)).toEqual([]);
      expect(o.rooms).toHaveLength(1);
    }
  });
});
