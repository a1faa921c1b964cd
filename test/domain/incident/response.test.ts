import { describe, expect, it } from 'vitest';
import { orgId } from '../../../src/domain/ids.ts';
import { clockOwners } from '../../../src/domain/incident/clocks.ts';
import type { Grade } from '../../../src/plan/types.ts';
import {
  APPROVE,
  act,
  attempt,
  deeds,
  dir,
  FACTS_OF,
  PROPOSE,
  RETURN,
  reported,
  responding,
  type Story,
  told,
} from './world.ts';

/** 5.3 and 5.6 over time: several administrations, adjustment both ways, and what changes while a proposal waits. */

const since = (s: Story, from: Story) => s.events.slice(from.events.length);
const regrade = (s: Story, to: Grade | 'below', regions?: Parameters<typeof FACTS_OF.serious>[0]): Story =>
  act(s, 'ero-duty-1', { type: 'correct_facts', facts: FACTS_OF[to](regions) });
const reported2 = (): Story => reported(FACTS_OF.relatively_serious(['sichuan', 'chongqing']));
const proposed2 = (): Story => act(reported2(), 'ca-sichuan-duty-1', PROPOSE.activate);

describe('two administrations: each decides for its own region', () => {
  it('the first starts it, the second extends it, and both report to 部应急办 (5.3)', () => {
    const one = act(proposed2(), 'ca-sichuan-head', APPROVE);
    expect(one.state.response).toMatchObject({ level: 'III', commanders: ['ca-sichuan'] });
    const both = act(one, 'ca-chongqing-head', APPROVE);
    expect(deeds(since(both, one))).toEqual(['proposal_approved', 'response_extended']);
    expect(told(since(both, one))).toEqual(['ero']);
    expect(both.state.notices.at(-1)?.items[0]?.what).toMatch(/^重庆市通信管理局在本行政区域启动III级响应/);
    expect(both.state.response?.commanders).toEqual(['ca-sichuan', 'ca-chongqing']);
  });

  it('each ends it for itself and reports so (5.6); the clocks of 6.1 start with the last', () => {
    const both = act(act(proposed2(), 'ca-sichuan-head', APPROVE), 'ca-chongqing-head', APPROVE);
    const asked = act(both, 'ca-sichuan-duty-1', PROPOSE.end);
    const one = act(asked, 'ca-sichuan-head', APPROVE);
    expect(deeds(since(one, asked))).toEqual(['proposal_approved', 'response_reduced']);
    expect(told(since(one, asked))).toEqual(['ero']);
    const none = act(one, 'ca-chongqing-head', APPROVE);
    expect(deeds(since(none, one))).toEqual(['proposal_approved', 'response_ended', 'clocks_started']);
    // 电信主管部门 of 6.1 are both
    expect(clockOwners(none.state, 'authority_report', { dir })).toEqual(['ca-sichuan', 'ca-chongqing']);
  });

  it('one that returned it may start it later, and so may one whose region came later', () => {
    const one = act(act(proposed2(), 'ca-sichuan-head', APPROVE), 'ca-chongqing-head', RETURN);
    const wider = regrade(one, 'relatively_serious', ['sichuan', 'chongqing', 'yunnan']);
    const again = act(wider, 'ca-yunnan-duty-1', PROPOSE.activate);
    expect(again.state.proposals.at(-1)?.deciders).toEqual(['ca-chongqing', 'ca-yunnan']);
    const joined = act(again, 'ca-yunnan-leader', APPROVE);
    expect(joined.state.response?.commanders).toEqual(['ca-sichuan', 'ca-yunnan']);
    expect(attempt(responding('ordinary'), 'ca-sichuan-duty-1', PROPOSE.activate)).toMatchObject({
      refused: 'already_responding',
    });
  });

  it('an adjustment between III and IV takes all that command, once, and stays with them', () => {
    const both = act(act(proposed2(), 'ca-sichuan-head', APPROVE), 'ca-chongqing-head', APPROVE);
    const lighter = regrade(both, 'ordinary', ['sichuan', 'chongqing', 'yunnan']);
    const asked = act(lighter, 'ca-sichuan-duty-1', PROPOSE.adjust);
    const one = act(asked, 'ca-sichuan-head', APPROVE);
    expect(one.state.response?.level).toBe('III');
    const done = act(one, 'ca-chongqing-head', APPROVE);
    expect(deeds(since(done, one))).toEqual(['proposal_approved', 'response_adjusted']);
    expect(done.state.response).toMatchObject({ level: 'IV', commanders: ['ca-sichuan', 'ca-chongqing'] });
    const returned = act(one, 'ca-chongqing-head', RETURN);
    expect(returned.state.proposals.at(-1)?.status).toBe('returned');
    expect(returned.state.response?.level).toBe('III');
  });
});

describe('adjustment across the line between II and III', () => {
  it('downwards: the administrations take over, and all who were alerted are told (5.3)', () => {
    const before = act(
      regrade(responding('serious'), 'relatively_serious'),
      'ca-sichuan-duty-1',
      PROPOSE.adjust,
    );
    const after = act(before, 'ero-leader', APPROVE);
    const alerted = told(responding('serious').events);
    expect(told(since(after, before))).toEqual(expect.arrayContaining(alerted));
    const mine = after.state.notices.findLast((n) => n.to === orgId('ca-sichuan'));
    expect(mine?.items[0]?.what).toMatch(/由你局负责指挥、协调/);
    expect(after.state.response?.commanders).toEqual(['ca-sichuan']);
  });

  it('is refused while no region says who would command, so that it can be ended', () => {
    const nowhere = regrade(responding('serious'), 'relatively_serious', []);
    expect(attempt(nowhere, 'ero-duty-1', PROPOSE.adjust)).toMatchObject({
      refused: 'no_region',
      cite: '5.3',
    });
  });

  it('upwards: 部应急办 commands, and 部领导小组 and the national office are told', () => {
    const before = act(regrade(responding('relatively_serious'), 'serious'), 'ero-duty-1', PROPOSE.adjust);
    const after = act(before, 'ero-head', APPROVE);
    expect(after.state.response).toMatchObject({ level: 'II', commanders: ['ero'] });
    expect(told(since(after, before))).toEqual(
      expect.arrayContaining(['ero', 'lg', 'telecom', 'cncert', 'security']),
    );
    expect(after.state.notices.filter((n) => n.external && n.settledAt === null)).toHaveLength(1);
  });
});

it.each(['especially_serious', 'serious'] as const)('%s: what runs is not started again (5.3)', (grade) => {
  expect(attempt(responding(grade), 'ero-duty-1', PROPOSE.activate)).toMatchObject({
    refused: 'already_responding',
  });
});

describe('what changes while a proposal waits', () => {
  const waiting = (): Story => act(reported(FACTS_OF.especially_serious()), 'ero-duty-1', PROPOSE.activate);

  it('a proposal whose level no longer fits can not be approved, only returned or replaced (5.1)', () => {
    const moved = regrade(waiting(), 'serious');
    expect(attempt(moved, 'lg-head', APPROVE)).toMatchObject({ refused: 'level_mismatch', cite: '5.1' });
    const anew = act(moved, 'ero-duty-1', PROPOSE.activate);
    expect(anew.state.proposals.map((p) => [p.level, p.status])).toEqual([
      ['I', 'withdrawn'],
      ['II', 'open'],
    ]);
    expect(act(moved, 'lg-head', RETURN).state.proposals[0]?.status).toBe('returned');
  });

  it('below the plan, or judged outside of it, nothing is started (1.3, 3)', () => {
    expect(attempt(regrade(waiting(), 'below'), 'lg-head', APPROVE)).toMatchObject({ refused: 'below_plan' });
    const outside = act(waiting(), 'ero-duty-1', {
      type: 'judge_scope',
      applies: false,
      reason: '系设备故障',
    });
    expect(attempt(outside, 'lg-head', APPROVE)).toMatchObject({ refused: 'out_of_scope', cite: '1.3' });
  });

  it('an administration whose region was corrected away no longer decides', () => {
    const asked = act(reported(FACTS_OF.ordinary()), 'ca-sichuan-duty-1', PROPOSE.activate);
    const moved = regrade(asked, 'ordinary', ['beijing']);
    expect(attempt(moved, 'ca-sichuan-head', APPROVE)).toMatchObject({ refused: 'no_authority' });
  });

  it.each(['close', 'merge'] as const)('%s withdraws it, and nothing can be started afterwards', (how) => {
    const other = reported(FACTS_OF.especially_serious(), {}, '2026-0002');
    const over =
      how === 'close'
        ? act(waiting(), 'ero-duty-1', { type: 'close', kind: '误报', reason: '经核实系误报' })
        : act(waiting(), 'ero-duty-1', { type: 'merge', into: other.state, reason: '同一事件' });
    expect(over.state.proposals[0]?.status).toBe('withdrawn');
    expect(over.state.notices.every((n) => n.settledAt !== null || n.ackedAt !== null)).toBe(true);
    expect(attempt(over, 'lg-head', { ...APPROVE, proposal: 'p1' })).toMatchObject({ refused: 'not_open' });
  });
});

it('what was responded to can not be closed instead of summed up (6.1)', () => {
  const ended = act(act(responding('serious'), 'ero-duty-1', PROPOSE.end), 'ero-head', APPROVE);
  const close = { type: 'close', kind: '误报', reason: '系误报' } as const;
  expect(attempt(ended, 'ero-duty-1', close)).toMatchObject({ refused: 'not_open', cite: '6.1' });
});

it('every notice is settled once', () => {
  const ended = act(act(responding('serious'), 'ero-duty-1', PROPOSE.end), 'ero-head', APPROVE);
  const settled = ended.events.flatMap((e) => (e.type === 'notice_settled' ? [e.notice] : []));
  expect(new Set(settled).size).toBe(settled.length);
});
