import type { IncidentKind } from '../../plan/facts.ts';
import type { WordFound } from '../clauses/clauses.ts';
import type { Stated } from './degrees.ts';
import { isLive, type Mood } from './moods.ts';

/** One clause's saying that something of one kind happened. */
export interface Statement {
  kind: IncidentKind;
  /** index of its clause */
  clause: number;
  mood: Mood;
  /** the text says that it did not happen */
  negated: boolean;
  /** outage: 大量; malware: 大面积; .CN: 大幅下降; site and dns: 严重异常 */
  degree: Stated;
  /** dns only */
  large?: Stated;
  /** site only */
  influence?: 'national' | 'provincial' | 'none' | undefined;
  name?: string | undefined;
  /** other only: the words */
  what?: string;
  words: WordFound[];
}

export type Add = (kind: IncidentKind, words: WordFound[], more?: Partial<Statement>) => void;

/** @returns whether a statement tells of a kind of incident that did happen: not denied, past, supposed or of a drill */
export function happened({ kind, mood, negated }: Statement): boolean {
  return !negated && kind !== 'other' && isLive(mood);
}
