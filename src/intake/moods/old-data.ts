import { pattern } from '../text/pattern.ts';
import type { Moods } from './moods.ts';

/** 经查，网传…外泄，系旧数据重新打包，系统未被侵入，没有新的泄露 */

const OLD_DATA = pattern(
  /^(?:均|都|全)?(?:属|系|为|是)(?:于)?(?:[多几]年前|往年|早年|历年|此前)?(?:的|公开的?)?(?:旧|老)(?:数据|资料|料|库)的?(?:翻炒|重炒|炒作|重新打包|拼凑|拼接|整合)(?:而成|的)?$/u,
);
const CHECKED = pattern(/^经(?:我[局司]|公司|平台|技术)?(?:核查|核实|查实|查|核|调查|比对)/u);
const NOTHING_NEW = pattern(
  /^(?:目前|也|并)?(?:没有|无|未发现|未见)(?:任何)?新的?(?:数据|信息|用户信息)?(?:泄露|外泄)$/u,
);
const BUT = pattern(/^(?:但|可|不过|另|其中|仅)|属实|真实/u);

/** @returns whether a clause says that what is told before it is old data, and its matter that this was checked and nothing is new */
export function isOldAndNothingNew(moods: Moods, i: number): boolean {
  if (!OLD_DATA.test(moods.text(i))) return false;
  const own = moods.clauses.filter((_, k) => moods.isOfOneMatter(i, k)).map(({ text }) => text);
  const says = (words: { test(text: string): boolean }) => own.some((text) => words.test(text));
  return says(CHECKED) && says(NOTHING_NEW) && !says(BUT);
}
