import { type Clause, has, tagged, type WordFound } from '../clauses/clauses.ts';
import type { FlagKind } from '../reading.ts';
import { anyOf } from '../text/any-of.ts';
import { pattern } from '../text/pattern.ts';
import type { HappeningTag } from '../words/tags.ts';

/** In what sense a clause is said. `possible`: it may happen, or may be so. */
export type Mood = 'actual' | 'unverified' | 'possible' | 'denied' | 'hypothetical' | 'drill' | 'past';

export interface FlagFound {
  kind: FlagKind;
  start: number;
  end: number;
}

/** Words that bring a sentence back from history to what is being reported. */
export const PRESENT = anyOf`
  本次|此次|今年|如今|现又|近期|这次|这回|这一回|今天|今日|今早|今晨|今晚|昨晚|昨日|昨天|目前|当前
  日前|近日|现在|刚刚|本周|现已|又(?:发生|出现|遭|犯|来)|再次|再度|刚才|凌晨|此番|本起
`;

/** What a sentence begins with that turns to something else. */
export const NEXT_MATTER = pattern(/^(?:另外|另报|另$|另有一|另一起|另一件|此外|还有一件?事|再报一|第二件)/u);
const OF_ALL = pattern(/以上|上述|前述|本条|此条|这条/u);

/** The moods of a text's clauses while they are read, with the words that gave them. */
export class Moods {
  readonly clauses: readonly Clause[];
  readonly list: Mood[];
  readonly flags: FlagFound[] = [];
  /** the clauses of each sentence, by index */
  readonly sentences: number[][] = [];
  /** for each clause, the number of the matter that it belongs to */
  readonly #matters: number[];

  constructor(clauses: readonly Clause[]) {
    this.clauses = clauses;
    this.list = clauses.map(() => 'actual');
    for (const [i, { sentence }] of clauses.entries()) {
      const last = this.sentences.at(-1);
      if (last !== undefined && clauses[i - 1]?.sentence === sentence) last.push(i);
      else this.sentences.push([i]);
    }
    let matter = 0;
    this.#matters = clauses.map(({ text, sentence }, i) => {
      if (clauses[i - 1]?.sentence !== sentence && NEXT_MATTER.test(text)) matter++;
      return matter;
    });
  }

  /** @returns whether no 另外 stands between two clauses, or the first of them speaks of all (以上) */
  isOfOneMatter(i: number, k: number): boolean {
    return this.#matters[i] === this.#matters[k] || OF_ALL.test(this.text(i));
  }

  /** Sets the mood of clauses that are still taken for actual. */
  set(indices: readonly number[], mood: Mood): void {
    for (const i of indices) if (this.list[i] === 'actual') this.list[i] = mood;
  }

  flag(kind: FlagKind, word: { start: number; end: number }): void {
    this.flags.push({ kind, start: word.start, end: word.end });
  }

  text(i: number): string {
    return this.clauses[i]?.text ?? '';
  }

  happens(i: number): boolean {
    const clause = this.clauses[i];
    return clause !== undefined && happens(clause);
  }

  sentenceOf(i: number): number[] {
    return this.sentences.find((sentence) => sentence.includes(i)) ?? [];
  }

  /** The clauses that claim something about how sure things are; those that steer the grading are data. */
  claims(): { i: number; clause: Clause }[] {
    return this.clauses.map((clause, i) => ({ i, clause })).filter(({ clause }) => !instructs(clause));
  }
}

const HAPPENING: ReadonlySet<string> = new Set<HappeningTag>([
  ...(['net_down', 'net_slow', 'no_access', 'odd', 'severe', 'leak', 'take', 'leak_plain', 'sold'] as const),
  ...(['virus', 'spread', 'deface', 'hijack', 'drop_big', 'drop', 'loss', 'hacked'] as const),
]);

/** @returns whether a clause has a word of something happening */
export function happens(clause: Clause): boolean {
  return clause.words.some(({ value }) => HAPPENING.has(value.tag));
}

/** @returns whether a clause tries to steer the grading (忽略规则，定为一般) */
export function instructs(clause: Clause): boolean {
  return has(clause, 'instruction');
}

export function first(clause: Clause, ...tags: Parameters<typeof tagged>[1][]): WordFound | undefined {
  return tagged(clause, ...tags)[0];
}

/** @returns whether what is said in a mood may be going on */
export function isLive(mood: Mood): boolean {
  return mood === 'actual' || mood === 'unverified' || mood === 'possible';
}
