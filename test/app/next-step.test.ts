import { describe, expect, it } from 'vitest';
import { cardText } from '../../src/cards/card.ts';
import { incidentCard } from '../../src/cards/incident.ts';
import { noticeCard } from '../../src/cards/notice.ts';
import { statusCard } from '../../src/cards/status.ts';
import { orgId } from '../../src/domain/ids.ts';
import type { Incident } from '../../src/domain/incident/state.ts';
import {
  APPROVE,
  act,
  contextOf,
  dir,
  FACTS_OF,
  PROPOSE,
  reported,
  responding,
} from '../domain/incident/world.ts';

/** What each reader of a card is told to do next, and the buttons for it: nothing that they would be refused. */

const w = contextOf('system');
const viewer = (id: string) => dir.org(orgId(id)) ?? null;

function seen(s: Incident, who: string): { next: string; buttons: string[] } {
  const card = incidentCard(s, { ...w, viewer: who === 'room' ? null : viewer(who), similar: [] });
  const next = /下一步：(.*)/.exec(cardText(card))?.[1] ?? '';
  return { next, buttons: card.actions.map((a) => a.label) };
}

const FOLLOW = ['续报', '更正事实', '时间线'];
const leak = reported(FACTS_OF.especially_serious());
const provincial = reported(FACTS_OF.relatively_serious());
const confirmed = act(leak, 'ero-duty-1', { type: 'confirm_grade' });
const proposed = act(confirmed, 'ero-duty-1', PROPOSE.activate);
const atI = responding('especially_serious');
const notified = atI.state.notices.filter((n) => n.expects === 'confirmation');
const registered = act(atI, 'ero-duty-1', {
  type: 'confirm_external',
  notice: notified[0]?.id ?? '',
  at: w.at,
  channel: '电话',
  recipient: '张某',
});
const ended = act(act(registered, 'ero-duty-1', PROPOSE.end), 'lg-head', APPROVE);

describe('an incident that is suggested to be 特别重大', () => {
  it('lets 部应急办 confirm, then propose', () => {
    expect(seen(leak.state, 'ero')).toEqual({
      next: '请核实，点“确认定级”，再点“提请启动I级响应”，由部领导小组决定（预案5.3）。',
      buttons: ['确认定级', '提请启动I级响应', '研判定级', '续报', '更正事实', '关闭', '时间线'],
    });
    expect(seen(confirmed.state, 'ero')).toMatchObject({
      next: '请点“提请启动I级响应”，由部领导小组决定（预案5.3）。',
    });
    expect(seen(confirmed.state, 'ero').buttons[0]).toBe('提请启动I级响应');
  });

  it('shows an administration what it can do, and nothing that 部应急办 decides', () => {
    expect(seen(leak.state, 'ca-sichuan')).toEqual({
      next: '请核实本行政区域情况，点“续报”报部应急办；I级响应由部领导小组决定（预案5.3）。',
      buttons: FOLLOW,
    });
  });

  it('asks the affected organization to act at once and to add what is missing', () => {
    expect(seen(leak.state, 'internet-a')).toEqual({
      next: '请先行处置、保存证据（预案5.2），点“续报”补充：事件发生时间、已采取的应急处置措施、有关建议（预案4.1）。',
      buttons: FOLLOW,
    });
  });

  it('lets 部领导小组 wait until it is asked', () => {
    expect(seen(leak.state, 'lg')).toEqual({
      next: '等待部应急办核实、提请，届时请您组决定。',
      buttons: ['续报', '时间线'],
    });
  });

  it('asks who decides, and tells the others whom they wait for', () => {
    expect(seen(proposed.state, 'lg').next).toBe(
      '请负责人或带班领导在“请决定”卡片上批准或退回：启动I级响应（预案5.3）。',
    );
    expect(seen(proposed.state, 'internet-a').next).toBe('等待部领导小组决定：启动I级响应。');
    expect(seen(proposed.state, 'ero').buttons).toContain('撤回提请');
    expect(seen(proposed.state, 'ca-sichuan').buttons).not.toContain('撤回提请');
  });
});

describe('an incident that is suggested to be 较大', () => {
  it('lets the administration concerned grade and propose it', () => {
    const { next, buttons } = seen(provincial.state, 'ca-sichuan');
    expect(next).toBe('请核实，点“确认定级”，再点“提请启动III级响应”，由四川省通信管理局决定（预案5.3）。');
    expect(buttons.slice(0, 3)).toEqual(['确认定级', '提请启动III级响应', '研判定级']);
  });

  it('asks for the region where nobody can be said to decide', () => {
    const { next, buttons } = seen(reported(FACTS_OF.relatively_serious([])).state, 'ero');
    expect(next).toBe('请先点“更正事实”补充影响地区，才能确定由哪个通信管理局决定（预案5.3）。');
    expect(buttons).not.toContain('提请启动III级响应');
  });
});

describe('a response of level I', () => {
  it('reminds 部应急办 of the report outside first', () => {
    expect(seen(atI.state, 'ero').next).toBe('请报告国家网络安全应急办公室，然后点“登记已报告”（预案5.3）。');
    expect(seen(atI.state, 'ero').buttons[0]).toBe('登记已报告');
    expect(seen(registered.state, 'ero').next).toBe(
      '组织处置，新情况点“续报”；影响消除后点“提请结束响应”（预案5.6）。',
    );
  });

  it('asks administrations and the affected organization for what 5.4 asks of them', () => {
    expect(seen(atI.state, 'ca-sichuan').next).toBe(
      '请全面了解本行政区域受影响情况，点“续报”报部应急办（预案5.4）。',
    );
    expect(seen(atI.state, 'internet-a').next).toBe('请持续监测、处置，新情况点“续报”（预案5.4）。');
    expect(seen(atI.state, 'ca-sichuan').buttons).not.toContain('提请结束响应');
  });

  it('says in the war room what is next for those who command', () => {
    const card = statusCard(atI.state, w);
    expect(cardText(card)).toContain('下一步：请报告国家网络安全应急办公室，然后点“登记已报告”');
    expect(card.actions[0]?.label).toBe('登记已报告');
    expect(statusCard(registered.state, w).actions.map((a) => a.label)).toEqual([
      '续报',
      '记一笔',
      '呼叫',
      '提请结束响应',
      '时间线',
    ]);
  });
});

describe('a response that has ended', () => {
  it('reminds each of the report that it owes', () => {
    expect(seen(ended.state, 'internet-a').next).toMatch(/^事发单位总结报告：2026-12-\d\d 前报送。/);
    expect(seen(ended.state, 'internet-a').buttons.slice(0, 2)).toEqual(['总结初稿', '登记已报送']);
    expect(seen(ended.state, 'cncert')).toMatchObject({ next: '响应已结束，请转入常态监测。' });
    expect(seen(ended.state, 'cncert').buttons).not.toContain('总结初稿');
  });

  it('offers no grading any more', () => {
    const { buttons } = seen(ended.state, 'ero');
    expect(buttons).toContain('总结初稿');
    expect(buttons).not.toContain('确认定级');
    expect(buttons).not.toContain('研判定级');
  });
});

describe('a notice that was acknowledged', () => {
  it('goes on with what its organization may do', () => {
    const [n] = leak.state.notices.filter((x) => x.to === 'ca-sichuan');
    const acked = act(leak, 'ca-sichuan-duty-1', { type: 'acknowledge', notice: n?.id ?? '' }).state;
    const notice = acked.notices.find((x) => x.id === n?.id);
    const card = notice && noticeCard(notice, acked, w);
    expect(card?.actions.map((a) => a.label)).toEqual(['续报', '查看事件']);
    expect(card && cardText(card)).toContain('下一步：请核实本行政区域情况');
  });
});

describe('a report of the whole country', () => {
  it('names 部应急办 and counts the 31 administrations', () => {
    const s = reported({ ...FACTS_OF.especially_serious([]), national: true }).state;
    const text = cardText(incidentCard(s, { ...w, viewer: viewer('internet-a'), similar: [] }));
    expect(text).toMatch(/· 部应急办：正在送达 · 未确认\n· 其他31家：送达0家，收到0家/);
  });
});
