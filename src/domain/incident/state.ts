import { z } from 'zod';
import { factsSchema } from '../../plan/facts.ts';
import type { ClauseId } from '../../plan/miit-2017/clauses.ts';
import { LEVEL_OF_GRADE } from '../../plan/miit-2017/grading.ts';
import { GRADES, type Grade, LEVELS, type ResponseLevel } from '../../plan/types.ts';
import type { Assessment } from '../assessment.ts';
import { orgIdSchema, personIdSchema, recordIdSchema, roomIdSchema } from '../ids.ts';
import { noticeSchema } from '../notice.ts';

/** 突发事件: the state of one incident, the fold of its events. Moments are UTC ISO strings; absent is null. */

const decisionSchema = z.object({
  verdict: z.enum(['approved', 'returned']),
  org: orgIdSchema,
  by: personIdSchema,
  at: z.string(),
  reason: z.string(),
});

export const proposalSchema = z.object({
  id: z.string(),
  action: z.enum(['activate', 'adjust', 'end']),
  /** the level to activate or to adjust to, or the level that ends */
  level: z.enum(LEVELS),
  reason: z.string(),
  by: personIdSchema,
  at: z.string(),
  /** who decides: each of them for itself where the plan has several administrations decide */
  deciders: z.array(orgIdSchema),
  decisions: z.array(decisionSchema),
  status: z.enum(['open', 'approved', 'returned', 'withdrawn']),
  cite: z.custom<ClauseId>(),
});
export type Proposal = z.infer<typeof proposalSchema>;

export const reportSchema = z.object({
  id: z.string(),
  kind: z.enum(['first', 'supplement', 'own', 'joined']),
  by: personIdSchema,
  org: orgIdSchema,
  at: z.string(),
  /** the beginning of the text; the whole stands in the chronicle */
  excerpt: z.string(),
  /** what it changed, in Chinese; nothing for a first report */
  changes: z.array(z.string()),
  /** the number that it had before its incident was merged into this one */
  from: z.string().nullable(),
});
export type Report = z.infer<typeof reportSchema>;

const evidenceSchema = z.object({ fact: z.string(), text: z.string(), start: z.number(), end: z.number() });

export const responseSchema = z.object({
  level: z.enum(LEVELS),
  /** who commands it: for III and IV the administrations that have activated it for their regions */
  commanders: z.array(orgIdSchema),
  /** administrations that have ended it for their region while it went on for others (5.6) */
  former: z.array(orgIdSchema).default([]),
  activatedAt: z.string(),
  /** the document of a national decision (国家有关决定), where it rests on one */
  document: z.string().nullable(),
  endedAt: z.string().nullable(),
});
export type Response = z.infer<typeof responseSchema>;

export const clockSchema = z.object({
  id: z.enum(['summary_report', 'authority_report']),
  /** the last day, `YYYY-MM-DD`; null while the calendar does not reach that far and nobody has set it */
  date: z.string().nullable(),
  /** why there is no date, in Chinese */
  unknown: z.string().nullable(),
  submitted: z.object({ at: z.string(), by: personIdSchema }).nullable(),
});
export type ReportClock = z.infer<typeof clockSchema>;

export const incidentSchema = z.object({
  id: recordIdSchema,
  number: z.string(),
  edition: z.string(),
  version: z.number(),
  status: z.enum(['open', 'responding', 'ended', 'closed', 'merged']),
  title: z.string(),
  reports: z.array(reportSchema),
  affected: z.object({ org: orgIdSchema.nullable(), name: z.string().nullable() }),
  occurredAt: z.string().nullable(),
  discoveredAt: z.string().nullable(),
  reportedAt: z.string(),
  measures: z.string().nullable(),
  suggestions: z.string().nullable(),
  /** the first report's text, cut, with the words that facts came from */
  text: z.string(),
  evidence: z.array(evidenceSchema),
  facts: factsSchema,
  assessment: z.custom<Assessment>(),
  grade: z
    .object({
      grade: z.enum([...GRADES, 'below']),
      how: z.enum(['confirmed', 'judged']),
      clause: z.custom<ClauseId>().nullable(),
      reason: z.string(),
      by: personIdSchema,
      at: z.string(),
      /** facts have changed the suggestion since */
      outdated: z.boolean(),
    })
    .nullable(),
  scope: z
    .object({ applies: z.boolean(), reason: z.string(), by: personIdSchema, at: z.string() })
    .nullable(),
  /** numbers of open incidents that this one resembles */
  similar: z.array(z.string()),
  proposals: z.array(proposalSchema),
  response: responseSchema.nullable(),
  notices: z.array(noticeSchema),
  rooms: z.array(z.object({ room: roomIdSchema, group: z.string().nullable(), name: z.string() })),
  /** who has been brought into the war room, or could not be; empty before there is one */
  gathered: z.array(personIdSchema).default([]),
  /** organizations that worked on an incident which was merged into this one */
  workers: z.array(orgIdSchema).default([]),
  groups: z.array(z.object({ id: z.string(), lead: personIdSchema, members: z.array(personIdSchema) })),
  clocks: z.array(clockSchema),
  closed: z.object({ kind: z.string(), reason: z.string(), by: personIdSchema, at: z.string() }).nullable(),
  mergedInto: z.string().nullable(),
});
export type Incident = z.infer<typeof incidentSchema>;

/**
 * The grade to act on: a person's, or else the suggestion (the gravest candidate, promise 5). New facts that make it
 * graver count before a person has confirmed them.
 */
export function workingGrade(i: Pick<Incident, 'grade' | 'assessment'>): Grade | 'below' {
  const suggested = i.assessment.proposed ?? 'below';
  if (!i.grade) return suggested;
  return i.grade.outdated && rank(suggested) < rank(i.grade.grade) ? suggested : i.grade.grade;
}

const rank = (g: Grade | 'below'): number => (g === 'below' ? GRADES.length : GRADES.indexOf(g));

/** 5.1: the response level that a grade stands for; null below the plan. */
export function levelOf(grade: Grade | 'below'): ResponseLevel | null {
  return grade === 'below' ? null : LEVEL_OF_GRADE[grade];
}

export function openProposal(i: Incident): Proposal | undefined {
  return i.proposals.find((p) => p.status === 'open');
}

/** A record that takes no further reports and decisions. */
export function isOver(i: Incident): boolean {
  return i.status === 'closed' || i.status === 'merged';
}

export function isResponding(i: Incident): i is Incident & { response: Response } {
  return i.status === 'responding' && i.response !== null;
}

const ASK = { activate: '启动', adjust: '调整为', end: '结束' } as const;

/** @returns `启动I级响应` */
export function proposalName(p: Pick<Proposal, 'action' | 'level'>): string {
  return `${ASK[p.action]}${p.level}级响应`;
}
