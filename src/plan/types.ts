/** The vocabulary that every edition of the plan is written in. Terms follow the plan's own text. */

/** 事件分级（第3章），由重到轻 */
export const GRADES = ['especially_serious', 'serious', 'relatively_serious', 'ordinary'] as const;
export type Grade = (typeof GRADES)[number];

/** 响应级别（5.1），由高到低 */
export const LEVELS = ['I', 'II', 'III', 'IV'] as const;
export type ResponseLevel = (typeof LEVELS)[number];

/** 预警颜色（4.3），由高到低 */
export const COLORS = ['red', 'orange', 'yellow', 'blue'] as const;
export type WarningColor = (typeof COLORS)[number];

/** Kinds of organizations of chapter 2 that are inside the system. */
export const ORG_KINDS = [
  'leading_group',
  'ero',
  'administration',
  'operator',
  'domain_institution',
  'internet_company',
  'specialist_body',
  'security_vendor',
  'expert_group',
] as const;
export type OrgKind = (typeof ORG_KINDS)[number];

/**
 * Whom a row of the plan speaks of, seen from one incident. `concerned_administrations`: 相关省通信管理局, those of the
 * incident's regions; `national_office`: 国家网络安全应急办公室, outside the system, reached by a named post's duty.
 */
export type Role =
  | 'leading_group'
  | 'ero'
  | 'national_office'
  | 'concerned_administrations'
  | 'all_administrations'
  | 'affected'
  | 'reporters'
  | 'operators'
  | 'domain_institutions'
  | 'internet_companies'
  | 'specialist_bodies'
  | 'security_vendors'
  | 'expert_group';

/** 报告（向上）、通报（平行）、发布（向社会）：三者从不混用 */
export type Deed = 'report' | 'circulate' | 'publish';

/** Who starts and ends a response of one level, and who commands it. */
export interface ResponseAuthority<Clause extends string> {
  level: ResponseLevel;
  /** who may propose it */
  proposers: Role[];
  /** who decides; each of `concerned_administrations` decides for its own region */
  decider: Role;
  /** true where a national decision (国家有关决定), its document recorded, may stand in for the decider */
  nationalDecision: boolean;
  commander: Role;
  /** the clause that a proposal, the start and the end stand on */
  propose: Clause;
  activate: Clause;
  end: Clause;
}

export type ReportingTrigger =
  | 'incident_reported'
  | 'affected_by_others_report'
  | 'response_activated'
  | 'response_adjusted'
  /** adjusted from I or II to III or IV: what only the upper levels ask for is over */
  | 'response_lowered'
  | 'response_ended';

/** Who must be told what by whom when something happens. */
export interface ReportingRule<Clause extends string> {
  id: string;
  trigger: ReportingTrigger;
  /** only for these levels; absent: at every level or before there is one */
  levels?: ResponseLevel[];
  from: Role;
  to: Role;
  deed: Deed;
  /** what is to be told or done by the addressee, one official sentence in Chinese */
  what: string;
  cite: Clause;
}

/** A piece that a report must contain. */
export interface RequiredContent<Clause extends string> {
  id: 'time' | 'scope_and_harm' | 'measures' | 'suggestions';
  /** as in the plan's text */
  label: string;
  cite: Clause;
}

export interface WorkingGroup<Clause extends string> {
  id: 'recovery' | 'attribution' | 'impact' | 'publication' | 'interagency' | 'international';
  label: string;
  levels: ResponseLevel[];
  cite: Clause;
}

/** A section of an after-event report. */
export interface ReportSection<Clause extends string> {
  id:
    | 'direct_cause'
    | 'indirect_cause'
    | 'course'
    | 'responsibility'
    | 'impact'
    | 'losses'
    | 'lessons_prevention'
    | 'lessons_handling'
    | 'handling_opinions'
    | 'improvements';
  label: string;
  cite: Clause;
}

export interface Deadline<Clause extends string> {
  id: 'summary_report' | 'authority_report';
  /** the rows of one id differ by level in who owes the report to whom */
  levels: ResponseLevel[];
  label: string;
  workingDays: number;
  /** who owes it, to whom */
  from: Role;
  to: Role;
  sections: ReportSection<Clause>[];
  cite: Clause;
}

/** Who may issue, adjust and lift an early warning of one colour. */
export interface WarningAuthority<Clause extends string> {
  color: WarningColor;
  /** the grade of the incident that may happen (4.3) */
  grade: Grade;
  /** who assesses it and brings it about: submits it, or forwards what the issuer has issued */
  initiator: Role;
  /** who issues it; each of `concerned_administrations` for its own region */
  issuer: Role;
  /** the clauses for which grade it stands for, and for issuing it */
  corresponds: Clause;
  issue: Clause;
  /** an adjusted warning is issued anew under the authority of its new colour */
  adjust: Clause;
  lift: Clause;
}

/** Whom the issuing or lifting of a warning must be told. */
export interface WarningReport<Clause extends string> {
  id: string;
  moment: 'issued' | 'lifted';
  colors: WarningColor[];
  from: Role;
  /** `local_departments`: 地方相关部门, outside the system */
  to: Role | 'local_departments';
  deed: Deed;
  /** one official sentence in Chinese */
  what: string;
  cite: Clause;
}

/** To whom a hazard report goes, by the grade of the incident that may happen (4.2). */
export interface HazardAddressee<Clause extends string> {
  grades: Grade[];
  from: Role[];
  to: Role;
  cite: Clause;
}

/** A piece that an early warning must contain. */
export interface WarningContent<Clause extends string> {
  id: 'level' | 'start' | 'scope_and_harm' | 'precautions' | 'time_limit' | 'issuer' | 'hotline';
  label: string;
  cite: Clause;
}

/** What is to be done once a warning of one of these colours is out. */
export interface WarningMeasure<Clause extends string> {
  colors: WarningColor[];
  by: Role;
  /** as in the plan's text */
  what: string;
  cite: Clause;
}

/** Early warning, 4.2 to 4.6. */
export interface WarningRules<Clause extends string> {
  authority: WarningAuthority<Clause>[];
  hazards: HazardAddressee<Clause>[];
  reporting: WarningReport<Clause>[];
  contents: WarningContent<Clause>[];
  measures: WarningMeasure<Clause>[];
  /** 风险提示, below the warning colours */
  advisory: { issuers: Role[]; cite: Clause };
  /** 面向社会发布的形式 */
  channels: { labels: string[]; cite: Clause };
}

/** A measure of emergency response. */
export interface Measure<Clause extends string> {
  id: string;
  /** before or after a response is activated (5.2, 5.5) */
  phase: 'initial' | 'emergency';
  /** what it works on: the harm itself, reporting, telling the public, or help between regions */
  area: 'handling' | 'information' | 'publication' | 'support';
  /** only at these levels; absent: at every level or before there is one */
  levels?: ResponseLevel[];
  /** only where users' information has leaked on a large scale (大规模用户信息泄露事件) */
  leakOnly?: true;
  by: Role;
  /** as in the plan's text */
  label: string;
  cite: Clause;
}

/** A round-the-clock duty. */
export interface DutyRule<Clause extends string> {
  id: string;
  /** begins with a response of these levels or a warning of these colours */
  begins: { levels: ResponseLevel[] } | { colors: WarningColor[] };
  /** who orders it, and names which further units (相关单位) it binds */
  orderedBy: Role;
  /** whom it binds in any case */
  who: Role[];
  what: string;
  cite: Clause;
}
