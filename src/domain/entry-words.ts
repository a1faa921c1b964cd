import { dutyEntry, isDutyEvent } from './duty/words.ts';
import type { PersonId } from './ids.ts';
import type { Proposal } from './incident/state.ts';
import { proposalName } from './incident/state.ts';
import { noticeEntry } from './notice-words.ts';
import type { AnyRecordEvent } from './record-event.ts';
import { citation, GRADE_NAMES, orgName, personName, type Words, when } from './words.ts';

/** An entry of the chronicle as documents use it. */
export interface ChronicleEntry {
  seq: number;
  /** UTC ISO */
  at: string;
  /** the actor's name */
  actor: string;
  text: string;
  /** marked as key (要点) */
  key: boolean;
  event: AnyRecordEvent;
}

function howBound(e: { claim: string | null; first?: true }): string {
  if (e.first) return '（首位系统管理员，凭启动时显示的口令）';
  return e.claim ? '（管理员核实）' : '（按电话或邮箱匹配）';
}

/** How an event reads in the chronicle: one Chinese sentence without its time and actor. */
export function entryText(e: AnyRecordEvent, w: Words, proposals: Proposal[] = []): string {
  if (isDutyEvent(e)) return dutyEntry(e, w);
  const proposal = (id: string): string => {
    const p = proposals.find((x) => x.id === id);
    return p ? proposalName(p) : '响应';
  };
  const cited = 'cite' in e && e.cite ? citation(e.cite) : '';
  switch (e.type) {
    case 'accounts_opened':
      return '账号与群的记录开始';
    case 'handle_claimed':
      return `有账号自称是 ${personName(e.person, w.dir)}，待核实`;
    case 'handle_bound':
      return `账号绑定给 ${personName(e.person, w.dir)}${howBound(e)}`;
    case 'handle_refused':
      return '拒绝一项账号绑定';
    case 'room_bound':
      return `群“${e.name}”绑定为值班群`;
    case 'room_unbound':
      return `群“${e.name}”解除绑定`;
    case 'log_opened':
      return '值班日志开始';
    case 'incident_reported':
      return `报告事件 ${e.number}：${e.content.text}${cited}`;
    case 'report_supplemented':
      return `续报：${e.content.text}${e.changes.length > 0 ? `（变化：${e.changes.join('；')}）` : ''}`;
    case 'facts_corrected':
      return `更正事实：${e.changes.join('；')}`;
    case 'grade_confirmed':
      return `确认级别：${GRADE_NAMES[e.grade]}${cited}`;
    case 'grade_judged':
      return `研判认定级别：${GRADE_NAMES[e.grade]}。理由：${e.reason}${cited}`;
    case 'scope_judged':
      return `认定${e.applies ? '适用' : '不适用'}本预案。理由：${e.reason}${cited}`;
    case 'reports_joined':
      return `${e.from} 的报告并入本事件，共${e.reports.length}次报告${cited}`;
    case 'incident_merged':
      return `并入 ${e.into}。理由：${e.reason}${cited}`;
    case 'incident_closed':
      return `关闭（${e.kind}）：${e.reason}${cited}`;
    case 'response_proposed':
      return `提请${proposalName(e.proposal)}：${e.proposal.reason}${cited}`;
    case 'proposal_approved':
      return `${orgName(e.org, w.dir)}批准${proposal(e.proposal)}${e.reason ? `：${e.reason}` : ''}${cited}`;
    case 'proposal_returned':
      return `${orgName(e.org, w.dir)}退回${proposal(e.proposal)}：${e.reason}${cited}`;
    case 'proposal_withdrawn':
      return `撤回${proposal(e.proposal)}的提请：${e.reason}`;
    case 'response_activated':
      return `启动${e.level}级响应，由${e.commanders.map((o) => orgName(o, w.dir)).join('、')}指挥${document(e.document)}${cited}`;
    case 'response_extended':
      return `${orgName(e.commander, w.dir)}在本行政区域启动响应${cited}`;
    case 'response_adjusted':
      return `响应由${e.from}级调整为${e.level}级${document(e.document)}${cited}`;
    case 'response_reduced':
      return `${orgName(e.commander, w.dir)}在本行政区域结束响应${cited}`;
    case 'response_ended':
      return `结束${e.level}级响应${document(e.document)}${cited}`;
    case 'clocks_started':
      return `开始计算总结期限：${e.clocks.map((c) => `${CLOCK_NAMES[c.id]} ${c.date ?? '未定'}`).join('，')}${cited}`;
    case 'clock_set':
      return `${CLOCK_NAMES[e.clock]}期限定为 ${e.date}。依据：${e.reason}${cited}`;
    case 'clock_reminded':
      return `提醒：${CLOCK_NAMES[e.clock]}${e.text}${cited}`;
    case 'summary_submitted':
      return `登记${CLOCK_NAMES[e.clock]}已报送${cited}`;
    case 'summary_drafted':
      return `生成${CLOCK_NAMES[e.clock]}初稿`;
    case 'group_formed':
      return `设立${e.label}组，组长 ${personName(e.lead, w.dir)}，成员 ${e.members.map((m) => personName(m, w.dir)).join('、')}${cited}`;
    case 'room_opened':
      return `建立群“${e.name}”${missed(e.missed)}`;
    case 'room_failed':
      return `未能建立群“${e.name}”：${e.reason}`;
    case 'people_invited':
      return `邀请 ${e.people.map((p) => personName(p, w.dir)).join('、')} 进入应急指挥群${missed(e.missed)}`;
    case 'notice_sent':
    case 'notice_delivered':
    case 'person_paged':
    case 'page_delivered':
    case 'page_failed':
    case 'notice_acknowledged':
    case 'external_report_confirmed':
    case 'notice_exhausted':
    case 'notice_settled':
      return noticeEntry(e, w);
    case 'message_posted':
      return `${e.text}${e.files.length > 0 ? `［文件：${e.files.join('、')}］` : ''}`;
    case 'message_edited':
      return `编辑消息为：${e.text}`;
    case 'message_deleted':
      return e.by ? `一条消息被${e.by}撤回` : '撤回一条消息';
    case 'message_pinned':
      return '置顶一条消息';
    case 'message_unpinned':
      return '取消置顶';
    case 'person_joined':
      return `${personName(e.person as PersonId, w.dir)} 进群`;
    case 'person_left':
      return `${personName(e.person as PersonId, w.dir)} 退群`;
    case 'note_added':
      return `${e.about ? `（${when(e.about, w.at)}）` : ''}${e.text}`;
    case 'entry_marked':
      return `将第${e.entry}条标为要点`;
    case 'entry_unmarked':
      return `取消第${e.entry}条的要点标记`;
    case 'command_refused':
      return `未予办理：${e.line}${e.who.length > 0 ? `（由${e.who.join('、')}办理）` : ''}${cited}`;
    case 'alarm_raised':
      return `告警：${e.text}`;
    case 'alarm_over':
      return `告警解除：${e.text}`;
  }
}

export const CLOCK_NAMES = {
  summary_report: '事发单位总结报告',
  authority_report: '电信主管部门报告',
} as const;

const missed = (people: string[]): string => (people.length > 0 ? `；未能加入：${people.join('、')}` : '');
const document = (d: string | null): string => (d ? `，依据 ${d}` : '');
