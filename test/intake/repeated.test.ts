import { expect, it } from 'vitest';
import { readReport } from '../../src/intake/read.ts';
import { AT, list } from '../support/reports.ts';

/** What patterns go over again and again: where two ways to read one of them are left, a text of it alone takes for ever. */
const REPEATED = list(`
  全都 | 刚刚 | 系统 | 谁也 | 人人 | 经 | 经较 | 只是 | 纯属 | 超过 | 总共 | 整整 | 现已 | 增至 | 升到 | 被拖走 | 其他县市 | 较已 | 在已 | 给再
  1 | 12点 | x | ※ | 有 | 多家 | 冲上 | 请务必 | 国家级 | 的事 | 注册的 | 人员 | 刚才 | 从1 | 也 | 已经 | 都 | 全部 | 8:00 | 一 | 的 | 大量 | 用户
`);
const LED_BY = list('上网 | 手机网 | 用户拨号 | 解析效率 | 平台 | 泄露用户 | 断网， | 本次 | 共 | 每张 | 因');

it('reads a text that repeats itself in no time (1 s is a thousand times what a report takes)', () => {
  for (const lead of LED_BY)
    for (const word of REPEATED) {
      const text = `${lead}${word.repeat(140 / word.length)}囧`;
      const began = performance.now();
      readReport(text, AT);
      expect(performance.now() - began, text.slice(0, 12)).toBeLessThan(1000);
    }
});
