import { isChronicleEvent } from '../chronicle.ts';
import { evolveNotices } from '../evolve-notices.ts';
import type { PersonId, RecordId } from '../ids.ts';
import type { IncidentEvent } from './events.ts';
import type { Incident, Proposal } from './state.ts';

/** What an event carries besides its own data. */
export interface Envelope {
  at: string;
  actor: PersonId;
}

/** Bookkeeping of notices and rooms changes what cards show, but not what a button on them would do. */
const IMMATERIAL = /^(notice_|person_paged|page_|room_|people_invited|clock_reminded|summary_drafted)/;

/** True for events after which a button drawn before must not act any more. */
export function isMaterial(e: IncidentEvent): boolean {
  return !isChronicleEvent(e) && !IMMATERIAL.test(e.type);
}

/** Folds one event into the state. Never throws. */
export function evolve(state: Incident | null, e: IncidentEvent, env: Envelope): Incident | null {
  if (e.type === 'incident_reported') return reported(e, env);
  if (!state || isChronicleEvent(e)) return state;
  const next = change(state, e, env);
  return isMaterial(e) ? { ...next, version: state.version + 1 } : next;
}

function reported(e: Extract<IncidentEvent, { type: 'incident_reported' }>, env: Envelope): Incident {
  const c = e.content;
  return {
    id: `incident:${e.number}` as RecordId,
    number: e.number,
    edition: e.edition,
    version: 1,
    status: 'open',
    title: c.title,
    reports: [e.report],
    affected: c.affected,
    occurredAt: c.occurredAt,
    discoveredAt: c.discoveredAt,
    reportedAt: env.at,
    measures: c.measures,
    suggestions: c.suggestions,
    text: c.text,
    evidence: c.evidence,
    facts: c.facts,
    assessment: e.assessment,
    grade: null,
    scope: null,
    similar: e.similar,
    proposals: [],
    response: null,
    notices: [],
    rooms: [],
    gathered: [],
    workers: [],
    groups: [],
    clocks: [],
    closed: null,
    mergedInto: null,
  };
}

type Change = Exclude<IncidentEvent, { type: 'incident_reported' }>;

function change(s: Incident, e: Change, env: Envelope): Incident {
  switch (e.type) {
    case 'report_supplemented': {
      const c = e.content;
      return {
        ...regraded(s, e.assessment),
        reports: [...s.reports, e.report],
        affected: c.affected,
        occurredAt: c.occurredAt,
        discoveredAt: c.discoveredAt,
        measures: c.measures,
        suggestions: c.suggestions,
        facts: c.facts,
      };
    }
    case 'facts_corrected':
      return { ...regraded(s, e.assessment), facts: e.facts };
    case 'grade_confirmed':
    case 'grade_judged':
      return {
        ...s,
        grade: {
          grade: e.grade,
          how: e.type === 'grade_judged' ? 'judged' : 'confirmed',
          clause: e.cite,
          reason: e.type === 'grade_judged' ? e.reason : '',
          by: env.actor,
          at: env.at,
          outdated: false,
        },
      };
    case 'scope_judged':
      return { ...s, scope: { applies: e.applies, reason: e.reason, by: env.actor, at: env.at } };
    case 'reports_joined':
      return {
        ...regraded(s, e.assessment),
        ...e.known,
        facts: e.facts,
        reports: [...s.reports, ...e.reports],
        workers: [...new Set([...s.workers, ...(e.workers ?? [])])],
        similar: s.similar.filter((n) => n !== e.from),
      };
    case 'incident_merged':
      return { ...s, status: 'merged', mergedInto: e.into };
    case 'incident_closed':
      return {
        ...s,
        status: 'closed',
        closed: { kind: e.kind, reason: e.reason, by: env.actor, at: env.at },
      };
    case 'response_proposed':
      return { ...s, proposals: [...s.proposals, e.proposal] };
    case 'proposal_approved':
    case 'proposal_returned':
      return decided(s, e, env);
    case 'proposal_withdrawn':
      return withProposal(s, e.proposal, (p) => ({ ...p, status: 'withdrawn' }));
    case 'response_activated':
      return {
        ...s,
        status: 'responding',
        response: {
          level: e.level,
          commanders: e.commanders,
          former: [],
          activatedAt: env.at,
          document: e.document,
          endedAt: null,
        },
      };
    case 'response_extended':
      return withResponse(s, (r) => ({
        ...r,
        commanders: [...r.commanders, e.commander],
        former: r.former.filter((c) => c !== e.commander),
      }));
    case 'response_adjusted':
      return withResponse(s, (r) => ({
        ...r,
        level: e.level,
        commanders: e.commanders,
        former: [],
        document: e.document ?? r.document,
      }));
    case 'response_reduced':
      return withResponse(s, (r) => ({
        ...r,
        commanders: r.commanders.filter((c) => c !== e.commander),
        former: [...r.former, e.commander],
      }));
    case 'response_ended':
      return { ...withResponse(s, (r) => ({ ...r, endedAt: env.at })), status: 'ended' };
    case 'clocks_started':
      return { ...s, clocks: e.clocks };
    case 'clock_set':
      return {
        ...s,
        clocks: s.clocks.map((c) => (c.id === e.clock ? { ...c, date: e.date, unknown: null } : c)),
      };
    case 'summary_submitted':
      return {
        ...s,
        clocks: s.clocks.map((c) =>
          c.id === e.clock ? { ...c, submitted: { at: env.at, by: env.actor } } : c,
        ),
      };
    case 'group_formed':
      return { ...s, groups: [...s.groups, { id: e.group, lead: e.lead, members: e.members }] };
    case 'room_opened':
      return {
        ...(e.group === null ? gathered(s, e.people) : s),
        rooms: [...s.rooms, { room: e.room, group: e.group, name: e.name }],
      };
    case 'room_failed':
      return e.group === null ? gathered(s, e.people) : s;
    case 'people_invited':
      return gathered(s, e.people);
    case 'clock_reminded':
    case 'summary_drafted':
      return s;
    default:
      return isChronicleEvent(e) ? s : { ...s, notices: evolveNotices(s.notices, e, env.at) };
  }
}

/** A new assessment leaves a person's grade standing, but marks it where the suggestion is no longer the same. */
function regraded(s: Incident, assessment: Incident['assessment']): Incident {
  const moved = assessment.proposed !== s.assessment.proposed || assessment.verdict !== s.assessment.verdict;
  return { ...s, assessment, grade: s.grade && moved ? { ...s.grade, outdated: true } : s.grade };
}

function gathered(s: Incident, people: PersonId[]): Incident {
  return { ...s, gathered: [...new Set([...s.gathered, ...people])] };
}

function decided(
  s: Incident,
  e: Extract<Change, { type: 'proposal_approved' | 'proposal_returned' }>,
  env: Envelope,
): Incident {
  const verdict = e.type === 'proposal_approved' ? 'approved' : 'returned';
  return withProposal(s, e.proposal, (p) => {
    const decisions = [
      ...p.decisions,
      { verdict, org: e.org, by: env.actor, at: env.at, reason: e.reason } as const,
    ];
    // An adjustment needs every decider; a start or an end is each decider's own.
    const together = p.action === 'adjust';
    const done = decisions.length >= p.deciders.length || (together && verdict === 'returned');
    const isApproved = (d: { verdict: string }): boolean => d.verdict === 'approved';
    const approved = together ? decisions.every(isApproved) : decisions.some(isApproved);
    return { ...p, decisions, status: done ? (approved ? 'approved' : 'returned') : 'open' };
  });
}

function withProposal(s: Incident, id: string, f: (p: Proposal) => Proposal): Incident {
  return { ...s, proposals: s.proposals.map((p) => (p.id === id ? f(p) : p)) };
}

function withResponse(
  s: Incident,
  f: (r: NonNullable<Incident['response']>) => NonNullable<Incident['response']>,
): Incident {
  return s.response ? { ...s, response: f(s.response) } : s;
}
