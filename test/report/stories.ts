import { orgId, personId } from '../../src/domain/ids.ts';
import type { ResponseLevel } from '../../src/plan/types.ts';
import { at, content, FIRST, facts, Story } from './story.ts';

/** A leak at level I, from the report to its end, with a working group, notes and a report outside. */
export function leak(): Story {
  const story = new Story()
    .does('01:00', 'cncert-duty', {
      type: 'report',
      number: FIRST,
      similar: [],
      content: content({
        text: '示例互联网公司疑似遭网络入侵，1.2亿用户信息泄露',
        title: '示例互联网公司用户信息泄露',
        affected: { org: orgId('shop'), name: null },
        facts: facts({
          causes: ['intrusion'],
          causeSuspected: true,
          regions: ['sichuan'],
          leak: { people: { min: 120_000_000, max: 120_000_000 } },
        }),
        evidence: [{ fact: 'causes', text: '疑似遭网络入侵', start: 7, end: 14 }],
      }),
    })
    .does('01:02', 'ero-duty', { type: 'acknowledge', notice: null })
    .does('01:30', 'shop-duty', {
      type: 'supplement',
      content: {
        text: '本单位确认用户信息泄露，已关闭对外接口',
        occurredAt: at('2026-11-22 22:00'),
        discoveredAt: at('00:40'),
        measures: '关闭对外接口，重置管理员口令',
        suggestions: '请通知用户修改口令',
      },
    })
    .does('01:40', 'ero-duty', { type: 'confirm_grade' })
    .does('01:50', 'ero-duty', { type: 'propose', action: 'activate', level: 'I', reason: '泄露超过1亿' })
    .does('02:10', 'lg-head', {
      type: 'decide_proposal',
      proposal: null,
      verdict: 'approved',
      reason: '同意',
    });
  const outside = story.incident.notices.find((n) => n.external !== null)?.id ?? '';
  return story
    .does('02:30', 'ero-duty', {
      type: 'confirm_external',
      notice: outside,
      at: at('02:25'),
      channel: '加密电话',
      recipient: '国家值班室王某',
    })
    .does('02:40', 'ero-duty', {
      type: 'form_group',
      group: 'attribution',
      lead: personId('cncert-head'),
      members: [personId('cncert-duty')],
    })
    .does('03:00', 'shop-duty', {
      type: 'chronicle',
      event: { type: 'note_added', text: '完成漏洞修补', about: at('02:50') },
    });
}

export function ended(story: Story, by: string, decider: string): Story {
  return story
    .does('20:00', by, { type: 'propose', action: 'end', level: null, reason: '影响已消除' })
    .does('20:30', decider, { type: 'decide_proposal', proposal: null, verdict: 'approved', reason: '' });
}

const LEAKED: Record<ResponseLevel, number> = { I: 120_000_000, II: 20_000_000, III: 2_000_000, IV: 200_000 };

/** who proposes and who decides (5.3) */
const WHO: Record<ResponseLevel, [string, string]> = {
  I: ['ero-duty', 'lg-head'],
  II: ['ero-duty', 'ero-head'],
  III: ['ca-sichuan-duty', 'ca-sichuan-head'],
  IV: ['ca-sichuan-duty', 'ca-sichuan-head'],
};

/** A plain leak of a size that stands for the level, through to the end of its response. */
export function endedAt(level: ResponseLevel): Story {
  const [by, decider] = WHO[level];
  const people = { min: LEAKED[level], max: LEAKED[level] };
  const story = new Story()
    .does('01:00', 'shop-duty', {
      type: 'report',
      number: FIRST,
      similar: [],
      content: content({
        text: '用户信息泄露',
        affected: { org: orgId('shop'), name: null },
        facts: facts({ causes: ['attack'], regions: ['sichuan'], leak: { people } }),
      }),
    })
    .does('01:50', by, { type: 'propose', action: 'activate', level, reason: '达到级别' })
    .does('02:10', decider, {
      type: 'decide_proposal',
      proposal: null,
      verdict: 'approved',
      reason: '同意',
    });
  return ended(story, by, decider);
}

/** A report that says next to nothing. */
export function bare(): Story {
  return new Story().does('01:00', 'cncert-duty', {
    type: 'report',
    number: FIRST,
    similar: [],
    content: content({ text: '有情况', title: '有情况' }),
  });
}
