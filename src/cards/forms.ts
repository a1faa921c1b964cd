import { FACT_FIELDS, factFieldValues } from '../domain/fact-fields.ts';
import type { Incident } from '../domain/incident/state.ts';
import { levelOf, workingGrade } from '../domain/incident/state.ts';
import { formatShanghai } from '../domain/time.ts';
import { GRADE_NAMES, gradeWithLevel } from '../domain/words.ts';
import { GRADES } from '../plan/types.ts';
import type { Form, FormField } from './card.ts';
import { line } from './line.ts';

/** Forms that commands open when they are called with nothing. */

const reason = (label: string, placeholder: string): FormField => ({
  name: 'reason',
  label,
  kind: 'textarea',
  required: true,
  placeholder,
});

const CONTENTS: FormField[] = [
  { name: 'occurredAt', label: '事件发生时间', kind: 'datetime', required: false },
  { name: 'discoveredAt', label: '发现时间', kind: 'datetime', required: false },
  {
    name: 'affected',
    label: '事发单位',
    kind: 'text',
    required: false,
    placeholder: '单位名称；不知道就留空',
  },
  { name: 'measures', label: '已采取的应急处置措施', kind: 'textarea', required: false },
  { name: 'suggestions', label: '有关建议', kind: 'textarea', required: false },
];

export function reportForm(): Form {
  return {
    title: '报告突发事件',
    intro: '先报要点，缺项可随后用 /续报 补充（预案4.1）。',
    fields: [
      {
        name: 'text',
        label: '发生了什么：地区、影响范围和危害',
        kind: 'textarea',
        required: true,
        placeholder: '例：今晨3时许，四川省大量用户无法上网，疑遭攻击',
      },
      ...CONTENTS,
    ],
    submits: [{ label: '报告', line: '/报告', style: 'primary' }],
  };
}

export function supplementForm(s: Incident): Form {
  // What is known is shown but not filled in, so that an old form puts nothing old back.
  const known: Record<string, string | null> = {
    occurredAt: s.occurredAt && formatShanghai(s.occurredAt),
    discoveredAt: s.discoveredAt && formatShanghai(s.discoveredAt),
    measures: s.measures,
    suggestions: s.suggestions,
  };
  const current = (f: FormField): Partial<FormField> => {
    const now = known[f.name];
    return now ? { placeholder: `现为：${now.slice(0, 80)}` } : {};
  };
  return {
    title: `续报 ${s.number}`,
    intro: '写新情况；其余各项没有变化就留空（预案4.1）。',
    fields: [
      {
        name: 'text',
        label: '新情况',
        kind: 'textarea',
        required: true,
        placeholder: '例：受影响用户升至1200万，已封堵攻击源',
      },
      ...CONTENTS.map((f) => ({ ...f, ...current(f) })),
    ],
    submits: [{ label: '续报', line: `/续报 #${s.number}`, style: 'primary' }],
  };
}

export function factsForm(s: Incident): Form {
  const values = factFieldValues(s.facts);
  return {
    title: `更正事实 ${s.number}`,
    intro: '改动后立即重新研判级别。',
    fields: FACT_FIELDS.map(({ key, ...f }) => ({
      ...f,
      name: key,
      required: false,
      ...(values[key] === undefined ? {} : { value: values[key] }),
    })),
    submits: [{ label: '更正', line: line('更正', s), style: 'primary' }],
  };
}

export function judgeForm(s: Incident): Form {
  const { candidates } = s.assessment;
  const grades = [...GRADES, 'below' as const];
  const first = s.grade?.grade ?? s.assessment.proposed ?? 'below';
  const hint = candidates.length > 0 ? `待选：${candidates.map((c) => GRADE_NAMES[c]).join('、')}。` : '';
  return {
    title: `研判定级 ${s.number}`,
    intro: `${hint}${s.assessment.questions.map((q) => `${q.text}（预案${q.clause}）`).join(' ')}`,
    fields: [
      {
        name: 'grade',
        label: '认定级别',
        kind: 'select',
        required: false,
        value: first,
        options: grades.map((g) => ({ value: g, label: gradeWithLevel(g) })),
      },
      {
        name: 'scope',
        label: '适用范围（预案1.3）',
        kind: 'select',
        required: false,
        options: [
          { value: 'in', label: '适用：网络攻击、网络入侵、恶意程序等导致' },
          { value: 'out', label: '不适用' },
        ],
      },
      reason('理由', '依据的事实和考虑，将记入处置日志'),
    ],
    submits: [{ label: '认定', line: line('研判', s), style: 'primary' }],
  };
}

const PROPOSE = { 启动: '提请启动', 调整: '提请调整为', 结束: '提请结束' } as const;

/** @param command 启动, 调整 or 结束 */
export function proposeForm(s: Incident, command: keyof typeof PROPOSE): Form {
  const level = command === '结束' ? s.response?.level : levelOf(workingGrade(s));
  const unclear = !s.scope && s.assessment.scope === 'unclear' && command !== '结束';
  const placeholder = command === '结束' ? '影响和危害已得到控制或消除的依据' : '启动的依据和需要协调的事项';
  return {
    title: `${PROPOSE[command]}${level ?? ''}级响应 ${s.number}`,
    ...(unclear ? { intro: '原因未明：提请即由您认定本事件适用本预案，理由记入处置日志（预案1.3）。' } : {}),
    fields: [reason('理由', placeholder)],
    submits: [{ label: '提请', line: line(command, s), style: 'primary' }],
  };
}

export function closeForm(s: Incident): Form {
  return {
    title: `关闭事件 ${s.number}`,
    fields: [
      {
        name: 'kind',
        label: '关闭原因',
        kind: 'select',
        required: true,
        value: '误报',
        options: ['误报', '未达级别', '不属本预案', '重复'].map((v) => ({ value: v, label: v })),
      },
      reason('说明', '核实的经过和依据'),
    ],
    submits: [
      {
        label: '关闭',
        line: line('关闭', s),
        style: 'danger',
        confirm: { title: '关闭事件？', text: '关闭后不再接受续报和处置。' },
      },
    ],
  };
}

export function nationalForm(s: Incident): Form {
  return {
    title: `登记国家决定 ${s.number}`,
    intro: 'I级响应可根据国家有关决定启动、调整或结束（预案5.3、5.6）。',
    fields: [
      {
        name: 'action',
        label: '决定事项',
        kind: 'select',
        required: true,
        value: s.status === 'responding' ? 'end' : 'activate',
        options: [
          { value: 'activate', label: '启动I级响应' },
          { value: 'adjust', label: '调整为I级响应' },
          { value: 'end', label: '结束I级响应' },
        ],
      },
      {
        name: 'document',
        label: '文件名称和文号',
        kind: 'text',
        required: true,
        placeholder: '例：关于…的决定（×办〔2026〕×号）',
      },
    ],
    submits: [
      {
        label: '登记并执行',
        line: line('国家决定', s),
        style: 'primary',
        confirm: { title: '登记国家决定？', text: '登记后立即生效并通知各有关单位。' },
      },
    ],
  };
}

/** @param people who may lead and work in the group: everybody whom the incident concerns */
export function groupForm(
  s: Incident,
  group: { id: string; label: string },
  people: { id: string; name: string }[],
): Form {
  const options = people.map((p) => ({ value: p.id, label: p.name }));
  return {
    title: `设立${group.label}组 ${s.number}`,
    fields: [
      { name: 'lead', label: '组长', kind: 'select', required: true, options },
      { name: 'members', label: '成员', kind: 'multiselect', required: false, options },
    ],
    submits: [{ label: '设立', line: `${line('工作组', s)} group=${group.id}`, style: 'primary' }],
  };
}

export function clockForm(s: Incident, clock: { id: string; label: string }): Form {
  return {
    title: `确定期限 ${s.number}`,
    intro: `${clock.label}的工作日历尚未公布，请按公布的放假安排填写到期日（预案6.1）。`,
    fields: [
      { name: 'date', label: '到期日', kind: 'text', required: true, placeholder: '例：2027-01-08' },
      reason('依据', '例：国务院办公厅2027年放假安排'),
    ],
    submits: [{ label: '确定', line: `${line('期限', s)} clock=${clock.id}`, style: 'primary' }],
  };
}

export function pageForm(s: Incident | null): Form {
  return {
    title: `呼叫${s ? ` ${s.number}` : ''}`,
    fields: [
      {
        name: 'target',
        label: '对象',
        kind: 'text',
        required: true,
        placeholder: '单位、岗位或人员，例：四川省通信管理局',
      },
      { name: 'reason', label: '事由', kind: 'text', required: false, placeholder: '例：请立即核实断网情况' },
    ],
    submits: [{ label: '呼叫', line: s ? `/呼叫 #${s.number}` : '/呼叫', style: 'primary' }],
  };
}

export function noteForm(s: Incident): Form {
  return {
    title: `记入处置日志 ${s.number}`,
    fields: [
      { name: 'text', label: '内容', kind: 'textarea', required: true },
      { name: 'at', label: '发生时间（默认现在）', kind: 'datetime', required: false },
    ],
    submits: [{ label: '记录', line: `/记录 #${s.number}`, style: 'primary' }],
  };
}

/** @param into an incident that this one resembles and that the reader may see */
export function mergeForm(s: Incident, into: string | null): Form {
  return {
    title: `合并 ${s.number}`,
    fields: [
      {
        name: 'into',
        label: '并入事件编号',
        kind: 'text',
        required: true,
        placeholder: '例：2026-0001',
        ...(into ? { value: into } : {}),
      },
      { name: 'reason', label: '理由', kind: 'text', required: false },
    ],
    submits: [{ label: '合并', line: line('合并', s), style: 'primary' }],
  };
}
