import type { Problem } from '../rota/problems.ts';
import { peopleOn, type WatchPost } from '../rota/rota.ts';
import type { RotaEvent } from '../rota/state.ts';
import { citation, orgName, personName, shortName, type Words, when } from '../words.ts';
import type { OwnDutyEvent } from './events.ts';

/** How rotas and 24-hour duty read in the chronicle and on cards. */

export const POST_NAMES: Record<WatchPost, string> = { primary: '主班', backup: '副班', leader: '带班领导' };

const OWN = /^(duty_|checkin_|handover_|rota_|shift_|watch_)/;

/** True for events of rotas and 24-hour duty themselves. */
export function isDutyEvent(e: { type: string }): e is OwnDutyEvent | RotaEvent {
  return OWN.test(e.type);
}

/** One Chinese sentence without its time and actor. */
export function dutyEntry(e: OwnDutyEvent | RotaEvent, w: Words): string {
  const person = (id: Parameters<typeof personName>[0]): string => personName(id, w.dir) || '无人';
  const cited = 'cite' in e ? citation(e.cite) : '';
  switch (e.type) {
    case 'duty_began':
      return `${orgName(e.org, w.dir)}实行24小时值班：${e.cause.what}${cited}`;
    case 'duty_cause_added':
      return `24小时值班又一事由：${e.cause.what}${cited}`;
    case 'duty_cause_ended':
      return `24小时值班的事由结束：${e.reason}${cited}`;
    case 'duty_ended':
      return `24小时值班结束${cited}`;
    case 'checkin_planned':
      return `值班表变动，下次签到改为 ${when(e.nextAt, w.at)}`;
    case 'checkin_due':
      return `请${person(e.checkin.person)}签到（应签 ${when(e.checkin.dueAt, w.at)}）`;
    case 'checkin_made':
      return `${person(e.by)}签到`;
    case 'checkin_missed':
      return '未按时签到，开始呼叫当班人员';
    case 'handover_due':
      return `${person(e.handover.from)}向${person(e.handover.to)}交班`;
    case 'handover_signed':
      return `${person(e.by)}${e.side === 'out' ? '交班' : '接班'}签字。未了事项：${e.open.join('；') || '无'}`;
    case 'handover_unsigned':
      return '交接逾时未签字，开始呼叫';
    case 'rota_opened':
      return '值班表建立';
    case 'rota_imported':
      return `导入值班表（${e.source}）：${when(e.from, w.at)} 至 ${when(e.to, w.at)}，${e.shifts.length}个班次`;
    case 'shift_covered': {
      const { cover } = e;
      const span = `${when(cover.startsAt, w.at)} 至 ${when(cover.endsAt, w.at)}`;
      return `换班：${span} ${POST_NAMES[cover.post]}由${person(e.instead)}换为${person(cover.person)}${cover.reason ? `（${cover.reason}）` : ''}`;
    }
    case 'rota_warned':
      return `值班表有问题：${e.problems.map((p) => problemWords(p, w)).join('；')}`;
    case 'watch_reminded':
      return `值班提醒：${peopleOn(e.watch).map(person).join('、') || '无人'}`;
  }
}

/** @returns `12-01 08:30 至 12-02 08:30 无人值班` */
export function problemWords(p: Problem, w: Words): string {
  const span = `${when(p.from, w.at)} 至 ${when(p.to, w.at)}`;
  const name = personName(p.person, w.dir);
  switch (p.kind) {
    case 'gap':
      return `${span} 无人值班`;
    case 'overlap':
      return `${span} 两个班次重叠`;
    case 'double':
      return `${span} ${name}一人两岗`;
    case 'absent':
      return `${span} 排有已不在岗的${name}`;
    case 'ends':
      return `${when(p.from, w.at)} 之后没有排班`;
  }
}

/** @returns `主班 甲，副班 乙，带班领导 丙`, for a place that names the organization */
export function watchWords(watch: Record<WatchPost, Parameters<typeof personName>[0]>, w: Words): string {
  const named = (['primary', 'backup', 'leader'] as const).flatMap((post) =>
    watch[post] ? [`${POST_NAMES[post]} ${shortName(watch[post], w.dir)}`] : [],
  );
  return named.join('，') || '无人值班';
}
