import { isSettled, type Notice } from '../domain/notice.ts';
import { citation, orgName, personName } from '../domain/words.ts';
import { blank, blocks, bullets, type Md, md, table } from './markdown.ts';
import { elapsed, type Material, moment, personWithOrg } from './material.ts';

/** 通知与对外报告: who was told, who answered and how fast, and what went to bodies outside the system. */

const MOST_NAMED = 20;

/** Requests for a decision stand with the decisions. */
const told = (m: Material): Notice[] => m.s.notices.filter((n) => n.expects !== 'decision');

export function noticesSummary(m: Material): Md {
  const all = told(m);
  if (all.length === 0) return md`处置记录中没有发出通知。`;
  const orgs = new Set(all.map((n) => n.to)).size;
  const calls = all.filter((n) => n.items.some((i) => i.rule === 'page')).length;
  const delivered = all.filter((n) => n.deliveredAt !== null).length;
  const acked = all.filter((n) => n.ackedAt !== null).length;
  return bullets([
    md`共发出通知 ${all.length} 件（其中呼叫 ${calls} 件），涉及 ${orgs} 家单位；已送达 ${delivered} 件，已确认收到 ${acked} 件。`,
    ...slowest(all, m),
    ...silent(all, m),
  ]);
}

function slowest(all: Notice[], { w }: Material): Md[] {
  const taken = (n: Notice): number => Date.parse(n.ackedAt ?? n.sentAt) - Date.parse(n.sentAt);
  const [last] = all.filter((n) => n.ackedAt !== null).sort((a, b) => taken(b) - taken(a));
  if (!last) return [];
  const by = last.ackedBy ? personWithOrg(last.ackedBy, w, last.to) : orgName(last.to, w.dir);
  return [
    md`确认最慢：${by}，${moment(last.sentAt)} 发出，${moment(last.ackedAt)} 确认，用时 ${elapsed(last.sentAt, last.ackedAt)}。`,
  ];
}

function silent(all: Notice[], { w }: Material): Md[] {
  const waiting = all.filter((n) => n.ackedAt === null && !isSettled(n));
  const names = [...new Set(waiting.map((n) => orgName(n.to, w.dir)))];
  if (names.length === 0) return [md`没有尚未确认的通知。`];
  const more = names.length > MOST_NAMED ? `等${names.length}家` : '';
  return [md`尚未确认：${names.slice(0, MOST_NAMED).join('、')}${more}。`];
}

/** @returns the reports to bodies outside the system; those not confirmed are for a person to fill in */
export function externalReports(m: Material): Md {
  const outside = told(m).filter((n) => n.external !== null);
  if (outside.length === 0) return md`处置记录中没有须向系统外机构报告的事项。`;
  const rows = outside.map((n) => {
    const item = n.items[0];
    const duty = md`${n.external ?? ''}${citation(item?.cite ?? null)}`;
    const from = md`${orgName(n.to, m.w.dir)}`;
    if (!n.confirmation) return [duty, from, blank('报告时间'), blank('方式'), blank('接收人'), md`未登记`];
    const { at, channel, recipient, by } = n.confirmation;
    return [duty, from, md`${moment(at)}`, md`${channel}`, md`${recipient}`, md`${personName(by, m.w.dir)}`];
  });
  return blocks([table(['报告对象', '责任单位', '报告时间', '方式', '接收人', '登记人'], rows)]);
}
