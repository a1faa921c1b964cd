import { type Clause, has, readClauses } from '../clauses/clauses.ts';
import type { Normal } from '../text/normalize.ts';
import { pattern } from '../text/pattern.ts';
import { type Correction, type Edit, INSTEAD_OF, THOUGHT } from './correction.ts';
import { happens } from './moods.ts';
import { rightNumber, settledNumber } from './right-number.ts';
import { rightPlace } from './right-place.ts';
import { isWrong, tellsOfSlip } from './slips.ts';

/**
 * What a reporter corrects in the same message is read as the message with it put right: 全国大量用户断网。更正：写大了，只有河北一省
 * is 河北一省大量用户断网. Only where every word of the correction is understood; what isn't stays for the checks.
 */

const WHEN =
  '(?:[今昨]?[天晚日夜]?(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|夜里|晚间|今晨|今早|晚班|夜班)|刚刚?|刚才|现在?|随后|后来)?(?:\\d{1,2}:\\d\\d|[\\d一二两三四五六七八九十]{1,3}[点时](?:[\\d一二三四五六七八九十]{1,3}分?|半)?)?';
/** 陕西省公司纠正, 省局核实 */
const HEAD_ABOVE = pattern(
  /^[^,]{0,3}(?:部里|部应急办|省公司|省局|管局|省通管局|集团|总部|省网管中心)[^,]{0,4}(?:更正|订正|纠正|核实)$/u,
);
/** 省公司补充, 部里值班室回话 */
const HEAD_MORE = pattern(
  /^[^,]{0,3}(?:部里|部应急办|省公司|省局|管局|省通管局|集团|总部|省网管中心)[^,]{0,4}(?:补充|回话|回电|回复|通报|确认|来电)$|^(?:最新|后续)(?:情况|消息|进展)?$/u,
);
const MAY_CORRECT = pattern(
  /更正|订正|修正|改正|勘误|纠正|复查|再查|再核|比对|对账|数清|最[终后新]|[错窄漏岔误]|[说写报估发](?:得|的)?[大宽多少小快]|[多少][打写看点报数算了]|不止|小数点|核[实查清]|复核|补充|回[话电复]|通报|确认|来电|查[了明清出]|按[\d一二两三四五六七八九十][^,]{0,10}计|为准|收窄|缩小|手[滑抖]|口误|改[成为]/u,
);
/** What else the text leaves open, takes back or tells of others. */
const OPEN = [
  ...(['correction', 'superseded', 'not_a', 'possible', 'suspected', 'hearsay', 'rumour', 'asks'] as const),
  ...(['drill', 'hypothetical', 'not_fully', 'grows', 'past', 'few'] as const),
];

/** 一报说全国断网，夸大了: told as another's words, or judged already */
const JUDGED = pattern(/[说称讲]|传(?!播|输|染)|[错假误]|不实|夸|[大小]了$/u);
function isDoubtful(clause: Clause): boolean {
  return has(clause, ...OPEN) || JUDGED.test(clause.text);
}

/** @returns a text with what its reporter corrects put right, and its clauses; `undefined` where nothing is */
export function putRight(
  normal: Normal,
  clauses: Clause[],
): { normal: Normal; clauses: Clause[] } | undefined {
  if (!MAY_CORRECT.test(normal.text)) return undefined;
  const [first] = correctionsIn(clauses).flatMap((c) =>
    [rightPlace(c) ?? rightNumber(c) ?? []].filter((e) => e.length > 0),
  );
  const edits = first ?? settledNumber(clauses) ?? withoutVoid(clauses);
  if (edits === undefined) return undefined;
  const right = spliced(normal, edits);
  return { normal: right, clauses: readClauses(right) };
}

/** 上午说的“甘肃、宁夏两省”不准确, 上条写的5600万条是笔误 */
const VOID = pattern(
  /^(?:昨[日天晚]|今[早晨天]|上午|下午|刚才|首报|前报|原报|[上前]一?条|之前|此前|先前)[^,]{0,4}(?:报|说|写|通报|上报|报送)的[^,没未非]*(?:不准确|(?<!不是)有误|不对|写错了?|写大了|是笔误)$/u,
);
const INSTEAD = pattern(/^(?:经核实|经查|核实后|实际上?|其实|准确的?|应该?)*(?:是|为|仅有?|只有|只)/u);

/** What was told before in a correction that tells all of it anew: 更正：上午说的“甘肃、宁夏两省”不准确，仅宁夏大量用户无法上网. */
function withoutVoid(clauses: Clause[]): Edit[] | undefined {
  const at = clauses.findIndex(({ text }) => VOID.test(text));
  const [head, said, next] = clauses.slice(Math.max(0, at - 1), at + 2);
  if (at < 1 || head === undefined || said === undefined || next === undefined) return undefined;
  const anew = tellsOfSlip(head.text) && INSTEAD.test(next.text) && next.sentence === said.sentence;
  const whole = happens(next) || !happens(said);
  return anew && whole && !clauses.slice(0, at).some(happens)
    ? [{ start: said.start, end: next.start, put: [] }]
    : undefined;
}

function correctionsIn(clauses: Clause[]): Correction[] {
  const told = clauses.find(happens)?.sentence;
  return clauses.flatMap((head, i) => {
    if (i === 0 || head.asked) return [];
    const more = HEAD_MORE.test(head.text);
    const slip = tellsOfSlip(head.text) || INSTEAD_OF.test(head.text);
    const above = HEAD_ABOVE.test(head.text);
    // 晚上查明真正拿走的是26万人: who looked says so at once
    if (!(more || slip || above || FOUND.test(head.text))) return [];
    // 不是全国，是山东、河南两省，我听岔了: the whole of a sentence of its own
    const own = slip && told !== undefined && head.sentence > told;
    const from = own ? clauses.findIndex(({ sentence }) => sentence === head.sentence) : i;
    const to = endOf(clauses, from);
    const all = clauses.slice(from, to);
    const said = all.filter((c) => !tellsOfSlip(c.text) && (c !== head || !(more || above)));
    const after = clauses.slice(to);
    const before = clauses.slice(0, from).filter(({ text }) => !THOUGHT.test(text));
    if (said.length === 0 || said.some((c) => c.asked) || [...before, ...after].some(isDoubtful)) return [];
    const { start } = all[0] ?? head;
    const { end } = all.at(-1) ?? head;
    const wrong = all.some(({ text }) => isWrong(text));
    return [{ before: clauses.slice(0, from), said, start, end, wrong, after, own: !more }];
  });
}

/** @returns where the sentence ends that begins with a clause, and the next one where it only says that something is wrong */
function endOf(clauses: Clause[], from: number): number {
  const end = (at: number) => {
    const next = clauses.findIndex(({ sentence }, i) => i > at && sentence !== clauses[at]?.sentence);
    return next === -1 ? clauses.length : next;
  };
  const first = end(from);
  return clauses.slice(from, first).every(({ text }) => tellsOfSlip(text)) && first < clauses.length
    ? end(first)
    : first;
}

const FOUND = new RegExp(`^${WHEN}(?:又|再)?(?:查明|查清|查出|核实|核清)`, 'u');

function spliced(normal: Normal, edits: Edit[]): Normal {
  const sorted = edits.toSorted((a, b) => a.start - b.start);
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  const places = new Map<number, number>();
  const copy = (start: number, end: number): void => {
    for (let at = start; at < end; at++) {
      starts.push(normal.starts[at] ?? 0);
      ends.push(normal.ends[at] ?? 0);
    }
    text += normal.text.slice(start, end);
  };
  const keep = (start: number, end: number): void => {
    for (let at = start; at <= end; at++) places.set(at, text.length + at - start);
    copy(start, end);
  };
  let done = 0;
  for (const { start, end, put } of sorted) {
    keep(done, start);
    for (const part of put) {
      if (typeof part !== 'string') copy(part.start, part.end);
      else
        for (const char of part) {
          text += char;
          starts.push(normal.starts[start] ?? 0);
          ends.push(normal.starts[start] ?? 0);
        }
    }
    done = end;
  }
  keep(done, normal.text.length);
  starts.push(normal.starts[normal.text.length] ?? 0);
  const moved = (set: ReadonlySet<number>): Set<number> =>
    new Set([...set].flatMap((at) => places.get(at) ?? []));
  const quoted = normal.quoted.flatMap(({ start, end, ...rest }) => {
    const [from, to] = [places.get(start), places.get(end)];
    return from === undefined || to === undefined || to < from ? [] : [{ ...rest, start: from, end: to }];
  });
  return {
    text,
    lines: moved(normal.lines),
    pauses: moved(normal.pauses),
    commas: moved(normal.commas),
    starts,
    ends,
    quoted,
  };
}
