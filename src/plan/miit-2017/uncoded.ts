import type { ClauseId } from './clauses.ts';

/** Clauses that state no rule for the bot, with the reason, for people who read the coverage table. */
export const NARRATIVE: Partial<Record<ClauseId, string>> = {
  '1.1': '编制目的，无可执行规则',
  '1.2': '编制依据，无可执行规则',
  '1.4': '工作原则，由各章规则体现',
  '2.1': '领导机构职责，由5.3、5.6的权限规则体现',
  '2.3': '各单位职责的总述，单位类别见单位目录，具体义务见4.1至5.6的规则',
  '7.1': '企业日常防护和主管部门监督检查，不在突发事件处置流程内',
  '7.3': '宣传培训，在系统之外开展',
  '7.4': '手段建设要求，本系统即为其手段之一',
  '7.5': '工具配备，在系统之外落实',
  '8.1': '落实责任，岗位和人员见单位目录',
  '8.2': '经费保障，在系统之外落实',
  '8.3': '队伍建设，在系统之外落实',
  '8.4': '专家组作为单位类别列入单位目录，人才库在系统之外建设',
  '8.5': '国际合作，在系统之外开展',
  '9.2': '解释权，无可执行规则',
};

/** Clauses whose working comes with a later command, with what is to come. */
export const PLANNED: Partial<Record<ClauseId, string>> = {
  '4.2': '隐患和预警信息报送',
  '4.3': '预警分级',
  '4.4': '预警研判、发布和风险提示',
  '4.5.1': '黄色、蓝色预警响应',
  '4.5.1(1)': '黄色、蓝色预警响应',
  '4.5.1(2)': '黄色、蓝色预警响应',
  '4.5.1(3)': '黄色、蓝色预警响应',
  '4.5.2': '红色、橙色预警响应',
  '4.5.2(1)': '红色、橙色预警响应',
  '4.5.2(2)': '红色、橙色预警响应',
  '4.5.2(3)': '红色、橙色预警响应',
  '4.5.2(4)': '红色、橙色预警响应',
  '4.6': '预警调整和解除',
  '5.2': '先行处置措施的登记',
  '5.5': '处置措施的部署和反馈、信息通报和发布审批',
  '6.2': '表彰、约谈和问责的登记',
  '7.2': '应急演练',
  '9.1': '预案备案和每年评估',
};

/** Clauses that are carried by code which is no row: a type, a mapping, the scope check. */
export const CARRIED: Partial<Record<ClauseId, string>> = {
  '1.3': 'facts.ts、domain/scope.ts（适用范围与原因）',
  '3': 'grading.ts（四级）',
  '3.1': 'grading.ts（符合情形之一）',
  '3.2': 'grading.ts（符合情形之一）',
  '3.3': 'grading.ts（符合情形之一）',
  '3.4': 'grading.ts（符合情形之一）',
  '5.1': 'grading.ts（事件级别对应响应级别）',
  '9.3': 'edition.ts（施行日期）',
};
