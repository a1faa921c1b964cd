import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cli } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'yingji-rota-'));
afterAll(() => rmSync(folder, { recursive: true }));
const db = `file:${join(folder, 'rota.db')}`;

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('rota import takes a CSV as a spreadsheet saves it, in GBK with its own dates, and names the gap', async () => {
  // 单位,开始,时长,主班 / 中国电信,2026/12/1 8:30,24,值班员甲 / 中国电信,2026年12月3日 8:30,24小时,值班员乙
  const bytes = Buffer.from(
    'taXOuyy/qsq8LMqxs6Qs1vew4A0K1tC5+rXn0MUsMjAyNi8xMi8xIDg6MzAsMjQs1rWw4NSxvNcNCtbQufq159DFLDIwMjbE6jEy1MIzyNUgODozMCwyNNChyrEs1rWw4NSx0tINCg==',
    'base64',
  ).toString('latin1');
  const [first = [], third = []] = [40, 42].map((days) => {
    const day = new Date(Date.now() + days * 86_400_000);
    return [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()];
  });
  const dated = bytes
    .replace('2026/12/1', first.join('/'))
    .replace(/2026(..)12(..)3/u, (_, year, month) => `${third[0]}${year}${third[1]}${month}${third[2]}`);
  const gbk = Buffer.from(dated, 'latin1');
  const { code, out, err } = await cli(['rota', 'import', file('gbk.csv', gbk), '--db', db]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('中国电信集团公司：已导入 2 个班次。');
  expect(out).toMatch(/注意：\S+ 08:30 至 \S+ 08:30 无人值班/u);
});

test('rota import of a table with mistakes names each line and takes over nothing', async () => {
  const table = `单位,开始,时长,主班

中国电信,2026-12-01 08:30,24,值班员甲
月球电信,2026-12-01 08:30,24,值班员甲
中国电信,2026-02-30 08:30,24,值班员甲
中国电信,2026-12-02 08:30,24,`;
  const { code, out, err } = await cli(['rota', 'import', file('bad.csv', table), '--db', db]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err.trim().split('\n')).toEqual([
    '没有导入任何班次：',
    '第4行：通讯录中没有单位“月球电信”，请写全称',
    '第5行：开始请写成 2026-12-01 08:30',
    '第6行：请写明主班',
  ]);
});
