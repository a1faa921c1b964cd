import type { Role, WarningColor, WarningMeasure, WarningRules } from '../types.ts';
import { CLAUSES, type ClauseId } from './clauses.ts';

const reporters: Role[] = [
  'operators',
  'domain_institutions',
  'internet_companies',
  'specialist_bodies',
  'security_vendors',
];
const upper: WarningColor[] = ['red', 'orange'];
const lower: WarningColor[] = ['yellow', 'blue'];

/** The measures of 4.5.1 are 部应急办's too at red and orange (4.5.2: 除采取黄色、蓝色预警响应措施外). */
const lowerMeasures: ClauseId[] = ['4.5.1(1)', '4.5.1(2)', '4.5.1(3)'];
const upperMeasures: ClauseId[] = [...lowerMeasures, '4.5.2(1)', '4.5.2(2)', '4.5.2(3)', '4.5.2(4)'];

function measure(colors: WarningColor[], by: Role, cite: ClauseId): WarningMeasure<ClauseId> {
  return { colors, by, what: CLAUSES[cite].text, cite };
}

const under = { corresponds: '4.3', issue: '4.4', adjust: '4.6', lift: '4.6' } as const;

/** Early warning, 4.2 to 4.6. */
export const WARNINGS: WarningRules<ClauseId> = {
  authority: [
    { color: 'red', grade: 'especially_serious', initiator: 'ero', issuer: 'national_office', ...under },
    { color: 'orange', grade: 'serious', initiator: 'ero', issuer: 'ero', ...under },
    {
      color: 'yellow',
      grade: 'relatively_serious',
      initiator: 'concerned_administrations',
      issuer: 'concerned_administrations',
      ...under,
    },
    {
      color: 'blue',
      grade: 'ordinary',
      initiator: 'concerned_administrations',
      issuer: 'concerned_administrations',
      ...under,
    },
  ],
  hazards: [
    { grades: ['especially_serious', 'serious'], from: reporters, to: 'ero', cite: '4.2' },
    {
      grades: ['relatively_serious', 'ordinary'],
      from: reporters,
      to: 'concerned_administrations',
      cite: '4.2',
    },
  ],
  reporting: [
    {
      id: 'red_to_national_office',
      moment: 'issued',
      colors: ['red'],
      from: 'ero',
      to: 'national_office',
      deed: 'report',
      what: '报请国家网络安全应急办公室统一发布红色预警；已由其发布的，由部应急办转发。',
      cite: '4.4',
    },
    {
      id: 'orange_to_national_office',
      moment: 'issued',
      colors: ['orange'],
      from: 'ero',
      to: 'national_office',
      deed: 'report',
      what: '将橙色预警发布情况报国家网络安全应急办公室。',
      cite: '4.4',
    },
    {
      id: 'upper_to_leading_group',
      moment: 'issued',
      colors: upper,
      from: 'ero',
      to: 'leading_group',
      deed: 'report',
      what: '将预警发布情况报部领导小组。',
      cite: '4.4',
    },
    {
      id: 'lower_to_ero',
      moment: 'issued',
      colors: lower,
      from: 'concerned_administrations',
      to: 'ero',
      deed: 'report',
      what: '将本行政区域预警发布情况报部应急办。',
      cite: '4.4',
    },
    {
      id: 'lower_to_local_departments',
      moment: 'issued',
      colors: lower,
      from: 'concerned_administrations',
      to: 'local_departments',
      deed: 'circulate',
      what: '将本行政区域预警发布情况通报地方相关部门。',
      cite: '4.4',
    },
    {
      id: 'lower_lifted_to_ero',
      moment: 'lifted',
      colors: lower,
      from: 'concerned_administrations',
      to: 'ero',
      deed: 'report',
      what: '将本行政区域预警解除情况及时报告部应急办。',
      cite: '4.6',
    },
  ],
  contents: [
    { id: 'level', label: '预警级别', cite: '4.4' },
    { id: 'start', label: '起始时间', cite: '4.4' },
    { id: 'scope_and_harm', label: '可能的影响范围和造成的危害', cite: '4.4' },
    { id: 'precautions', label: '应采取的防范措施', cite: '4.4' },
    { id: 'time_limit', label: '时限要求', cite: '4.4' },
    { id: 'issuer', label: '发布机关', cite: '4.4' },
    { id: 'hotline', label: '咨询电话', cite: '4.4' },
  ],
  measures: [
    ...lowerMeasures.map((cite) => measure(lower, 'concerned_administrations', cite)),
    ...upperMeasures.map((cite) => measure(upper, 'ero', cite)),
  ],
  advisory: { issuers: ['ero', 'concerned_administrations'], cite: '4.4' },
  channels: { labels: ['网站', '短信', '微信'], cite: '4.4' },
};
