import { later } from '../domain/context.ts';
import { POST_NAMES } from '../domain/duty/words.ts';
import { type MonthLine, monthBeside, monthTable } from '../domain/rota/month.ts';
import type { Rota, WatchPost } from '../domain/rota/rota.ts';
import { formatShanghai } from '../domain/time.ts';
import { orgName, shortName, type Words } from '../domain/words.ts';
import type { Action, Card } from './card.ts';

/** A month's table. What most lines have in common is said once, so that a line is a day and names. */

/** @param month as `2026-11` */
export function monthCard(rota: Rota, month: string, w: Words): Card {
  const lines = monthTable(rota, month);
  const usual = usualTime(lines);
  const leader = soleLeader(lines);
  const said = [
    ...(usual ? [`每班 ${usual}`] : []),
    ...(leader ? [`${POST_NAMES.leader} ${shortName(leader, w.dir)}`] : []),
  ];
  const gaps = lines.filter((l) => l.gap).length;
  const notes = [
    ...(gaps > 0 ? [`有${gaps}处无人值班，请补齐。`] : []),
    ...(lines.some((l) => l.covered.length > 0) ? ['＊为换班后的人员。'] : []),
  ];
  return {
    tone: gaps > 0 ? 'orange' : 'blue',
    title: `值班表 ${month}`,
    subtitle: orgName(rota.org, w.dir),
    blocks: [
      ...(said.length > 0 ? [{ type: 'text' as const, text: said.join('　') }] : []),
      lines.length > 0
        ? { type: 'list', items: lines.map((l) => lineWords(l, usual, leader !== null, w)) }
        : { type: 'text', text: '本月没有排班。可用 /值班 导入 录入。' },
      ...(notes.length > 0 ? [{ type: 'note' as const, text: notes.join('') }] : []),
    ],
    actions: monthActions(orgName(rota.org, w.dir), month),
  };
}

function monthActions(org: string, month: string): Action[] {
  const of = (m: string): string => `/值班 月表 单位=${org} 月份=${m}`;
  return [
    { label: '上月', line: of(monthBeside(month, -1)), style: 'default' },
    { label: '下月', line: of(monthBeside(month, 1)), style: 'default' },
    { label: '打印页', line: `${of(month)} 格式=pdf`, style: 'default' },
    { label: '导出 CSV', line: `${of(month)} 格式=csv`, style: 'default' },
  ];
}

/** @returns the time of more than half of the shifts, as `08:30–次日 08:30` */
function usualTime(lines: MonthLine[]): string | null {
  const times = lines.filter((l) => !l.gap).map(timeWords);
  return times.find((t) => 2 * times.filter((x) => x === t).length > times.length) ?? null;
}

/** @returns who leads the duty in every shift of the month */
function soleLeader(lines: MonthLine[]): MonthLine['posts']['leader'] {
  const shifts = lines.filter((l) => !l.gap);
  const first = shifts[0]?.posts.leader ?? null;
  return shifts.every((l) => l.posts.leader === first && !l.covered.includes('leader')) ? first : null;
}

function timeWords(l: MonthLine): string {
  const [from, until] = [formatShanghai(l.startsAt), formatShanghai(l.endsAt)];
  const next = formatShanghai(later(l.startsAt, 24 * 60)).slice(0, 10);
  const day = until.startsWith(l.date) ? '' : until.startsWith(next) ? '次日 ' : `${until.slice(5, 10)} `;
  return `${from.slice(11)}–${day}${until.slice(11)}`;
}

function lineWords(l: MonthLine, usual: string | null, led: boolean, w: Words): string {
  const time = timeWords(l);
  const day = `${l.date.slice(5)} 周${l.weekday}${time === usual && !l.gap ? '' : ` ${time}`}`;
  if (l.gap) return `${day}　⚠ 无人值班`;
  const name = (label: string, post: WatchPost): string =>
    l.posts[post]
      ? `　${label} ${shortName(l.posts[post], w.dir)}${l.covered.includes(post) ? '＊' : ''}`
      : '';
  return `${day}${name('主', 'primary')}${name('副', 'backup')}${led ? '' : name('带班', 'leader')}`;
}
