import { categoryOf } from '../domain/chronicle.ts';
import type { ChronicleEntry } from '../domain/entry-words.ts';
import { formatShanghai } from '../domain/time.ts';
import { blocks, cut, type Md, md, table } from './markdown.ts';
import type { Material } from './material.ts';

/** 经过: the entries of the chronicle that make up the course of the incident. */

const MOST_ENTRIES = 200;
const MOST_CHARACTERS = 300;

/** 0 is kept first when there are too many. Talk belongs to the course only when it was marked as key. */
function weight(e: ChronicleEntry): number | null {
  if (e.key) return 0;
  const { type } = e.event;
  switch (categoryOf(type)) {
    case 'decision':
    case 'grade':
      return 0;
    case 'report':
      return 1;
    case 'room':
      return type === 'group_formed' ? 1 : null;
    case 'after':
      return type === 'summary_drafted' || type === 'clock_reminded' ? null : 1;
    case 'note':
      return type === 'note_added' ? 2 : null;
    default:
      return null;
  }
}

/** What happened when, as a document tells it. */
export interface CourseItem {
  seq: number;
  /** when it happened, which may be before it was written down; UTC ISO */
  at: string;
  actor: string;
  text: string;
  key: boolean;
}

/** What became of messages afterwards: an edit or a withdrawal must not be missing where the message is quoted. */
function aftermath(chronicle: ChronicleEntry[]): Map<string, string> {
  const fates = new Map<string, string>();
  for (const { event: e } of chronicle) {
    if (e.type === 'message_edited') fates.set(e.message, `（后编辑为：${e.text}）`);
    if (e.type === 'message_deleted') fates.set(e.message, '（后撤回）');
  }
  return fates;
}

/**
 * @param most how many to keep: decisions and key entries before reports, reports before notes, early before late
 * @returns the entries in the order in which things happened
 */
export function courseItems(
  entries: ChronicleEntry[],
  chronicle: ChronicleEntry[],
  most: number,
): CourseItem[] {
  const fates = aftermath(chronicle);
  return [...entries]
    .sort((a, b) => (weight(a) ?? 3) - (weight(b) ?? 3) || a.seq - b.seq)
    .slice(0, most)
    .map((e) => itemOf(e, fates))
    .sort((a, b) => a.at.localeCompare(b.at) || a.seq - b.seq);
}

function itemOf(
  { seq, at, actor, text, key, event: e }: ChronicleEntry,
  fates: Map<string, string>,
): CourseItem {
  const item = { seq, at, actor, text, key };
  if (e.type === 'note_added' && e.about) {
    return { ...item, at: e.about, text: `${e.text}（${formatShanghai(at)} 补记）` };
  }
  if (e.type === 'external_report_confirmed') return { ...item, at: e.at };
  if (e.type === 'message_posted') return { ...item, text: `${text}${fates.get(e.message) ?? ''}` };
  return item;
}

/** @returns the table's row: time, who, what, number in the chronicle */
export function courseRow(item: CourseItem): Md[] {
  const text = cut(item.text, MOST_CHARACTERS, `全文见处置日志第${item.seq}条`);
  const seq = `${item.seq}${item.key ? '（要点）' : ''}`;
  return [md`${formatShanghai(item.at)}`, md`${item.actor}`, md`${text}`, md`${seq}`];
}

export const COURSE_HEAD = ['时间', '人员', '内容', '日志序号'];

/** 大事记, with a word on what it leaves out. */
export function courseTable(m: Material): Md {
  const chosen = m.chronicle.filter((e) => weight(e) !== null);
  const items = courseItems(chosen, m.chronicle, MOST_ENTRIES);
  const note = leftOut(m, chosen.length - items.length);
  if (items.length === 0) return blocks([md`处置日志中没有应列入的记录。`, ...note]);
  return blocks([table(COURSE_HEAD, items.map(courseRow)), ...note]);
}

function leftOut(m: Material, tooMany: number): Md[] {
  const rest = m.chronicle.filter((e) => weight(e) === null).map((e) => categoryOf(e.event.type));
  const talk = rest.filter((c) => c === 'talk').length;
  const notices = rest.filter((c) => c === 'notice' || c === 'delivery').length;
  const counts: [number, string][] = [
    [tooMany, '超出篇幅的记录'],
    [talk, '群聊记录'],
    [notices, '通知和呼叫记录'],
    [rest.length - talk - notices, '其他记录'],
  ];
  const named = counts.flatMap(([n, what]) => (n > 0 ? [`${what}${n}条`] : []));
  return named.length === 0 ? [] : [md`未列入：${named.join('、')}。可用“/时间线 #${m.s.number}”查看全部。`];
}
