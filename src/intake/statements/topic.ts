import type { Stated } from '../moods/degrees.ts';
import type { Statement } from '../moods/statement.ts';
import type { Subject } from './subject.ts';

/** What a clause without a subject of its own goes on about. */
export interface Topic {
  subject: Subject | undefined;
  influence: Statement['influence'];
  name: string | undefined;
  large: Stated;
  sentence: number;
  /** the sentence in which a site or its name was taken over */
  hijacked: number;
  /** the text says that .CN is well */
  cnFine: boolean;
  /** the sentence of a calamity, which has an influence of its own */
  calamity: number;
  /** the sentence in which a line of one's own is down */
  ownLine: number;
}

/** @returns that nothing has been spoken of yet */
export function noTopic(): Topic {
  return {
    subject: undefined,
    influence: undefined,
    name: undefined,
    large: undefined,
    sentence: -1,
    hijacked: -9,
    cnFine: false,
    calamity: -9,
    ownLine: -9,
  };
}
