import { type Pattern, pattern } from '../text/pattern.ts';
import type { Clause, Stretch } from './clauses.ts';

/** What a labelled part of a formal report tells (4.1): 事发单位：…；已采取措施：… */
export type Field = 'affected' | 'occurred' | 'discovered' | 'measures' | 'suggestions' | 'other';

/** A labelled value. */
export interface Labelled extends Stretch {
  field: Field;
}

const WHO = '单位|企业|公司|机构|平台';
const LABELS: [Field, Pattern][] = [
  ['other', pattern(/(?:报告|报送|填报|监测|责任|承建|支撑|牵头|协助|抄送|成员|有关)(?:单位|平台|部门)$/u)],
  [
    'affected',
    pattern(
      new RegExp(
        `(?:(?:事发|受害|受影响|涉事|涉及|事故|影响|目标|故障|被攻击|受攻击)(?:的)?(?:${WHO})|^[一二三四五六七八九十\\d、.]*(?:单位|企业|公司)(?:名称)?|影响对象|对象)$`,
        'u',
      ),
    ),
  ],
  ['discovered', pattern(/(?:发现|监测|告警|获知|接报)(?:时间|时刻)?$/u)],
  [
    'occurred',
    pattern(/(?:(?:事件|事发|事故|发生|攻击|起始|开始|故障|首次)的?(?:时间|时刻)|^.{0,2}时间|发生|起始)$/u),
  ],
  ['measures', pattern(/(?:已采取的?)?(?:应急)?(?:处置)?(?:措施|处置(?:情况|进展|过程)?|应急处置|已采取)$/u)],
  [
    'suggestions',
    pattern(
      /(?:(?:工作|有关|整改|处置|下一步)?(?:意见)?建议|请求(?:事项|支援|支持|协助)?|需(?:要)?协助(?:事项)?|诉求|需求)$/u,
    ),
  ],
  [
    'other',
    pattern(
      /(?:[^,]{0,2}时间|(?:影响)?范围|影响|原因|危害|联系人|联系方式|电话|地点|经过|(?:简要|基本|事件)?情况|概况|概述|简述|描述|现象|问题|事件|类型|类别|名称|行业|来源|方式|责任方|背景|报告人|备注|附件|下一步|下步|后续|结束|状态|级别|进展|风险|后果|损失)$/u,
    ),
  ],
];
/** A clause so short is nothing but a label, with its number (三、已采取的应急处置措施). */
const LONGEST = 14;

/** Reads the labelled parts of a formal report. A label ends with a colon; its value goes on to the next label. */
export function readLabels(clauses: Clause[], text: string): Labelled[] {
  const labels = clauses.flatMap((clause, i) => {
    const found = clause.leads ? labelOf(clause) : undefined;
    return found === undefined ? [] : [{ ...found, i }];
  });
  return labels.flatMap(({ field, i }, k) => {
    const first = clauses[i + 1];
    if (first === undefined) return [];
    const next = labels[k + 1] ?? { i: clauses.length, start: text.length };
    const last = clauses.find((_, m) => m > i && (m + 1 >= next.i || endsHere(clauses, m, text))) ?? first;
    const end = Math.min(field === 'affected' ? first.end : last.end, next.start);
    const goesOn = next.i < clauses.length && last === clauses[next.i - 1]; // 待核实 事件：…
    const until = goesOn && field !== 'affected' ? next.start : end;
    return until > first.start ? [{ field, start: first.start, end: until }] : [];
  });
}

function labelOf({ text, start, end }: Clause): { field: Field; start: number } | undefined {
  for (const [field, pattern] of LABELS) {
    const match = pattern.exec(text);
    if (match !== null) return { field, start: text.length <= LONGEST ? start : end - match[0].length };
  }
  return undefined;
}

/** @returns whether a clause is the label of who was hit: 事发单位： */
export function isHitLabel(clause: Clause | undefined): boolean {
  return clause?.leads === true && labelOf(clause)?.field === 'affected';
}

/** A full stop ends a value, unless a numbered item follows (1.关闭接口。2.重置密码). */
function endsHere(clauses: Clause[], m: number, text: string): boolean {
  const clause = clauses[m];
  const next = clauses[m + 1];
  if (clause === undefined || next === undefined) return true;
  return text.charAt(clause.end) === '。' && !/^(?:\d{1,2}[.、)]|[一二三四五六]是)/u.test(next.text);
}
