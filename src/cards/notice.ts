import type { OrgId } from '../domain/ids.ts';
import { type Incident, type Proposal, proposalName } from '../domain/incident/state.ts';
import { isSettled, type Notice } from '../domain/notice.ts';
import { MEANS_NAMES } from '../domain/paging/plan.ts';
import { lastWave } from '../domain/paging/waves.ts';
import { maySee } from '../domain/visibility.ts';
import {
  affectedName,
  citation,
  fullName,
  gradeStanding,
  orgName,
  personName,
  quotation,
  standing,
  type Words,
  when,
} from '../domain/words.ts';
import type { Action, Block, Card, Form } from './card.ts';
import { line } from './line.ts';
import { nextActions, nextLine } from './next-step.ts';

/**
 * What an organization is told, with the button that answers it.
 * @param s the incident that it is about; null for a call outside any incident
 * @param direct it stands before one person who is called: it doesn't say who else is being called
 */
export function noticeCard(n: Notice, s: Incident | null, w: Words, direct = false): Card {
  if (n.expects === 'decision' && s) return approvalCard(n, s, w);
  const settled = isSettled(n);
  return {
    tone: settled ? 'green' : n.exhaustedAt ? 'red' : 'orange',
    title: `${titleOf(n)}${s ? `：${s.number}${maySee(w.dir.org(n.to), s, w.dir) ? ` ${s.title}` : ''}` : ''}`,
    subtitle: orgName(n.to, w.dir),
    blocks: [
      { type: 'list', items: n.items.map((i) => `${i.what}${citation(i.cite)}`) },
      ...(s ? gist(s, n.to, w) : []),
      { type: 'note', text: progress(n, w, direct) },
      ...advice(n, s, w),
    ],
    actions: [
      ...(settled ? onward(n, s, w) : answers(n, s)),
      ...(s && maySee(w.dir.org(n.to), s, w.dir) ? viewOnly(s) : []),
    ],
    ...(n.expects === 'confirmation' && !settled && s ? { form: confirmationForm(n, s) } : {}),
  };
}

function titleOf(n: Notice): string {
  if (n.confirmation) return '已对外报告';
  if (n.external) return `须报告${n.external}`;
  if (n.ackedAt) return '已收到';
  return n.items.some((i) => i.rule === 'page') ? '呼叫' : '通知，请确认收到';
}

/** The incident in four lines; no more than its level for those who may not see it. */
function gist(s: Incident, to: OrgId, w: Words): Block[] {
  if (!maySee(w.dir.org(to), s, w.dir)) {
    const fields = [
      { label: '状态', value: standing(s) },
      { label: '级别', value: gradeStanding(s) },
    ];
    return [{ type: 'fields', fields }];
  }
  return [
    {
      type: 'fields',
      fields: [
        { label: '状态', value: standing(s) },
        { label: '级别', value: gradeStanding(s) },
        { label: '事发单位', value: affectedName(s, w.dir) || '不明' },
        { label: '发生时间', value: s.occurredAt ? when(s.occurredAt, w.at) : '未报' },
      ],
    },
    { type: 'quote', text: s.text.slice(0, 200) },
  ];
}

function progress(n: Notice, w: Words, direct: boolean): string {
  const c = n.confirmation;
  if (c)
    return `${personName(c.by, w.dir)}登记：${when(c.at, w.at)} 以${c.channel}报告，接收人 ${c.recipient}。`;
  if (n.ackedAt) {
    const rest = n.expects === 'confirmation' ? '报告完成后请填写下列内容登记。' : '';
    return `${personName(n.ackedBy, w.dir)} ${when(n.ackedAt, w.at)} 确认收到。${rest}`;
  }
  if (n.settledAt) return '已无需处理。';
  if (n.exhaustedAt) return `全部人员均未应答（${when(n.exhaustedAt, w.at)}）。`;
  return `${when(n.sentAt, w.at)} 发出。${direct ? '请确认，确认后停止继续呼叫。' : calling(n, w)}`;
}

function calling(n: Notice, w: Words): string {
  const wave = lastWave(n.attempts);
  const [first] = wave;
  if (!first) return '';
  const people = wave.map((a) => personName(a.person, w.dir)).join('、');
  return `正在呼叫 ${people}（第${n.attempts.length}次，${MEANS_NAMES[first.means]}，${when(first.at, w.at)}）`;
}

function answers(n: Notice, s: Incident | null): Action[] {
  if (n.ackedAt) return [];
  const of = s ? `#${s.number} ` : '';
  const label = n.expects === 'confirmation' ? '收到，我来报告' : '收到';
  return [{ label, line: `/收到 ${of}notice=${n.id}`, style: 'primary' }];
}

/** What comes next for who has acknowledged. */
function advice(n: Notice, s: Incident | null, w: Words): Block[] {
  const viewer = w.dir.org(n.to);
  if (!s || !viewer || !isSettled(n)) return [];
  if (!maySee(viewer, s, w.dir))
    return asksToReport(n, s)
      ? [{ type: 'text', text: '下一步：了解自身受影响情况，受影响的点“报告”报部应急办（预案5.4）。' }]
      : [];
  return s.status === 'open' ? [{ type: 'text', text: nextLine(s, { ...w, viewer }) }] : [];
}

/** Who has acknowledged goes on from the same card. */
function onward(n: Notice, s: Incident | null, w: Words): Action[] {
  const viewer = w.dir.org(n.to);
  if (!s || !viewer) return [];
  if (asksToReport(n, s)) {
    const sees = maySee(viewer, s, w.dir);
    return [{ label: sees ? '续报' : '报告', line: sees ? `/续报 #${s.number}` : '/报告', style: 'primary' }];
  }
  if (s.status !== 'open' || !maySee(viewer, s, w.dir)) return [];
  const [first, ...rest] = nextActions(s, { ...w, viewer });
  if (!first) return [{ label: '续报', line: `/续报 #${s.number}`, style: 'primary' }];
  return [{ ...first, style: 'primary' }, ...rest];
}

/** 5.4: what a running response asks organizations to find out and report. */
const asksToReport = (n: Notice, s: Incident): boolean =>
  s.status === 'responding' && n.external === null && n.items.some((i) => i.cite === '5.4');

function viewOnly(s: Incident | null): Action[] {
  return s ? [{ label: '查看事件', line: `/查看 #${s.number}`, style: 'default' }] : [];
}

export function confirmationForm(n: Notice, s: Incident): Form {
  return {
    title: `登记对${n.external ?? ''}的报告 ${s.number}`,
    fields: [
      // Not filled in: the time at which the card was drawn is not the time of the report.
      { name: 'at', label: '报告时间（不填即为现在）', kind: 'datetime', required: false },
      {
        name: 'channel',
        label: '方式',
        kind: 'select',
        required: true,
        value: '电话',
        options: ['电话', '传真', '专网', '当面', '其他'].map((v) => ({ value: v, label: v })),
      },
      { name: 'recipient', label: '接收人', kind: 'text', required: true, placeholder: '对方单位和姓名' },
    ],
    submits: [{ label: '登记已报告', line: `/已报 #${s.number} notice=${n.id}`, style: 'primary' }],
  };
}

/** For those who may decide: what is proposed, why, and by which clause they decide. */
function approvalCard(n: Notice, s: Incident, w: Words): Card {
  const p = s.proposals.find((x) => x.id === n.proposal);
  if (!p) return { tone: 'grey', title: '提请已不存在', blocks: [], actions: [] };
  const done = p.decisions.find((d) => d.org === n.to);
  const open = p.status === 'open' && !done;
  const name = proposalName(p);
  const result = done
    ? `${personName(done.by, w.dir)} ${when(done.at, w.at)} ${done.verdict === 'approved' ? '批准' : '退回'}${done.reason ? `：${done.reason}` : ''}`
    : open
      ? ''
      : '该提请已撤回或已有结果。';
  return {
    tone: done ? (done.verdict === 'approved' ? 'green' : 'grey') : open ? 'red' : 'grey',
    title: `${open ? '请决定' : '已有结果'}：${name} ${s.number}`,
    subtitle: s.title,
    blocks: [
      {
        type: 'text',
        text: `${fullName(p.by, w.dir)} ${when(p.at, w.at)} 提请：${p.reason}`,
      },
      ...gist(s, n.to, w),
      {
        type: 'list',
        items: s.assessment.matches.slice(0, 3).map((m) => `${m.because} —— ${quotation(m.clause)}`),
      },
      { type: 'note', text: result || `由${orgName(n.to, w.dir)}决定${citation(p.cite)}` },
    ],
    actions: viewOnly(s),
    ...(open ? { form: decisionForm(p, s, name) } : {}),
  };
}

function decisionForm(p: Proposal, s: Incident, name: string): Form {
  const of = (command: string): string => line(command, s, { proposal: p.id });
  return {
    title: '您的决定',
    fields: [{ name: 'reason', label: '意见（退回时必填）', kind: 'textarea', required: false }],
    submits: [
      {
        label: '批准',
        line: of('批准'),
        style: 'primary',
        confirm: { title: `批准${name}？`, text: `${s.number} ${s.title}。批准后立即生效并通知各有关单位。` },
      },
      {
        label: '退回',
        line: of('退回'),
        style: 'danger',
        confirm: { title: `退回${name}的提请？`, text: '退回意见将告知提请人。' },
      },
    ],
  };
}
