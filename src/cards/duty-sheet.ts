import { sheetOf } from '../domain/duty/sheet.ts';
import { type Duty, lateBy, openCheckin } from '../domain/duty/state.ts';
import { orgName, type Words, when } from '../domain/words.ts';
import type { Card } from './card.ts';

/** Lines on the card; the whole stands in the file. */
const SHOWN = 20;

/** 值班台账: the newest lines of the evidence, with the way to the whole as a file. */
export function sheetCard(s: Duty, own: boolean, w: Words): Card {
  const lines = sheetOf(s, w);
  const items = lines.slice(-SHOWN).map((l) => {
    const by = l.doneBy === l.due ? '' : l.doneBy;
    const done = l.doneAt && l.doneBy ? `，${by ? `${by} ` : ''}${when(l.doneAt, w.at)} 办理` : '';
    return `${when(l.dueAt, w.at)} ${l.what}${l.due ? ` ${l.due}` : ''}${done}：${l.result}`;
  });
  const made = s.checkins.filter((c) => c.doneAt !== null);
  const late = made.filter((c) => (lateBy(c) ?? 0) > 0).length;
  const due = s.checkins.length;
  return {
    tone: 'grey',
    title: `值班台账 ${s.number}`,
    subtitle: `${orgName(s.org, w.dir)} · ${when(s.beganAt, w.at)} 至 ${s.endedAt ? when(s.endedAt, w.at) : '今'}`,
    blocks: [
      {
        type: 'fields',
        fields: [
          { label: '应签到', value: `${due}次` },
          { label: '已签到', value: `${made.length}次，其中迟签${late}次` },
          {
            label: '交接',
            value: `${s.handovers.filter((h) => h.in && h.out).length}/${s.handovers.length} 已签字`,
          },
        ],
      },
      { type: 'list', items },
      ...(lines.length > SHOWN
        ? [{ type: 'note' as const, text: `共${lines.length}条，此处为最近${SHOWN}条，全部见文件。` }]
        : []),
    ],
    actions: [
      { label: '导出 CSV', line: `/值班 台账 编号=${s.number} 格式=csv`, style: 'primary' },
      { label: '值班记录', line: `/值班 记录 编号=${s.number}`, style: 'default' },
      ...(own && s.status === 'on' && openCheckin(s)
        ? [{ label: '签到', line: '/签到', style: 'default' as const }]
        : []),
    ],
  };
}
