import type { Context } from '../domain/context.ts';
import type { ChronicleEntry } from '../domain/entry-words.ts';
import type { Incident, ReportClock } from '../domain/incident/state.ts';
import { formatShanghai } from '../domain/time.ts';
import { citation, gradeStanding, standing } from '../domain/words.ts';
import { gathered } from './gathered.ts';
import { blank, blocks, hasBlank, heading, type Md, md, quoted } from './markdown.ts';
import { type Material, materialOf, namesOfRole } from './material.ts';
import { overview } from './overview.ts';
import { SECTIONS } from './sections.ts';

const KINDS: Record<ReportClock['id'], string> = { summary_report: '总结报告', authority_report: '报告' };

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

interface Section {
  label: string;
  title: string;
  body: Md;
}

/**
 * Drafts a report of 6.1 from the record: the affected organization's (`summary_report`) or the telecom authority's
 * (`authority_report`), which also sums the reports up (汇总).
 * @param chronicle all of it, oldest first
 * @returns Markdown with every content that 6.1 names as a section, what the record doesn't know marked 【请填写：…】; and
 *   `open`, the labels of the sections in which a person must write
 * @throws Error when the edition has no row for the report, which is a bug
 */
export function draftReport(
  id: ReportClock['id'],
  s: Incident,
  chronicle: ChronicleEntry[],
  ctx: Pick<Context, 'dir' | 'edition' | 'at'>,
): { markdown: string; open: string[] } {
  const m = materialOf(id, s, chronicle, ctx);
  const sections = sectionsOf(m);
  const parts = [
    heading(1, `关于${s.number}号网络安全突发事件的${KINDS[id]}（初稿）`),
    quoted(remarks(m)),
    md`报送对象：${namesOfRole(m.row.to, m, '报送对象，按响应级别确定（预案6.1）')}`,
    md`根据《${ctx.edition.title}》${m.row.cite}的要求，现将 ${s.number} 号网络安全突发事件有关情况报告如下。`,
    ...sections.flatMap(({ title, body }, i) => [heading(2, `${numeral(i)}、${title}`), body]),
    ...signature(m),
  ];
  return {
    markdown: `${blocks(parts).md}\n`,
    open: sections.filter((x) => hasBlank(x.body)).map((x) => x.label),
  };
}

function sectionsOf(m: Material): Section[] {
  const section = (label: string, body: Md, cited = ''): Section => ({
    label,
    title: `${label}${cited}`,
    body,
  });
  return [
    section('事件基本情况', overview(m)),
    ...(m.row.id === 'authority_report'
      ? [section('各单位报告汇总', gathered(m), citation(m.row.cite))]
      : []),
    ...m.row.sections.map((x) => section(x.label, SECTIONS[x.id](m), citation(x.cite))),
  ];
}

/** What a reader must know of the draft itself. */
function remarks({ s, w, level, row }: Material): Md[] {
  return [
    md`本初稿由处置记录自动生成（${formatShanghai(w.at)}，北京时间，下同）。记录中没有的内容标为“请填写”，定稿前请逐项填写、核对，并删去本说明。`,
    ...(s.status === 'merged' ? [md`本事件已并入 ${s.mergedInto ?? ''}，请以该事件为准生成报告。`] : []),
    ...(s.response?.endedAt || s.status === 'merged'
      ? []
      : [
          md`当前${standing(s)}。${row.workingDays}个工作日的期限自响应结束次日起算（预案6.1），本稿仅供准备。`,
        ]),
    ...(level === null ? [md`事件级别：${gradeStanding(s)}。未达到预案级别的，6.1的报送期限不适用。`] : []),
  ];
}

function signature(m: Material): Md[] {
  const own = m.row.from === 'affected' ? '报告单位全称' : '报告单位，按响应级别确定（预案6.1）';
  return [
    md`特此报告。`,
    md`报告单位：${namesOfRole(m.row.from, m, own)}（盖章）`,
    md`签发人：${blank('姓名、职务')}`,
    md`联系人：${blank('姓名、电话')}`,
    md`日期：${blank('签发日期')}`,
  ];
}

function numeral(i: number): string {
  return i < 10 ? (NUMERALS[i] ?? '') : `十${NUMERALS[i - 10] ?? ''}`;
}
