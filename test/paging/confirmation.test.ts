import { expect, test } from 'vitest';
import type { Context } from '../../src/domain/context.ts';
import { directoryOf, type Person } from '../../src/domain/directory.ts';
import { evolveNotices } from '../../src/domain/evolve-notices.ts';
import { orgId, personId } from '../../src/domain/ids.ts';
import { acknowledge, followUp, type Notice, type NoticeEvent, send } from '../../src/domain/notice.ts';
import { currentEdition } from '../../src/plan/index.ts';

/** A duty to report to a body outside the system, which is asked for until it is registered. */

const ERO = { id: orgId('ero'), kind: 'ero' as const, name: '部应急办', aliases: [], region: null };
const duty: Person = { id: personId('duty'), name: '值班员', org: ERO.id, posts: ['duty'] };
const dir = directoryOf([ERO], [duty]);
const ctx = (minute: number): Context => ({
  actor: null,
  at: new Date(Date.parse('2026-11-23T02:00:00Z') + minute * 60_000).toISOString(),
  dir,
  edition: currentEdition,
  policy: { ackMinutes: 5, rounds: 1 },
});

let notices: Notice[] = [];
const fold = (events: NoticeEvent[], minute: number): NoticeEvent[] => {
  for (const e of events) notices = evolveNotices(notices, e, ctx(minute).at);
  return events;
};
const escalate = (attempt: number, minute: number): NoticeEvent[] =>
  fold(followUp(notices, { type: 'escalate', notice: 'n1', attempt }, ctx(minute)), minute);
const only = (): Notice => {
  const [notice] = notices;
  if (!notice) throw new Error('no notice');
  return notice;
};

test('after the acknowledgement it is asked for every 15 minutes; calls of before say nothing any more', () => {
  notices = [];
  const items = [{ rule: 'activated.national', what: '请报告。', cite: null }];
  fold(send([{ id: 'n1', to: ERO.id, expects: 'confirmation', items, external: '国家办公室' }], ctx(0)), 0);
  fold(acknowledge(only(), duty), 1);
  expect(escalate(0, 2)).toEqual([]);
  expect(escalate(1, 16)).toMatchObject([
    { type: 'person_paged', person: 'duty', attempt: 1, means: 'chat', reminder: true, lateMs: 0 },
  ]);
  expect(escalate(1, 31)).toMatchObject([{ attempt: 2, reminder: true, lateMs: 0 }]);
  expect(escalate(1, 31)).toEqual([]);
  expect(escalate(2, 76)).toMatchObject([{ attempt: 3, lateMs: 30 * 60_000 }]);
  const confirmed = { at: ctx(77).at, channel: '电话', recipient: '值班员', by: duty.id, cite: null };
  fold([{ type: 'external_report_confirmed', notice: 'n1', ...confirmed }], 77);
  expect(escalate(3, 91)).toEqual([]);
});
