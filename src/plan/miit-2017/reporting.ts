import type { ReportingRule, ResponseLevel } from '../types.ts';
import type { ClauseId } from './clauses.ts';

type Row = ReportingRule<ClauseId>;
/** A rule for when a response is activated at a level, and again when it is adjusted to it. */
type LevelRow = Omit<Row, 'trigger' | 'levels'>;

const upper: ResponseLevel[] = ['I', 'II'];
const lower: ResponseLevel[] = ['III', 'IV'];

/** 4.1 */
const onReport: Row[] = [
  {
    id: 'reported.ero',
    trigger: 'incident_reported',
    from: 'reporters',
    to: 'ero',
    deed: 'report',
    what: '收到突发事件报告，请立即核实情况、研判级别。',
    cite: '4.1',
  },
  {
    id: 'reported.administrations',
    trigger: 'incident_reported',
    from: 'reporters',
    to: 'concerned_administrations',
    deed: 'report',
    what: '收到本行政区域突发事件报告，请立即核实情况、研判级别。',
    cite: '4.1',
  },
  {
    id: 'reported.affected',
    trigger: 'affected_by_others_report',
    from: 'ero',
    to: 'affected',
    deed: 'circulate',
    what: '有单位报告你单位发生突发事件，请立即核实并报告：事件发生时间、初步判定的影响范围和危害、已采取的应急处置措施和有关建议。',
    cite: '4.1',
  },
];

/** Level I and II. The plan has no clause on adjusting a response: the new level's duties apply as if it were started. */
const onUpper: LevelRow[] = [
  {
    id: 'national_office',
    from: 'ero',
    to: 'national_office',
    deed: 'report',
    what: '请立即将突发事件情况报告国家网络安全应急办公室，并登记报告时间、方式和接收人。',
    cite: '5.3',
  },
  {
    id: 'leading_group',
    from: 'ero',
    to: 'leading_group',
    deed: 'report',
    what: '报告突发事件情况和响应级别，请部领导小组阅知。',
    cite: '2.2',
  },
  {
    id: 'ero',
    from: 'ero',
    to: 'ero',
    deed: 'circulate',
    what: '请进入应急状态，实行24小时值班，相关人员保持联络畅通。',
    cite: '5.3',
  },
  {
    id: 'concerned_administrations',
    from: 'ero',
    to: 'concerned_administrations',
    deed: 'circulate',
    what: '请进入应急状态，实行24小时值班，保持联络畅通，派员参加部应急办工作。',
    cite: '5.3',
  },
  {
    id: 'affected.duty',
    from: 'ero',
    to: 'affected',
    deed: 'circulate',
    what: '请进入应急状态，实行24小时值班，保持联络畅通，派员参加部应急办工作。',
    cite: '5.3',
  },
  {
    id: 'affected.tracking',
    from: 'ero',
    to: 'affected',
    deed: 'circulate',
    what: '请持续加强监测，跟踪事态发展，检查影响范围，密切关注舆情，及时将事态变化、处置进展和相关舆情报部应急办。',
    cite: '5.4',
  },
  {
    id: 'specialist_bodies',
    from: 'ero',
    to: 'specialist_bodies',
    deed: 'circulate',
    what: '请持续加强监测，跟踪事态发展，检查影响范围，密切关注舆情，及时将有关情况报部应急办。',
    cite: '5.4',
  },
  {
    id: 'security_vendors',
    from: 'ero',
    to: 'security_vendors',
    deed: 'circulate',
    what: '请持续加强监测，跟踪事态发展，检查影响范围，密切关注舆情，及时将有关情况报部应急办。',
    cite: '5.4',
  },
  {
    id: 'all_administrations',
    from: 'ero',
    to: 'all_administrations',
    deed: 'circulate',
    what: '请立即全面了解本行政区域受影响情况，并及时报部应急办。',
    cite: '5.4',
  },
  ...(['operators', 'domain_institutions', 'internet_companies'] as const).map(
    (to): LevelRow => ({
      id: to,
      from: 'ero',
      to,
      deed: 'circulate',
      what: '请立即了解自身网络和系统受影响情况，并及时报部应急办。',
      cite: '5.4',
    }),
  ),
];

/** Level III and IV. */
const onLower: LevelRow[] = [
  {
    id: 'ero',
    from: 'concerned_administrations',
    to: 'ero',
    deed: 'report',
    what: '报告突发事件情况和响应级别，请部应急办阅知，并视需要协调。',
    cite: '5.3',
  },
  {
    id: 'affected',
    from: 'concerned_administrations',
    to: 'affected',
    deed: 'circulate',
    what: '请加强事态跟踪研判，及时报告事态变化和处置进展。',
    cite: '5.4',
  },
];

/** From I or II to III or IV: the administrations take over, and what only the upper levels ask of others is over. */
const onLowered: LevelRow[] = [
  {
    id: 'national_office',
    from: 'ero',
    to: 'national_office',
    deed: 'report',
    what: '请将响应级别调整情况报告国家网络安全应急办公室，并登记报告时间、方式和接收人。',
    cite: '5.5',
  },
  {
    id: 'leading_group',
    from: 'ero',
    to: 'leading_group',
    deed: 'report',
    what: '报告响应级别调整情况，请部领导小组阅知。',
    cite: '2.2',
  },
  {
    id: 'ero',
    from: 'ero',
    to: 'ero',
    deed: 'circulate',
    what: '响应级别已降低，由相关省（自治区、直辖市）通信管理局指挥、协调，请视需要协调。',
    cite: '2.2',
  },
  {
    id: 'concerned_administrations',
    from: 'ero',
    to: 'concerned_administrations',
    deed: 'circulate',
    what: '响应级别已降低，由你局负责指挥、协调，请组织相关单位加强事态跟踪研判。',
    cite: '5.3',
  },
  {
    id: 'affected',
    from: 'ero',
    to: 'affected',
    deed: 'circulate',
    what: '响应级别已降低，由相关省（自治区、直辖市）通信管理局指挥、协调，请继续加强事态跟踪研判，及时报告。',
    cite: '5.4',
  },
  ...(
    [
      'all_administrations',
      'specialist_bodies',
      'security_vendors',
      'operators',
      'domain_institutions',
      'internet_companies',
    ] as const
  ).map(
    (to): LevelRow => ({
      id: to,
      from: 'ero',
      to,
      deed: 'circulate',
      what: '响应级别已降低，因本次响应提出的24小时值班、情况报送等要求解除，请保持联络畅通。',
      cite: '5.3',
    }),
  ),
];

/** 5.6, with what 6.1 starts. Everybody who was put on alert is told that it is over. */
const onEnd: Row[] = [
  ended(upper, {
    id: 'national_office',
    from: 'ero',
    to: 'national_office',
    deed: 'report',
    what: '请将响应结束情况报告国家网络安全应急办公室，并登记报告时间、方式和接收人。',
    cite: '5.5',
  }),
  ended(['II'], {
    id: 'leading_group',
    from: 'ero',
    to: 'leading_group',
    deed: 'report',
    what: '报告II级响应结束情况，请部领导小组阅知。',
    cite: '5.6',
  }),
  ended(['I'], {
    id: 'ero',
    from: 'leading_group',
    to: 'ero',
    deed: 'circulate',
    what: 'I级响应已结束，请汇总研究各单位总结报告，在响应结束后20个工作日内形成报告上报。',
    cite: '6.1',
  }),
  ...(
    [
      'all_administrations',
      'specialist_bodies',
      'security_vendors',
      'operators',
      'domain_institutions',
      'internet_companies',
    ] as const
  ).map((to) =>
    ended(upper, {
      id: to,
      from: 'ero',
      to,
      deed: 'circulate',
      what: '响应已结束，请转入常态监测。',
      cite: '5.6',
    }),
  ),
  ended(upper, {
    id: 'affected',
    from: 'ero',
    to: 'affected',
    deed: 'circulate',
    what: '响应已结束，请及时调查评估，在响应结束后10个工作日内形成总结报告，报部应急办。',
    cite: '6.1',
  }),
  ended(lower, {
    id: 'ero',
    from: 'concerned_administrations',
    to: 'ero',
    deed: 'report',
    what: '报告响应结束情况，请部应急办阅知。',
    cite: '5.6',
  }),
  ended(lower, {
    id: 'affected',
    from: 'concerned_administrations',
    to: 'affected',
    deed: 'circulate',
    what: '响应已结束，请及时调查评估，在响应结束后10个工作日内形成总结报告，报相关省（自治区、直辖市）通信管理局。',
    cite: '6.1',
  }),
];

function atLevel(levels: ResponseLevel[], row: LevelRow): Row[] {
  return [
    { ...row, id: rowId('activated', levels, row), trigger: 'response_activated', levels },
    { ...row, id: rowId('adjusted', levels, row), trigger: 'response_adjusted', levels },
  ];
}

function ended(levels: ResponseLevel[], row: LevelRow): Row {
  return { ...row, id: rowId('ended', levels, row), trigger: 'response_ended', levels };
}

/** @returns as `activated.I-II.ero` */
function rowId(moment: string, levels: ResponseLevel[], row: LevelRow): string {
  return `${moment}.${levels.join('-')}.${row.id}`;
}

/** Who is told what when an incident moves on. For an adjustment, `levels` is the new level. */
export const REPORTING: Row[] = [
  ...onReport,
  ...onUpper.flatMap((row) => atLevel(upper, row)),
  ...onLower.flatMap((row) => atLevel(lower, row)),
  ...onLowered.map(
    (row): Row => ({
      ...row,
      id: rowId('lowered', lower, row),
      trigger: 'response_lowered',
      levels: lower,
    }),
  ),
  ...onEnd,
];
