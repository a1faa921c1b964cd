import type { Facts } from '../plan/facts.ts';

/** Words of the report, in UTF-16 code units of the original: `text === original.slice(start, end)`. */
export interface Span {
  text: string;
  start: number;
  end: number;
}

/** The words that a fact came from; `fact` is a key of `describeFacts`. */
export interface Evidence extends Span {
  fact: string;
}

/**
 * What people should see about a text besides its facts. `instruction`: words that try to steer the grading; they change
 * nothing.
 */
export const FLAG_KINDS = [
  'drill',
  'hypothetical',
  'hearsay',
  'denied',
  'past',
  'resolved',
  'correction',
  'overseas',
  'employees',
  'instruction',
] as const;
export type FlagKind = (typeof FLAG_KINDS)[number];

export interface Flag extends Span {
  kind: FlagKind;
}

/** What the reader makes of a report. */
export interface Reading {
  facts: Facts;
  evidence: Evidence[];
  /** UTC, ISO 8601 */
  occurredAt?: string;
  discoveredAt?: string;
  /** the affected organization, as the text names it */
  affectedName?: string;
  /** measures taken and suggestions (4.1), in the text's own words */
  measures?: string;
  suggestions?: string;
  flags: Flag[];
  /** what to ask the reporter, in Chinese */
  questions: string[];
}
