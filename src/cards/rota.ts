import type { Org } from '../domain/directory.ts';
import { problemWords, watchWords } from '../domain/duty/words.ts';
import type { OrgId } from '../domain/ids.ts';
import type { Problem } from '../domain/rota/problems.ts';
import { nextShift } from '../domain/rota/rota.ts';
import { formatDuration, formatShanghai } from '../domain/time.ts';
import { orgName, type Words, when } from '../domain/words.ts';
import type { Card } from './card.ts';

/** Who is on duty now: one organization, all of them; and what is wrong with a rota. */

/** @param lateMs how late it is said after downtime; 0 when on time */
export function watchCard(org: OrgId, at: string, lateMs: number, w: Words): Card {
  const watch = w.dir.onDuty(org, at);
  const rota = w.dir.rota(org);
  const next = rota ? nextShift(rota, at) : null;
  return {
    tone: 'blue',
    title: '值班提醒',
    subtitle: orgName(org, w.dir),
    blocks: [
      {
        type: 'fields',
        fields: [
          {
            label: '当班',
            value: `${watchWords(watch, w)}${watch.until ? `（至 ${when(watch.until, at)}）` : ''}`,
          },
          ...(next
            ? [{ label: '下一班', value: `${when(next.startsAt, at)} 起 ${watchWords(next, w)}` }]
            : []),
        ],
      },
      {
        type: 'note',
        text: `${lateMs > 0 ? `系统停机，本提醒晚${formatDuration(lateMs)}。` : ''}请当班人员保持联络畅通。换班请用 /值班 换班。`,
      },
    ],
    actions: [{ label: '换班', line: '/值班 换班', style: 'default' }],
  };
}

/** @param on ids of organizations that are in 24-hour duty */
export function nowCard(orgs: Org[], on: ReadonlySet<OrgId>, own: OrgId, w: Words): Card {
  return {
    tone: 'blue',
    title: '当前值班',
    subtitle: formatShanghai(w.at),
    blocks: [
      {
        type: 'list',
        // Who is in 24-hour duty comes first.
        items: [...orgs.filter((o) => on.has(o.id)), ...orgs.filter((o) => !on.has(o.id))].map((o) => {
          const watch = w.dir.onDuty(o.id, w.at);
          const until = watch.until ? `（至 ${when(watch.until, w.at)}）` : '（按通讯录，未录入值班表）';
          return `${o.name}：${watchWords(watch, w)}${until}${on.has(o.id) ? ' · 24小时值班' : ''}`;
        }),
      },
    ],
    actions: [
      { label: '本月值班表', line: '/值班 月表', style: 'default' },
      { label: '换班', line: '/值班 换班', style: 'default' },
      ...(on.has(own)
        ? [
            { label: '签到', line: '/签到', style: 'primary' as const },
            { label: '值班台账', line: '/值班 台账', style: 'default' as const },
          ]
        : []),
    ],
  };
}

/** Problems on one card; the rest is counted. */
const SHOWN = 12;

/** Gaps and double bookings, for those who keep the rota. */
export function problemsCard(org: OrgId, problems: Problem[], w: Words): Card {
  const items = problems.slice(0, SHOWN).map((p) => problemWords(p, w));
  return {
    tone: problems.length > 0 ? 'orange' : 'green',
    title: problems.length > 0 ? '值班表有问题，请更正' : '值班表没有空档和重复',
    subtitle: orgName(org, w.dir),
    blocks: [
      ...(items.length > 0 ? [{ type: 'list' as const, items }] : []),
      {
        type: 'note',
        text:
          problems.length > SHOWN
            ? `另有${problems.length - SHOWN}处。请用 /值班 导入 或 /值班 换班 更正。`
            : problems.length > 0
              ? '请用 /值班 导入 补齐班次，或用 /值班 换班 调整人员。'
              : '空档和重复排班在来临前一周会再次提醒。',
      },
    ],
    actions: [
      { label: '导入值班表', line: '/值班 导入', style: 'primary' },
      { label: '换班', line: '/值班 换班', style: 'default' },
    ],
  };
}
