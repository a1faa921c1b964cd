import { CAUSE_NAMES } from '../domain/scope.ts';
import type { ReportSection } from '../plan/types.ts';
import { courseTable } from './course.ts';
import { decisions, measuresTaken, reportsTable, workingGroups } from './handling.ts';
import { blank, blocks, bullets, heading, type Md, md, table } from './markdown.ts';
import type { Material } from './material.ts';
import { externalReports, noticesSummary } from './notices.ts';
import { impactFacts } from './overview.ts';
import { reportTiming, responseTiming, unansweredFacts } from './timing.ts';

/** The contents that 6.1 names: each filled as far as the record knows, with what a person must write. */
export const SECTIONS: Record<ReportSection<string>['id'], (m: Material) => Md> = {
  direct_cause: ({ s }) => {
    const { causes, causeSuspected } = s.facts;
    const names = causes.map((c) => CAUSE_NAMES[c]).join('、');
    const words = s.evidence.filter((e) => e.fact === 'causes').map((e) => `“${e.text}”`);
    const from = words.length > 0 ? `，出自报告原文${words.join('、')}` : '';
    return blocks([
      causes.length > 0
        ? md`处置记录中的${causeSuspected ? '疑似原因（尚未证实）' : '原因'}：${names}${from}。`
        : md`处置记录未载明原因。`,
      blank('经调查认定的直接原因：攻击来源和手法、被利用的漏洞或恶意程序、受影响的系统、认定依据'),
    ]);
  },
  indirect_cause: () =>
    blank('间接原因：管理制度、防护措施、监测检查、人员和外包管理等方面的问题（可对照预案7.1）'),
  course: (m) =>
    blocks([
      heading(3, '（一）报告情况（预案4.1）'),
      reportsTable(m),
      heading(3, '（二）应急处置措施（预案5.2、5.5）'),
      measuresTaken(m),
      heading(3, '（三）决策和响应（预案5.3、5.6）'),
      decisions(m),
      heading(3, '（四）通知和应答'),
      noticesSummary(m),
      heading(3, '（五）对外报告（预案5.3、5.5）'),
      externalReports(m),
      heading(3, '（六）工作组（预案5.3）'),
      workingGroups(m),
      heading(3, '（七）大事记'),
      courseTable(m),
    ]),
  responsibility: (m) =>
    blocks([
      md`信息报告时效：`,
      reportTiming(m),
      ...listed(unansweredFacts(m)),
      blank('责任认定：责任单位、责任人和依据；是否存在迟报、谎报、瞒报、漏报（预案4.1、6.2）'),
    ]),
  impact: (m) => {
    const facts = impactFacts(m);
    return blocks([
      ...(facts ? [md`处置记录中的影响范围和危害：`, facts] : [md`处置记录未载明影响范围和危害。`]),
      blank('经评估的影响：受影响的地区、用户数、业务和持续时间，社会影响和舆情'),
    ]);
  },
  losses: () =>
    blank('经评估的损失：直接经济损失、业务和数据损失、处置和恢复费用，用户损失和赔付；处置记录中没有'),
  lessons_prevention: () =>
    blank('防范工作的经验教训：安全防护、检查评估、隐患整改、预案和演练（可对照预案7.1、7.2、9.1）'),
  lessons_handling: (m) =>
    blocks([
      md`响应时效：`,
      responseTiming(m),
      blank('应急处置工作的经验教训：发现和报告、研判定级、响应和指挥、协同和通知、信息发布'),
    ]),
  handling_opinions: () => blank('处理意见：对责任单位和个人的处理，对先进集体和个人的表彰奖励（预案6.2）'),
  improvements: ({ s }) =>
    blocks([
      ...(s.suggestions ? [md`报告中的有关建议（预案4.1）：${s.suggestions}`] : []),
      table(['改进措施', '责任单位', '完成时限'], [[blank('措施'), blank('单位和责任人'), blank('日期')]]),
    ]),
};

const listed = (items: Md[]): Md[] => (items.length > 0 ? [bullets(items)] : []);
