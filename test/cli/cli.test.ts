import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import { cli } from './run.ts';

/** The command line as people and programs meet it: what it prints, and that a mistake is one plain line and exit 1. */

const folder = mkdtempSync(join(tmpdir(), 'yingji-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const SHORT = `title: 一问一答
clock: 2026-11-22 03:05
steps:
  - who: 部应急办值班员甲
    says: /列表
    expect: 没有未结事件
`;

describe('mistakes are told in plain words, exit code 1', () => {
  test.each([
    ['no command', [], '用法：npm run -s yingji'],
    ['an unknown command', ['paly'], '没有“paly”这个命令'],
    ['an unknown option', ['play', '--fast'], '不认识的选项 --fast'],
    ['no file', ['play'], '请写明要演的情景脚本'],
    ['a missing file', ['play', 'nowhere.yaml'], 'nowhere.yaml：文件不存在'],
    ['a folder', ['play', 'examples'], 'examples：是目录，不是文件'],
    ['no text', ['grade'], '请写明报告文字'],
    ['a missing file of reports', ['grade', '--jsonl', 'nowhere.txt'], 'nowhere.txt：文件不存在'],
    ['no days', ['deadline', '--from', '2026-11-22'], '请写明起算时间和工作日天数'],
    ['days that are none', ['deadline', '--from', '2026-11-22', '--days', 'x'], '工作日天数应为'],
    ['a date that is none', ['deadline', '--from', '2026-02-30', '--days', '3'], '起算时间无法识别'],
    ['a year without calendar', ['deadline', '--from', '2026-12-25', '--days', '10'], '2027年节假日安排'],
    ['half a command', ['plan'], '请写 plan clauses'],
    ['a missing database', ['verify', '--db', 'nowhere.db'], '数据库文件不存在：nowhere.db'],
  ])('%s', async (_, args, words) => {
    const { code, out, err } = await cli(args);
    expect(err).toContain(words);
    expect(err).not.toMatch(/\n\s+at |node:internal/u);
    expect(out).toBe('');
    expect(code).toBe(1);
  });
});

test('help lists every command', async () => {
  const { code, out } = await cli(['help']);
  expect(code).toBe(0);
  for (const name of ['play', 'grade', 'deadline', 'plan clauses', 'verify'])
    expect(out).toContain(`  ${name}`);
});

test('deadline counts make-up working days and names the rest days', async () => {
  const { code, out } = await cli(['deadline', '--from', '2026-09-30T10:00:00+08:00', '--days', '3']);
  expect(code).toBe(0);
  expect(out.split('\n')[0]).toBe('2026-10-10');
  expect(out).toContain('2026-10-01 国庆节');
  expect(out).toContain('调休上班，计为工作日：2026-10-10');
});

test('plan clauses gives every clause one aligned line', async () => {
  const { code, out } = await cli(['plan', 'clauses']);
  expect(code).toBe(0);
  expect(out).toMatch(/^3\.1\(3\) {2,}\S.* {2,}规则 {2,}grading\.ts/mu);
  expect(out).toMatch(/^1\.1 .*叙述/mu);
});

describe('grade', () => {
  test('--jsonl answers line by line, empty lines too', async () => {
    const { code, out } = await cli(['grade', '--jsonl'], '1.2亿用户信息泄露\n\n四川省大量用户无法上网');
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(answers.map((a) => [a.grade, a.level])).toEqual([
      ['especially_serious', 'I'],
      ['below', null],
      ['relatively_serious', 'III'],
    ]);
    expect(answers[0].cites).toEqual(['3.1(3)']);
    expect(Object.keys(answers[0])).toEqual(
      expect.arrayContaining(['candidates', 'scope', 'facts', 'evidence', 'questions']),
    );
  });

  test('a formal report shows its parts (4.1)', async () => {
    const { out } = await cli([
      'grade',
      '发生时间：2026年11月28日0时40分；事发单位：绍兴凌创数据服务有限公司；情况：泄露用户信息46万人；已采取措施：断开主机网络；建议：协调取证。',
    ]);
    for (const line of [
      '事发单位：绍兴凌创数据服务有限公司',
      '发生时间：2026-11-28 00:40',
      '已采取措施：断开主机网络',
      '建议：协调取证',
      '事实：影响地区：浙江省',
    ])
      expect(out.split('\n')).toContain(line);
  });

  test('a text as argument is graded for a person', async () => {
    const { code, out } = await cli(['grade', '1.2亿用户信息泄露']);
    expect(code).toBe(0);
    expect(out).toContain('级别：特别重大（I级）');
    expect(out).toContain('预案3.1(3)：1亿以上互联网用户信息泄露');
  });
});

describe('play', { timeout: 120_000 }, () => {
  test('prints the conversation, keeps the database where told, and verify finds it whole until it is changed', async () => {
    const kept = join(folder, 'kept.db');
    const report = `${SHORT}  - who: 中国电信值班员甲\n    says: /报告 四川省大量用户无法上网\n`;
    const scenario = file('report.yaml', report);
    const played = await cli(['play', '--db', kept, scenario]);
    expect(played.err).toBe('');
    expect(played.out).toContain('部应急办值班员甲：/列表');
    expect(played.out).toContain('[收到] [查看事件]');
    expect(played.code).toBe(0);

    const again = await cli(['play', '--db', kept, scenario]);
    expect(again.err).toContain('已存在，不会覆盖');
    expect(again.code).toBe(1);

    const whole = await cli(['verify', '--db', kept]);
    expect(whole.out).toContain('校验链完整');
    expect(whole.code).toBe(0);

    const db = new Database(kept);
    db.prepare(
      `UPDATE "Event" SET "data" = '{}' WHERE "recordId" = 'incident:2026-0001' AND "seq" = 2`,
    ).run();
    db.close();
    const broken = await cli(['verify', '--db', `file:${kept}`]);
    expect(broken.err).toContain('incident:2026-0001 第2条');
    expect(broken.code).toBe(1);
  });

  test('says where an expectation failed and what was seen', async () => {
    const path = file('fails.yaml', SHORT.replace('没有未结事件', '天下太平'));
    const { code, err } = await cli(['play', path]);
    expect(err).toContain(`${path} 第1步（第4行）：部应急办值班员甲在“部应急办值班群”没有看到“天下太平”`);
    expect(err).toContain('实际看到：');
    expect(err).toContain('没有未结事件');
    expect(code).toBe(1);
  });
});
