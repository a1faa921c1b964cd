import type { Incident } from '../domain/incident/state.ts';
import { isSettled, type Notice } from '../domain/notice.ts';
import { MEANS_NAMES } from '../domain/paging/plan.ts';
import { lastWave } from '../domain/paging/waves.ts';
import { formatDuration } from '../domain/time.ts';
import { orgName, personName, type Words, when } from '../domain/words.ts';
import type { Block, Card } from './card.ts';

/** 呼叫状态: who is being called by which means, who has answered, and whom nobody reached. */

const MOST_LISTED = 15;

/**
 * @param about the incident; null for the calls of an organization's duty log
 * @param host what the card is of, where it isn't an incident
 */
export function pagingCard(notices: Notice[], about: Incident | null, host: string, w: Words): Card {
  const silent = notices.filter((n) => !isSettled(n) && n.ackedAt === null && n.exhaustedAt !== null);
  const calling = notices.filter((n) => !isSettled(n) && n.ackedAt === null && n.exhaustedAt === null);
  const owing = notices.filter((n) => !isSettled(n) && n.ackedAt !== null);
  const answered = notices.filter((n) => n.ackedAt !== null);
  const attempts = notices.flatMap((n) => n.attempts);
  const count = (of: { length: number }): string => String(of.length);
  return {
    tone: silent.length > 0 ? 'red' : calling.length + owing.length > 0 ? 'orange' : 'green',
    title: about ? `呼叫状态：${about.number} ${about.title}` : `呼叫状态：${host}`,
    blocks: [
      {
        type: 'fields',
        fields: [
          { label: '通知', value: count(notices) },
          { label: '已应答', value: count(answered) },
          { label: '正在呼叫', value: count(calling) },
          { label: '无人应答', value: count(silent) },
          {
            label: '呼叫次数',
            value: `${attempts.length}（送达${attempts.filter((a) => a.deliveredAt).length}，未送达${attempts.filter((a) => a.failure).length}）`,
          },
          ...slowest(answered, w),
        ],
      },
      ...section(
        '无人应答，请用电话等其他方式联系',
        silent.map((n) => name(n, w)),
      ),
      ...section(
        '正在呼叫',
        calling.map((n) => `${name(n, w)}：${now(n, w)}`),
      ),
      ...section(
        '已收到，尚未登记对外报告',
        owing.map((n) => `${name(n, w)}（${n.external ?? ''}）`),
      ),
      ...(notices.length === 0 ? [{ type: 'text' as const, text: '目前没有呼叫。' }] : []),
    ],
    actions: about ? [{ label: '查看事件', line: `/查看 #${about.number}`, style: 'default' }] : [],
  };
}

function section(heading: string, lines: string[]): Block[] {
  if (lines.length === 0) return [];
  const more = lines.length > MOST_LISTED ? [`等共${lines.length}项`] : [];
  return [
    { type: 'heading', text: heading },
    { type: 'list', items: [...lines.slice(0, MOST_LISTED), ...more] },
  ];
}

const name = (n: Notice, w: Words): string =>
  n.expects === 'decision' ? `${orgName(n.to, w.dir)}（待决定）` : orgName(n.to, w.dir);

function now(n: Notice, w: Words): string {
  const wave = lastWave(n.attempts);
  const [first] = wave;
  if (!first) return `${when(n.sentAt, w.at)} 发出`;
  const people = wave.map((a) => `${personName(a.person, w.dir)}${result(a)}`).join('、');
  return `${MEANS_NAMES[first.means]} ${people}，第${first.round + 1}遍，${when(first.at, w.at)} 呼出，${when(first.nextAt, w.at)} 升级`;
}

function result(a: Notice['attempts'][number]): string {
  if (a.failure) return `（未送达：${a.failure}）`;
  return a.deliveredAt ? '（已送达）' : '（发送中）';
}

function slowest(answered: Notice[], w: Words): { label: string; value: string }[] {
  const taken = (n: Notice): number => Date.parse(n.ackedAt ?? n.sentAt) - Date.parse(n.sentAt);
  const [last] = [...answered].sort((a, b) => taken(b) - taken(a));
  return last
    ? [{ label: '应答最慢', value: `${orgName(last.to, w.dir)}，用时${formatDuration(taken(last))}` }]
    : [];
}
