import type { Incident } from '../domain/incident/state.ts';
import type { Refusal, RefusalCode } from '../domain/refusal.ts';
import { citation, gradeStanding, standing } from '../domain/words.ts';
import type { Card } from './card.ts';

/** What a refusal says: why not, by which clause, who could, and what to do instead. */
const WORDS: Record<RefusalCode, (r: Refusal) => { title: string; text: string }> = {
  no_authority: (r) => ({
    title: '无权办理',
    text: `按规定此事由${r.who.length > 0 ? r.who.join('、') : '电信主管部门'}办理${citation(r.cite)}。请用 /呼叫 联系。`,
  }),
  not_found: (r) => ({
    title: '未找到',
    text: `没有可查看的事件 ${r.detail}。请用 /列表 查看本单位的事件。`,
  }),
  not_registered: () => ({
    title: '尚未登记',
    text: '您的账号尚未与通讯录对应。请发送“/我是 姓名”，由系统管理员核实后使用。',
  }),
  stale: (r) => ({
    title: '卡片已过期',
    text: `事件已有新情况（${r.detail}），未作处理。请按更新后的卡片办理。`,
  }),
  already_decided: (r) => ({ title: '已有结果', text: r.detail }),
  already_done: (r) => ({ title: '无需重复', text: r.detail }),
  not_open: (r) => ({
    title: '不能办理',
    text: `该事件已关闭、合并或结束响应${citation(r.cite)}。如有新情况，请另行 /报告。`,
  }),
  not_responding: (r) => ({
    title: '不能办理',
    text: `事件 ${r.detail} 不在相应的应急响应中${citation(r.cite)}。请先用 /查看 核对当前状态。`,
  }),
  already_responding: (r) => ({
    title: '不能办理',
    text: `事件 ${r.detail} 正在应急响应中${citation(r.cite)}。改变级别请用 /调整，结束请用 /结束。`,
  }),
  level_mismatch: (r) => ({
    title: '级别不符',
    text: `响应级别须与事件分级对应，目前对应${r.detail}级${citation(r.cite)}。如需改变，请先 /研判 定级。`,
  }),
  below_plan: (r) => ({
    title: '未达级别',
    text: `事件 ${r.detail} 目前未达一般事件标准${citation(r.cite)}。如认为应启动响应，请先 /研判 定级。`,
  }),
  out_of_scope: (r) => ({
    title: '不属适用范围',
    text: `事件 ${r.detail} 的原因不属网络攻击、网络入侵、恶意程序等${citation(r.cite)}。如认为适用，请先 /研判 范围=适用 并说明理由。`,
  }),
  no_region: (r) => ({
    title: '地区不明',
    text: `事件 ${r.detail} 尚无影响地区，无法确定由哪个通信管理局决定${citation(r.cite)}。请先 /更正 补充影响地区。`,
  }),
  pending_proposal: (r) => ({
    title: '已有提请',
    text: `已有一项提请等待${r.who.join('、')}决定${citation(r.cite)}。可用 /撤回 撤回后重新提请。`,
  }),
  bad_input: (r) => ({ title: '请核对内容', text: `${r.detail}${citation(r.cite)}` }),
  no_such_person: (r) => ({
    title: '未找到',
    text: `通讯录中没有“${r.detail}”。请写单位全称或人员姓名，例：/呼叫 四川省通信管理局`,
  }),
  not_administrator: (r) => ({
    title: '仅限系统管理员',
    text: `此事由系统管理员${r.who.length > 0 ? `（${r.who.join('、')}）` : ''}办理。`,
  }),
  not_in_system: (r) => ({
    title: '未列入系统',
    text: `${r.detail}不在本系统内，请用电话等方式联系并用 /记录 记下。`,
  }),
};

export function refusalCard(r: Refusal): Card {
  const { title, text } = WORDS[r.refused](r);
  return { tone: 'grey', title, blocks: [{ type: 'text', text }], actions: [] };
}

/** A command that needs an incident was typed without one: the open ones, each as a button with the line completed. */
export function chooseIncidentCard(
  command: { name: string; examples: string[] },
  open: Incident[],
  typed: { values: Record<string, string>; rest: string },
): Card {
  if (open.length === 0) {
    return {
      tone: 'grey',
      title: '请写事件编号',
      blocks: [{ type: 'text', text: `本单位目前没有未结事件。例：${command.examples[0] ?? ''}` }],
      actions: [],
    };
  }
  const pairs = Object.entries(typed.values).map(([k, v]) => `${k}="${v.replaceAll('"', '')}"`);
  const rest = [...pairs, ...(typed.rest ? [typed.rest] : [])].join(' ');
  return {
    tone: 'blue',
    title: `/${command.name}：请选择事件`,
    blocks: [
      { type: 'list', items: open.map((s) => `${s.number} ${s.title}：${standing(s)}，${gradeStanding(s)}`) },
    ],
    actions: open.map((s) => ({
      label: `${s.number} ${s.title}`.slice(0, 30),
      line: `/${command.name} #${s.number} ${rest}`.trim().slice(0, 1900),
      style: 'default',
    })),
  };
}
