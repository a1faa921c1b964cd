import type { PlanEdition } from '../../plan/index.ts';
import { describeFacts } from '../fact-words.ts';
import type { Incident } from './state.ts';

/** 4.1: what a report must say and this one doesn't yet. Nothing waits for it. */
export function missingContents(s: Incident, edition: PlanEdition): string[] {
  const known: Record<string, boolean> = {
    time: s.occurredAt !== null,
    scope_and_harm: describeFacts(s.facts).some((f) => f.key !== 'causes'),
    measures: s.measures !== null,
    suggestions: s.suggestions !== null,
  };
  return edition.contents.filter((c) => !known[c.id]).map((c) => c.label);
}
