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
  /** the clause for starting and for ending */
  activate: Clause;
  end: Clause;
}

export type ReportingTrigger =
  | 'incident_reported'
  | 'affected_by_others_report'
  | 'response_activated'
  | 'response_adjusted'
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
  label: string;
  workingDays: number;
  /** who owes it, to whom */
  from: Role;
  to: Role;
  sections: ReportSection<Clause>[];
  cite: Clause;
}
