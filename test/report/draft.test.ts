import { describe, expect, it } from 'vitest';
import { orgId } from '../../src/domain/ids.ts';
import type { IncidentEvent } from '../../src/domain/incident/events.ts';
import { LEVELS } from '../../src/plan/types.ts';
import { draftReport } from '../../src/report/draft.ts';
import { headings, section } from './reading.ts';
import { bare, ended, endedAt, leak } from './stories.ts';
import { at, content, facts, type Story } from './story.ts';

const KINDS = ['summary_report', 'authority_report'] as const;

const draft = (story: Story, id: (typeof KINDS)[number] = 'summary_report') =>
  draftReport(id, story.incident, story.chronicle, story.words('2026-11-24 09:00'));

/** 6.1, as the plan names them: 起因、经过、责任、影响和损失、经验教训、处理意见和改进措施 */
const CONTENTS = [
  '直接原因',
  '间接原因',
  '经过',
  '责任',
  '造成的影响',
  '造成的损失',
  '突发事件防范工作的经验教训',
  '应急处置工作的经验教训',
  '处理意见',
  '改进措施',
];

describe.each(KINDS)('%s', (id) => {
  it.each(LEVELS)('at level %s has every content of 6.1 as a section that cites it', (level) => {
    const titles = headings(draft(endedAt(level), id).markdown).filter((h) => h.startsWith('## '));
    const cited = titles
      .filter((h) => h.endsWith('（预案6.1）'))
      .map((h) => h.replace(/^## .*、(.*)（预案6.1）$/, '$1'));
    expect(cited.filter((x) => x !== '各单位报告汇总')).toEqual(CONTENTS);
    expect(titles[0]).toBe('## 一、事件基本情况');
    expect(titles.at(-1)).toContain(id === 'summary_report' ? '十一、改进措施' : '十二、改进措施');
  });

  it('names as open exactly the sections that hold something to fill in', () => {
    const { markdown, open } = draft(ended(leak(), 'ero-duty', 'lg-head'), id);
    for (const label of CONTENTS) {
      expect(
        section(markdown, `、${label}`)
          .replace(/特此报告.*/s, '')
          .includes('【请填写：'),
        label,
      ).toBe(open.includes(label));
    }
    expect(open).toContain('间接原因');
    expect(open).not.toContain('事件基本情况');
  });

  it('invents nothing when the record knows nothing', () => {
    const { markdown, open } = draft(bare(), id);
    const basics = section(markdown, '事件基本情况');
    expect(basics).toContain('| 事发单位 | 【请填写：事发单位全称】 |');
    expect(basics).toContain('| 发生时间 | 【请填写：');
    expect(basics).toContain('| 发现时间 | 【请填写：');
    expect(basics).toContain('| 应急响应 | 未启动 |');
    expect(section(markdown, '直接原因')).toContain('处置记录未载明原因。');
    expect(section(markdown, '造成的影响')).toContain('处置记录未载明影响范围和危害。');
    expect(section(markdown, '决策和响应')).toContain('处置记录中没有启动响应。');
    expect(section(markdown, '责任')).toContain('无法计算');
    expect(markdown).toContain('未达到预案级别的，6.1的报送期限不适用');
    expect(markdown).toContain('报送对象：【请填写：');
    expect(open).toEqual([
      '事件基本情况',
      ...(id === 'authority_report' ? ['各单位报告汇总'] : []),
      ...CONTENTS,
    ]);
  });
});

describe('who reports to whom', () => {
  it.each([
    ['summary_report', 'I', '部应急办', '示例互联网公司'],
    ['summary_report', 'II', '部应急办', '示例互联网公司'],
    ['summary_report', 'III', '四川省通信管理局', '示例互联网公司'],
    ['summary_report', 'IV', '四川省通信管理局', '示例互联网公司'],
    ['authority_report', 'I', '部领导小组', '部应急办'],
    ['authority_report', 'II', '部领导小组', '部应急办'],
    ['authority_report', 'III', '部应急办', '四川省通信管理局'],
    ['authority_report', 'IV', '部应急办', '四川省通信管理局'],
  ] as const)('%s at level %s', (id, level, to, from) => {
    const { markdown } = draft(endedAt(level), id);
    expect(markdown).toContain(`\n报送对象：${to}\n`);
    expect(markdown).toContain(`\n报告单位：${from}（盖章）\n`);
    expect(markdown).toContain('\n日期：【请填写：签发日期】\n');
  });
});

describe('given a leak of 1.2亿, reported by others, with a working group and a report outside', () => {
  const story = ended(leak(), 'ero-duty', 'lg-head');
  const { markdown } = draft(story);

  it('tells times apart, with how long they took', () => {
    const basics = section(markdown, '事件基本情况');
    expect(basics).toContain('| 发生时间 | 2026-11-22 22:00 |');
    expect(basics).toContain('| 发现时间 | 2026-11-23 00:40 |');
    expect(basics).toContain(
      '| 首次报告 | 2026-11-23 01:00，国家计算机网络应急技术处理协调中心值班员甲；共 2 次报告 |',
    );
    expect(basics).toContain('| 结束响应 | 2026-11-23 20:30，历时18小时20分 |');
    const late = section(markdown, '责任');
    expect(late).toContain('| 发现至首次报告（预案4.1） | 2026-11-23 00:40 | 2026-11-23 01:00 | 20分 |');
    expect(late).toContain('| 发现至事发单位报告（预案4.1） | 2026-11-23 00:40 | 2026-11-23 01:30 | 50分 |');
    expect(section(markdown, '应急处置工作的经验教训')).toContain(
      '| 首次报告至启动响应（预案5.3） | 2026-11-23 01:00 | 2026-11-23 02:10 | 1小时10分 |',
    );
  });

  it('quotes the clause of the grade with who confirmed it', () => {
    expect(section(markdown, '事件基本情况')).toContain(
      '预案3.1(3)：1亿以上互联网用户信息泄露（1.2亿互联网用户信息泄露）；2026-11-23 01:40 由部应急办值班员甲确认为特别重大',
    );
  });

  it('counts both terms of 6.1 from the end, in working days', () => {
    const basics = section(markdown, '事件基本情况');
    expect(basics).toContain('| 事发单位总结报告期限 | 2026-12-07 前报送；尚未登记报送（预案6.1） |');
    expect(basics).toContain('| 电信主管部门报告期限 | 2026-12-21 前报送；尚未登记报送（预案6.1） |');
  });

  it('keeps a suspected cause a suspicion', () => {
    expect(section(markdown, '直接原因')).toContain(
      '疑似原因（尚未证实）：网络入侵，出自报告原文“疑似遭网络入侵”。',
    );
  });

  it('tells measures, decisions, reports outside and working groups', () => {
    const measures = section(markdown, '应急处置措施');
    expect(measures).toContain('- 2026-11-23 01:30 示例互联网公司：关闭对外接口，重置管理员口令');
    expect(measures).toContain(
      '| 2026-11-23 02:50 | 示例互联网公司值班员甲 | 完成漏洞修补（2026-11-23 03:00 补记） |',
    );
    expect(section(markdown, '决策和响应')).toContain(
      '| 启动I级响应（预案5.3） | 2026-11-23 01:50 部应急办值班员甲：泄露超过1亿 | 2026-11-23 02:10 部领导小组负责人批准：同意 | 20分 |',
    );
    const outside = section(markdown, '对外报告');
    expect(outside).toContain('| 2026-11-23 02:25 | 加密电话 | 国家值班室王某 | 部应急办值班员甲 |');
    expect(outside).toContain('| 【请填写：报告时间】 | 【请填写：方式】 | 【请填写：接收人】 | 未登记 |');
    expect(section(markdown, '工作组')).toContain(
      '| 攻击溯源组（预案5.3） | 国家计算机网络应急技术处理协调中心负责人 | 国家计算机网络应急技术处理协调中心值班员甲 |',
    );
  });

  it('sums up the notices: who was slowest, who has not answered', () => {
    const sum = section(markdown, '通知和应答');
    expect(sum).toContain('已确认收到 3 件');
    expect(sum).toContain(
      '确认最慢：示例互联网公司值班员甲，2026-11-23 01:00 发出，2026-11-23 01:30 确认，用时 30分。',
    );
    expect(sum).toMatch(/尚未确认：.*示例互联网公司/);
  });

  it('takes over what the reporters suggested', () => {
    expect(section(markdown, '改进措施')).toContain('报告中的有关建议（预案4.1）：请通知用户修改口令');
  });

  it('sums up reports and regions for the authority, until its own report has come in and after', () => {
    const before = section(draft(story, 'authority_report').markdown, '各单位报告汇总');
    expect(before).toContain('尚未登记报送');
    expect(before).toContain('【请填写：催报');
    expect(before).toContain('- 示例互联网公司：1 次，首次 2026-11-23 01:30');
    expect(before).toContain(
      '| 四川省通信管理局 | 2026-11-23 01:00 | 未确认 | 无法计算 | 1 次 | 由部领导小组指挥 |',
    );
    const submitted = ended(leak(), 'ero-duty', 'lg-head').does('2026-12-08 09:00', 'shop-duty', {
      type: 'submit_summary',
      clock: 'summary_report',
    });
    const after = section(draft(submitted, 'authority_report').markdown, '各单位报告汇总');
    expect(after).toContain('2026-12-08 09:00 示例互联网公司值班员甲登记已报送，晚于期限');
    expect(after).not.toContain('【请填写：');
  });
});

describe('given talk in the rooms', () => {
  const said = (text: string, n: number): IncidentEvent => ({
    type: 'message_posted',
    message: `m${n}`,
    text,
    files: [],
  });

  it('tells only what was marked as key, and counts the rest', () => {
    const story = bare()
      .happens('01:10', 'ero-duty', said('大家好', 1))
      .happens('01:11', 'ero-duty', said('已切断攻击流量', 2));
    story.happens('01:12', 'ero-duty', { type: 'entry_marked', entry: story.seqOf('message_posted') });
    const course = section(draft(story).markdown, '大事记');
    expect(course).toMatch(/\| 2026-11-23 01:11 \| 部应急办值班员甲 \| 已切断攻击流量 \| \d+（要点） \|/);
    expect(course).not.toContain('大家好');
    expect(course).toContain('群聊记录1条');
  });

  it('says of a key message that it was edited or withdrawn afterwards', () => {
    const story = bare().happens('01:10', 'ero-duty', said('泄露1亿', 1));
    story
      .happens('01:11', 'ero-duty', { type: 'entry_marked', entry: story.seqOf('message_posted') })
      .happens('01:12', 'ero-duty', { type: 'message_edited', message: 'm1', text: '泄露1千万' });
    expect(section(draft(story).markdown, '大事记')).toContain('泄露1亿（后编辑为：泄露1千万）');
    story.happens('01:13', 'ero-duty', { type: 'message_deleted', message: 'm1' });
    expect(section(draft(story).markdown, '大事记')).toContain('泄露1亿（后撤回）');
  });

  it('keeps 200 entries, decisions before notes, and says how to see the others', () => {
    const story = leak();
    for (let i = 0; i < 300; i += 1) {
      story.happens('04:00', 'ero-duty', { type: 'note_added', text: `第${i}笔`, about: null });
    }
    const course = section(draft(ended(story, 'ero-duty', 'lg-head')).markdown, '大事记');
    expect(course.match(/^\| 2026/gm)).toHaveLength(200);
    expect(course).toContain('结束I级响应（预案5.6）');
    expect(course).toContain('第0笔');
    expect(course).not.toContain('第299笔');
    expect(course).toMatch(/超出篇幅的记录\d+条.*可用“\/时间线 #2026-0001”查看全部/);
  });

  it('cuts a long text and names the entry that has the whole', () => {
    const story = bare().happens('01:10', 'ero-duty', {
      type: 'note_added',
      text: '长'.repeat(50_000),
      about: null,
    });
    const { markdown } = draft(story);
    expect(markdown).toContain(`${'长'.repeat(300)}……（全文见处置日志第${story.seqOf('note_added')}条）`);
    expect(markdown.length).toBeLessThan(10_000);
  });
});

describe('given several administrations', () => {
  it('gives each region its row', () => {
    const story = bare().does('01:10', 'ero-duty', {
      type: 'correct_facts',
      facts: facts({
        regions: ['sichuan', 'chongqing'],
        causes: ['attack'],
        leak: { people: { min: 2e6, max: 2e6 } },
      }),
    });
    story
      .does('01:12', 'ca-sichuan-duty', { type: 'acknowledge', notice: null })
      .does('01:20', 'ero-duty', { type: 'propose', action: 'activate', level: 'III', reason: '达到级别' })
      .does('01:30', 'ca-sichuan-head', {
        type: 'decide_proposal',
        proposal: null,
        verdict: 'approved',
        reason: '同意',
      })
      .does('01:40', 'ca-chongqing-head', {
        type: 'decide_proposal',
        proposal: null,
        verdict: 'approved',
        reason: '',
      });
    const sum = section(draft(story, 'authority_report').markdown, '各单位报告汇总');
    expect(sum).toContain(
      '| 四川省通信管理局 | 2026-11-23 01:10 | 2026-11-23 01:12 | 2分 | 0 次 | 2026-11-23 01:30 启动，尚未结束 |',
    );
    expect(sum).toMatch(
      /\| 重庆市通信管理局 \| 2026-11-23 01:10 \| 未确认 .* \| 2026-11-23 01:40 启动，尚未结束 \|/,
    );
  });
});

describe('given a merged report', () => {
  it('keeps reporters and times of both, and counts from the earlier', () => {
    const other = bare().incident;
    const story = leak();
    const reports = other.reports.map((r) => ({
      ...r,
      kind: 'joined' as const,
      from: '2026-0002',
      at: at('00:50'),
    }));
    const { facts, assessment, ...known } = story.incident;
    const joined = { type: 'reports_joined', from: '2026-0002', reports, known, facts, assessment } as const;
    story.happens('03:30', 'ero-duty', { ...joined, cite: '4.1' });
    const { markdown } = draft(story, 'authority_report');
    expect(section(markdown, '报告情况')).toContain('| 并入的报告（原 2026-0002） |');
    expect(section(markdown, '各单位报告汇总')).toContain('共 3 次报告，其中并入 2026-0002 的报告');
    expect(section(markdown, '责任')).toContain('| 2026-11-23 00:40 | 2026-11-23 00:50 | 10分 |');
  });
});

it('says so where times contradict each other', () => {
  const story = bare().does('01:30', 'cncert-duty', {
    type: 'supplement',
    content: {
      ...content({ text: '补充' }),
      affected: { org: orgId('shop'), name: null },
      discoveredAt: at('01:20'),
    },
  });
  expect(section(draft(story).markdown, '责任')).toContain('时间先后有误，请核对');
});
