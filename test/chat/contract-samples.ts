import type { Card, Form } from '../../src/cards/card.ts';

/** Cards, forms and texts that the adapters' contract is tried with. */

export const card = (title: string, more: Partial<Card> = {}): Card => ({
  tone: 'orange',
  title,
  blocks: [{ type: 'text', text: '正文' }],
  actions: [],
  ...more,
});

/** Texts that mean something on one platform or another, and must not. */
export const HOSTILE = [
  '<!channel> <!here> @channel @here @everyone',
  '<at id=all></at> <at user_id="all">所有人</at>',
  '<@U0000000001> <#C0000000001> <https://evil.example|官网>',
  '*粗* _斜_ ~删~ **粗** `码` ```块```',
  '[官网](https://evil.example) ![图](x) <font color="red">红</font>',
  '<script>alert(1)</script> <img src=x onerror=alert(1)> &lt;b&gt; &amp;',
  '# 标题\n> 引用\n- 列表\n1. 编号',
  '{"tag":"button"} ":smile:" $x$ \\n \\* ',
];

/** Actions' lines come back exactly as they were given. */
export const LINES = [
  '/定级 #2026-0001@7 等级=重大 理由="影响 1,200 万用户"',
  '/收到 #2026-0001 <at id=all></at> &amp; *x* | "引号" \'单\' \\ 100% 𠮷 👨‍👩‍👧',
];

export const form: Form = {
  title: '补充报告',
  intro: '请填写下列内容。',
  fields: [
    { name: 'users', label: '影响用户数', kind: 'text', required: true, value: '1200万' },
    { name: 'note', label: '说明', kind: 'textarea', required: false },
    {
      name: 'kind',
      label: '类型',
      kind: 'select',
      required: false,
      options: [
        { value: 'leak', label: '数据泄露' },
        { value: 'outage', label: '网络中断' },
      ],
    },
    {
      name: 'regions',
      label: '涉及省份',
      kind: 'multiselect',
      required: false,
      options: [
        { value: '51', label: '四川省' },
        { value: '53', label: '云南省' },
        { value: '50', label: '重庆市' },
      ],
    },
    { name: 'at', label: '发生时间', kind: 'datetime', required: false },
  ],
  submits: [{ label: '报送', line: '/续报 #2026-0001@3', style: 'primary' }],
};
