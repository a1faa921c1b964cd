import { orgsOfRole } from '../domain/authority.ts';
import type { Org } from '../domain/directory.ts';
import { affectedName, orgName } from '../domain/words.ts';
import { blank, blocks, bullets, type Md, md, table } from './markdown.ts';
import { elapsed, type Material, moment } from './material.ts';
import { clockText } from './overview.ts';

/** 汇总 (6.1): what the telecom authority gathers before it reports: the affected organization's report, all reports, regions. */
export function gathered(m: Material): Md {
  const clock = m.s.clocks.find((c) => c.id === 'summary_report');
  const submitted = clock?.submitted ? [] : [blank('催报并研究事发单位总结报告后，写明主要内容和审核意见')];
  return blocks([
    md`事发单位总结报告（${affectedName(m.s, m.w.dir) || '事发单位不明'}）：${clock ? clockText(clock, m) : '响应未结束，期限尚未起算'}。`,
    ...submitted,
    reporters(m),
    md`各地区情况：`,
    regions(m),
  ]);
}

/** How often each organization reported, with the incidents that were merged into this one. */
function reporters({ s, w }: Material): Md {
  const merged = [...new Set(s.reports.flatMap((r) => r.from ?? []))];
  const orgs = [...new Set(s.reports.map((r) => r.org))].slice(0, MOST_ORGS).map((org) => {
    const own = s.reports.filter((r) => r.org === org);
    return md`${orgName(org, w.dir)}：${own.length} 次，首次 ${moment(own[0]?.at ?? null)}，最近 ${moment(own.at(-1)?.at ?? null)}`;
  });
  const from = merged.length > 0 ? `，其中并入 ${merged.join('、')} 的报告` : '';
  return blocks([md`共 ${s.reports.length} 次报告${from}：`, bullets(orgs)]);
}

const MOST_ORGS = 50;

/** One row for each region concerned: its 通信管理局, how fast it answered, who reported from there, its own response. */
function regions(m: Material): Md {
  const { s, w } = m;
  const administrations = orgsOfRole('concerned_administrations', s, w.dir);
  if (administrations.length === 0) return blank('影响地区；处置记录未载明');
  return table(
    ['通信管理局', '首次通知', '首次确认', '用时', '本地区单位报告', '本地区响应'],
    administrations.map((a) => regionRow(a, m)),
  );
}

function regionRow(a: Org, m: Material): Md[] {
  const { s, w } = m;
  const [first] = s.notices.filter((n) => n.to === a.id && n.expects !== 'decision');
  const reports = s.reports.filter((r) => w.dir.org(r.org)?.region === a.region).length;
  return [
    md`${a.name}`,
    md`${first ? moment(first.sentAt) : '未通知'}`,
    md`${first?.ackedAt ? moment(first.ackedAt) : '未确认'}`,
    md`${elapsed(first?.sentAt ?? null, first?.ackedAt ?? null)}`,
    md`${reports} 次`,
    md`${ownResponse(a, m)}`,
  ];
}

/** III and IV are started and ended by each administration for its region (5.3, 5.6). */
function ownResponse(a: Org, { chronicle, s, w }: Material): string {
  const began = chronicle.find(
    ({ event: e }) =>
      ((e.type === 'response_activated' || e.type === 'response_adjusted') && e.commanders.includes(a.id)) ||
      (e.type === 'response_extended' && e.commander === a.id),
  );
  if (!began) {
    const commanders = s.response?.commanders.map((o) => orgName(o, w.dir)).join('、');
    return commanders ? `由${commanders}指挥` : '未启动';
  }
  const reduced = chronicle.find(({ event: e }) => e.type === 'response_reduced' && e.commander === a.id);
  const until = reduced?.at ?? s.response?.endedAt ?? null;
  return `${moment(began.at)} 启动，${until ? `${moment(until)} 结束` : '尚未结束'}`;
}
