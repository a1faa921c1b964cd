import type { Inbound, Reply } from '../../src/app/chat.ts';
import type { Card, Form } from '../../src/cards/card.ts';
import type { ChatCommand } from '../../src/chat/local/index.ts';
import { type LocalWorld, localWorld } from './local-world.ts';

/**
 * A toy bot, to look at the embedded chat and to drive its page without the real one:
 * `npx tsx test/support/local-demo.ts` serves it until Ctrl+C.
 */

const DEMO_COMMANDS: ChatCommand[] = [
  {
    name: '报告',
    aliases: ['report'],
    summary: '报告突发事件',
    usage: '/报告 [内容]',
    examples: ['/报告 四川省大量用户无法上网'],
  },
  { name: '续报', aliases: ['update'], summary: '补充事件情况', usage: '/续报 [#编号] <内容>', examples: [] },
  {
    name: '列表',
    aliases: ['list'],
    summary: '列出未结束的事件',
    usage: '/列表',
    examples: ['/列表'],
  },
  { name: '卡片', aliases: ['card'], summary: '发一张各种内容都有的卡片', usage: '/卡片', examples: [] },
  { name: '帮助', aliases: ['help'], summary: '命令说明', usage: '/帮助 [命令]', examples: ['/帮助 报告'] },
];

export function reportForm(values: Record<string, string> = {}): Form {
  const count = values.users;
  return {
    title: '报告突发事件',
    intro: '情况不明的可以先空着，之后用“续报”补充（4.1）。',
    fields: [
      {
        name: 'what',
        label: '情况',
        kind: 'textarea',
        required: true,
        placeholder: '发生了什么、影响到谁',
        ...(values.what === '' ? { error: '请写明发生了什么' } : {}),
      },
      { name: 'at', label: '发生时间', kind: 'datetime', required: false },
      {
        name: 'kind',
        label: '事件类型',
        kind: 'select',
        required: false,
        options: [
          { value: 'outage', label: '网络中断' },
          { value: 'leak', label: '数据泄露' },
        ],
      },
      {
        name: 'users',
        label: '受影响用户数',
        kind: 'text',
        required: false,
        ...(count && !/^\d+$/u.test(count) ? { error: `“${count}”不是数字，请写成 1200000 的形式` } : {}),
      },
      {
        name: 'regions',
        label: '涉及地区',
        kind: 'multiselect',
        required: false,
        options: [
          { value: 'sichuan', label: '四川省' },
          { value: 'chongqing', label: '重庆市' },
          { value: 'yunnan', label: '云南省' },
        ],
      },
    ],
    submits: [{ label: '报告', line: '/报告', style: 'primary' }],
  };
}

export function approvalCard(state: '待批准' | '已批准'): Card {
  const open = state === '待批准';
  return {
    tone: open ? 'orange' : 'green',
    title: `事件 2026-0001 · II级响应${state}`,
    subtitle: '四川、重庆等地大量互联网用户无法正常上网',
    blocks: [
      {
        type: 'fields',
        fields: [
          { label: '建议级别', value: '重大（3.2(1)）' },
          { label: '事发单位', value: '示例基础电信企业甲' },
          { label: '发生时间', value: '2026-11-23 02:10' },
          { label: '报告用时', value: '12分30秒' },
          {
            label: '已采取的措施',
            value: '切换备用链路，过滤攻击流量；已保存攻击证据，正在联系上游单位核实影响范围。',
          },
        ],
      },
      {
        type: 'quote',
        text: '四川省、重庆市大量用户无法上网，约1200万用户受影响。',
        marks: [
          { start: 0, end: 7 },
          { start: 7, end: 11 },
          { start: 17, end: 25 },
        ],
      },
      { type: 'heading', text: '仍需研判' },
      { type: 'list', items: ['“大量”由部应急办研判（3.2(1)）', '是否由网络攻击导致（1.3）'] },
      { type: 'note', text: '依据 5.3：II级响应由部应急办决定启动。' },
    ],
    actions: open
      ? [
          {
            label: '批准启动',
            line: '/批准 #2026-0001',
            style: 'primary',
            confirm: { title: '启动II级响应？', text: '将向国家网络安全应急办公室报告，并开设指挥群。' },
          },
          { label: '退回', line: '/退回 #2026-0001', style: 'danger' },
          { label: '查看时间线', line: '/时间线 #2026-0001', style: 'default' },
        ]
      : [],
  };
}

/** The toy bot's answer to an input. */
function demoReply({ input }: Inbound): Reply | null {
  if (input.type === 'action') {
    if (input.line.startsWith('/批准')) {
      return { text: '已批准，II级响应启动。', redraw: approvalCard('已批准'), audience: 'actor' };
    }
    if (input.line.startsWith('/报告')) return answerReport(input.values);
    return { form: reportForm(), audience: 'actor' };
  }
  if (input.type === 'marked') return { text: '已标为要点，记入处置日志。', audience: 'actor' };
  if (input.type !== 'line') return null;
  if (/^[/／]报告$/u.test(input.line)) return { form: reportForm(), audience: 'actor' };
  if (/^[/／](卡片|报告)/u.test(input.line)) return { card: approvalCard('待批准'), audience: 'room' };
  if (input.line === '收到') return { text: '已记下：收到。', audience: 'room' };
  return { text: `没有“${input.line}”这个命令。输入 /帮助 查看全部命令。`, audience: 'actor' };
}

function answerReport(values: Record<string, string>): Reply {
  const form = reportForm(values);
  if (form.fields.some((f) => f.error)) return { form, audience: 'actor' };
  return {
    text: '已登记为事件 2026-0001，已通知部应急办和四川省通信管理局。',
    card: approvalCard('待批准'),
    audience: 'room',
  };
}

/** The toy bot in the world of the adapter's tests. */
export const demoWorld = (): Promise<LocalWorld> => localWorld(async (i) => demoReply(i), DEMO_COMMANDS);

if (import.meta.url === `file://${process.argv[1]}`) {
  const world = await demoWorld();
  const { url } = await world.chat.listen(Number(process.env.PORT ?? 0));
  process.stdout.write(`${url}\n`);
  process.on('SIGINT', () => void world.close().then(() => process.exit(0)));
}
