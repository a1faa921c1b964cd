import { type Pattern, pattern } from '../text/pattern.ts';
import { instructs, type Moods } from './moods.ts';

/** Work on the network that is announced: what it will interrupt has not happened. */

const KINDS = '割接|升级|检修|维护|停机|停服|扩容|迁移|搬迁|搬家|改造|倒换|灾备切换';
/** 拟对云南省干传输进行割接, 定于10月18日0时至4时…升级, 今夜0:00-5:00…做城域网割接, 例行维护通知 */
const WORK = pattern(
  new RegExp(
    `(?:拟|将(?!近|解决|恢复|修复|抢通)|定于|计划|兹定|预定|安排|因|为|明[天晚早]|后天|今[晚夜]|下周[一二三四五六日天]?|(?<![上一每])周[一二三四五六日天])[^,]*(?:${KINDS})|(?:\\d[日号]|周[一二三四五六日天])[^,]*(?:进行|实施|开展|做)[^,]{0,12}(?:${KINDS})(?![时后中])|(?:拟|将|定|计划)(?:于|在)[^,]*(?:中断|暂停)[^,]{0,8}(?:业务|服务|网络|宽带)|^关于[^,]*(?:${KINDS})(?:工作|作业|施工|操作|事宜)?的?(?:公告|通知|通告|预告)$|^[^,\\d]{0,8}(?:割接|升级|检修|维护|停机|停服)(?:公告|通知|通告|预告|备案)|(?:停服|停运|关站|下线|停止服务)(?:的)?(?:公告|通知|通告)`,
    'u',
  ),
);
const ANNOUNCED = pattern(
  /拟|定于|兹定|预定|计划[于在]|将[于在][^,]*\d[日号][^,]*(?:割接|升级|检修|维护|扩容|搬迁|改造)|公告|通告|^通知|(?:的|割接|升级|检修|维护|停机|停服|扩容)通知|^明[天早晚日]|^后天|^下周|预告|报备|备案|敬请谅解|温馨提示|口径[^,]{0,3}(?:备|准备)|工单[^,]{0,3}批|提前[^,]{0,4}(?:打|告知|公告|安排|通知|办理)/u,
);
/** 期间全省用户将短时无法上网, 届时网站无法访问, 会有短时中断 */
const WILL = pattern(
  /期间|其间|届时|将(?!近|解决|恢复|修复|抢通)|可能|预计|\d日起|(?:定|拟|计划)(?:于|在)[^,]*(?:中断|暂停)|会(?:有|出现|造成|短时|短暂|中断|瞬断|闪断|影响)/u,
);
/** 明早6点至8点割接，河北全省大量用户无法上网 */
const TOMORROW = pattern(/^(?:明[天早晚日]|后天|下周|拟|定于|将于|计划于)/u);
/** 今晚割接，湖南全省大量用户断网半小时，口径已备好: whether it has begun is open */
const TONIGHT = pattern(/^今[晚夜]/u);
/** 明天割接，今晚全省断网 */
const NOW = pattern(/^(?:今[天晚夜日早晨]|现在|目前|刚|此刻|昨)/u);
/** What the reader has no word for, but is of the work: 闪断三分钟 */
const BREAKS = pattern(/闪断|瞬断|短断|停[服机用]|中断|影响[^,]{0,10}上网/u);
/** It began, or went wrong. */
const BEGAN = pattern(
  /抢修|正恢复|突发|意外|失败|回退|回滚|未恢复|尚未|仍|投诉|申告|目前|截至|现已|已(?:经)?(?:断|中断|恢复|造成|导致|影响)|刚|误操作|误删|误配|不当|碰断|写错|配错|缺陷|致歉|触发|今早|凌晨起|出事|超时未|没按|提前断|延期|超期|拖到|持续[到至]|黑客|入侵|攻击|(?<!公告|通知|通告)昨[夜晚天日](?!已?(?:发|公告|通知|报))/u,
);

const NOTICE = pattern(/公告|通告|通知/u);
/** A notice speaks of its work in so many sentences after its heading. */
const OF_NOTICE = 3;
/** 12月2日0时至2时，平台暂停服务 */
const DATED = pattern(/本?周[一二三四五六日天]|\d+[日号]|明|后天/u);

/** 期间骨干网中断，全省大量用户无法上网 */
function goesOn(moods: Moods, i: number): boolean {
  return moods
    .sentenceOf(i)
    .some((k) => k < i && moods.list[k] === 'hypothetical' && WILL.test(moods.text(k)));
}

/** Sets what announced work will interrupt to hypothetical, where nothing says that it began or went wrong. */
export function markPlanned(moods: Moods): void {
  const claims = moods.claims();
  const work = claims.find(({ clause }) => WORK.test(clause.text));
  const said = (pattern: Pattern) => claims.some(({ clause }) => pattern.test(clause.text));
  if (work === undefined || !said(ANNOUNCED) || said(BEGAN)) return;
  const announced = NOTICE.test(work.clause.text) && said(DATED);
  for (const { i, clause } of claims) {
    if (!moods.happens(i) && !BREAKS.test(clause.text)) continue;
    const apart = Math.abs(clause.sentence - work.clause.sentence);
    const tomorrow =
      announced ||
      (i >= work.i && TOMORROW.test(work.clause.text) && clause.sentence === work.clause.sentence);
    const near = apart <= (announced ? OF_NOTICE : 1);
    const tonight = TONIGHT.test(work.clause.text);
    const will = WILL.test(clause.text) || tomorrow || goesOn(moods, i);
    if (!near || instructs(clause) || NOW.test(clause.text) || !(will || tonight)) continue;
    moods.set([i, work.i], will ? 'hypothetical' : 'unverified');
    moods.flag('hypothetical', work.clause);
  }
}
