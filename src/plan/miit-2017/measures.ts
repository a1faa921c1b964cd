import type { Measure, ResponseLevel } from '../types.ts';
import type { ClauseId } from './clauses.ts';

type Row = Measure<ClauseId>;

const upper: ResponseLevel[] = ['I', 'II'];
const lower: ResponseLevel[] = ['III', 'IV'];

/** 5.2: what the affected organization does at once, without waiting for a response level. */
const initial = { phase: 'initial', area: 'handling', by: 'affected', cite: '5.2' } as const;

/** 5.5, second paragraph: what 相关单位 are told to do, the affected organization first of all. */
const handling = {
  phase: 'emergency',
  area: 'handling',
  levels: upper,
  by: 'affected',
  cite: '5.5',
} as const;

/** 5.5, third and fourth paragraph. */
const information = {
  phase: 'emergency',
  area: 'information',
  levels: upper,
  by: 'ero',
  cite: '5.5',
} as const;
const publication = {
  phase: 'emergency',
  area: 'publication',
  levels: upper,
  by: 'ero',
  cite: '5.5',
} as const;

export const MEASURES: Row[] = [
  { ...initial, id: 'own_plan', label: '启动本单位应急预案' },
  { ...initial, id: 'own_teams', label: '组织本单位应急队伍和工作人员采取应急处置措施' },
  { ...initial, id: 'restore', label: '尽最大努力恢复网络和系统运行' },
  { ...initial, id: 'reduce_impact', label: '尽可能减少对用户和社会的影响' },
  { ...initial, id: 'preserve_evidence', label: '保存网络攻击、网络入侵或网络病毒的证据' },

  { ...handling, id: 'expand_bandwidth', label: '带宽紧急扩容' },
  { ...handling, id: 'control_source', label: '控制攻击源' },
  { ...handling, id: 'filter_traffic', label: '过滤攻击流量' },
  { ...handling, id: 'patch', label: '修补漏洞' },
  { ...handling, id: 'remove_malware', label: '查杀病毒' },
  { ...handling, id: 'close_ports', label: '关闭端口' },
  { ...handling, id: 'use_backup', label: '启用备份数据' },
  { ...handling, id: 'suspend_systems', label: '暂时关闭相关系统' },
  { ...handling, id: 'inform_users', leakOnly: true, label: '及时告知受影响的用户' },
  { ...handling, id: 'advise_users', leakOnly: true, label: '告知用户减轻危害的措施' },
  { ...handling, id: 'prevent_secondary', label: '防止发生次生、衍生事件的必要措施' },
  { ...handling, id: 'other', label: '其他可以控制和减轻危害的措施' },

  { ...information, id: 'report_progress', label: '及时向国家网络安全应急办公室等报告突发事件处置进展情况' },
  {
    ...information,
    id: 'circulate_departments',
    label: '视情况由部应急办向相关职能部门、相关行业主管部门通报突发事件有关情况',
  },
  { ...information, id: 'request_support', label: '必要时向相关部门请求提供支援' },
  { ...information, id: 'foreign_governments', label: '视情况向外国政府部门通报有关情况并请求协助' },

  { ...publication, id: 'publish', label: '及时向社会公众通告突发事件情况' },
  { ...publication, id: 'publish_measures', label: '宣传避免或减轻危害的措施' },
  { ...publication, id: 'hotline', label: '公布咨询电话' },
  { ...publication, id: 'guide_opinion', label: '引导社会舆论' },
  {
    ...publication,
    id: 'publication_consent',
    label: '未经部应急办同意，各相关单位不得擅自向社会发布突发事件相关信息',
  },

  {
    id: 'organize_handling',
    phase: 'emergency',
    area: 'handling',
    levels: lower,
    by: 'concerned_administrations',
    label: '组织相关单位开展处置工作',
    cite: '5.5',
  },
  {
    id: 'help_region',
    phase: 'emergency',
    area: 'support',
    levels: lower,
    by: 'all_administrations',
    label: '在权限范围内积极配合并提供必要的支持',
    cite: '5.5',
  },
  {
    id: 'coordinate_regions',
    phase: 'emergency',
    area: 'support',
    levels: lower,
    by: 'ero',
    label: '必要时可报请部应急办予以协调',
    cite: '5.5',
  },
];
