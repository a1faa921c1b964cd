import { type Incident, isOver, workingGrade } from '../domain/incident/state.ts';
import type { Grade } from '../plan/types.ts';
import type { Tone } from './card.ts';

const TONES: Record<Grade | 'below', Tone> = {
  especially_serious: 'red',
  serious: 'orange',
  relatively_serious: 'yellow',
  ordinary: 'blue',
  below: 'grey',
};

export function toneOf(s: Incident): Tone {
  if (isOver(s)) return 'grey';
  return s.status === 'ended' ? 'green' : TONES[workingGrade(s)];
}
