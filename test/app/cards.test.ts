import fc from 'fast-check';
import { expect, it } from 'vitest';
import { COMMANDS } from '../../commands/index.ts';
import { createIndex } from '../../src/app/commands.ts';
import { parseLine } from '../../src/app/parse.ts';
import { type Action, type Card, cardSchema, cardText } from '../../src/cards/card.ts';
import { clockCard } from '../../src/cards/clock.ts';
import { decisionCard } from '../../src/cards/decision.ts';
import { groupsCard } from '../../src/cards/groups.ts';
import { incidentCard } from '../../src/cards/incident.ts';
import { noticeCard } from '../../src/cards/notice.ts';
import { reportCard } from '../../src/cards/report.ts';
import { statusCard } from '../../src/cards/status.ts';
import type { Incident } from '../../src/domain/incident/state.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { lives } from '../domain/incident/random.ts';
import { attempt, contextOf, dir, fold, reported, START, type Story } from '../domain/incident/world.ts';

/** Whatever becomes of an incident, its cards fit, and their buttons are commands that the bot knows. */

const index = createIndex(COMMANDS);
const VIEWERS = [
  null,
  ...['ero', 'ca-sichuan', 'internet-a'].flatMap((id) => dir.orgs().filter((o) => o.id === id)),
];

function cardsOf(s: Incident): Card[] {
  const w = contextOf('system');
  return [
    ...VIEWERS.map((viewer) => incidentCard(s, { ...w, viewer, similar: [s] })),
    ...s.notices.map((n) => noticeCard(n, s, w)),
    ...s.proposals.map((p) => decisionCard(s, p.id, w)),
    ...s.reports.map((r) => reportCard(s, r.id, w)),
    ...s.clocks.map((c) => clockCard(s, c.id, w)),
    statusCard(s, w),
    groupsCard(s, w),
  ];
}

/** @returns what is wrong with a button's line */
function fault({ line }: Action): string | null {
  const command = index.find(/^\/(\S+)/.exec(line)?.[1] ?? '');
  const parsed = command && parseLine(line, index.keys(command));
  if (!command || !parsed) return `${line}: no command`;
  const fits = parsed.number !== null || command.record === 'none';
  return fits && !/[=＝]/.test(parsed.rest) ? null : `${line}: ${parsed.rest}`;
}

it('every button of every card is a command with keys that it knows, and no card is too long', () => {
  fc.assert(
    fc.property(lives, ({ first, steps }) => {
      let story: Story = reported(first);
      for (const { move } of steps) {
        const { who, command } = move(story.state);
        const result = attempt(story, who, command, START);
        if (!isRefusal(result)) story = fold(story, result, who);
      }
      for (const card of cardsOf(story.state)) {
        cardSchema.parse(card);
        const actions = [...card.actions, ...(card.form?.submits ?? [])];
        expect(actions.map(fault).filter(Boolean)).toEqual([]);
        expect(actions.length).toBeLessThanOrEqual(12);
        expect(cardText(card).length).toBeLessThan(8_000);
        expect(Math.max(0, ...actions.map((a) => a.line.length))).toBeLessThan(200);
      }
    }),
    { numRuns: 60 },
  );
});
