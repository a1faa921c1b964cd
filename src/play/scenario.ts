import { type Document, isMap, isSeq, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import { z } from 'zod';
import { parseInstant } from '../domain/time.ts';

/** A scenario as it is written (docs/scenarios.md), read strictly: what is not understood is an error with its place. */

export interface Scenario {
  title: string;
  /** the moment at which it begins */
  clock: Date;
  steps: Step[];
}

export interface Step {
  /** where it stands in the file, both from 1 */
  number: number;
  line: number;
  /** a person's full name; absent: whoever acted last */
  who?: string;
  /** the room's name; absent: the duty room of the person's organization, after a step without `who` the last room */
  room?: string;
  act: Act | null;
  expect: Expectation[];
}

export type Act =
  | { type: 'says'; text: string }
  /** `card`: text that the card must contain */
  | { type: 'clicks'; button: string; card?: string }
  /** values by the labels of their fields; `button` absent: the form's first */
  | { type: 'fills'; values: Record<string, string[]>; button?: string; card?: string }
  | { type: 'wait'; ms: number };

export interface Expectation {
  who?: string;
  room?: string;
  /** each must be seen, in one message or another */
  sees: string[];
  /** none may be seen */
  lacks: string[];
  /** `step`: only what came or changed with this step counts; `room`: the newest messages of the room count */
  within: 'step' | 'room';
}

/** The file is not a scenario. The message names each problem with its place, one Chinese line each. */
export class ScenarioError extends Error {
  override name = 'ScenarioError';
}

const text = z.string('应为文字').trim().min(1, '不能为空');
const plain = z.union([z.string(), z.number()], '应为文字').transform(String);
const values = z.union([plain.transform((v) => [v]), z.array(plain)], '应为文字或文字的列表');
const many = z.union([text.transform((t) => [t]), z.array(text)], '应为文字或文字的列表');

const DURATION = /^(?:(\d{1,4})d)?\s*(?:(\d{1,4})h)?\s*(?:(\d{1,5})m)?\s*(?:(\d{1,6})s)?$/u;
const duration = text.transform((typed, ctx) => {
  const [, d, h, m, s] = DURATION.exec(typed) ?? [];
  const seconds = ((Number(d ?? 0) * 24 + Number(h ?? 0)) * 60 + Number(m ?? 0)) * 60 + Number(s ?? 0);
  if (seconds > 0) return seconds * 1000;
  ctx.addIssue({ code: 'custom', message: '时长应写成 5m、2h、3d 或 1h30m' });
  return z.NEVER;
});

const clock = text.transform((typed, ctx) => {
  const at = parseInstant(typed);
  if (at) return at;
  ctx.addIssue({ code: 'custom', message: '时间应写成 "2026-11-22 03:05"（北京时间）' });
  return z.NEVER;
});

const watched = z
  .strictObject({
    who: text.optional(),
    room: text.optional(),
    sees: many.optional(),
    lacks: many.optional(),
  })
  .refine((e) => e.sees || e.lacks, '应写明 sees（看到）或 lacks（看不到）');

const expectation = z.union(
  [
    many.transform((sees) => [{ sees, lacks: [], within: 'step' as const }]),
    watched.transform((e) => [roomExpectation(e)]),
    z.array(watched).transform((list) => list.map(roomExpectation)),
  ],
  '应为文字、文字的列表，或带 who、room、sees、lacks 的对象',
);

function roomExpectation({ who, room, sees, lacks }: z.infer<typeof watched>): Expectation {
  const place = { ...(who ? { who } : {}), ...(room ? { room } : {}) };
  return { ...place, sees: sees ?? [], lacks: lacks ?? [], within: 'room' };
}

const stepSchema = z
  .strictObject({
    who: text.optional(),
    room: text.optional(),
    says: text.optional(),
    clicks: text.optional(),
    fills: z.record(z.string(), values, '应为“栏目: 内容”').optional(),
    submits: text.optional(),
    card: text.optional(),
    wait: duration.optional(),
    expect: expectation.optional(),
  })
  .superRefine((s, ctx) => {
    const acts = (['says', 'clicks', 'fills', 'wait'] as const).filter((k) => s[k] !== undefined);
    const wrong = (message: string): void => void ctx.addIssue({ code: 'custom', message });
    if (acts.length > 1) wrong(`一步只能做一件事，不能同时写 ${acts.join('、')}`);
    if (acts.length === 0 && !s.expect) wrong('应写 says、clicks、fills、wait 或 expect 之一');
    if (acts[0] && acts[0] !== 'wait' && !s.who) wrong(`写了 ${acts[0]} 就应写 who（谁）`);
    if (s.submits && !s.fills) wrong('submits 只能与 fills 一起写');
    if (s.card && !s.fills && !s.clicks) wrong('card 只能与 clicks 或 fills 一起写');
  });

const scenarioSchema = z.strictObject({
  title: text,
  clock,
  steps: z.array(stepSchema, '应为步骤的列表').min(1, '至少要有一步'),
});

/**
 * @param source the YAML text
 * @throws ScenarioError
 */
export function readScenario(source: string): Scenario {
  const lines = new LineCounter();
  const doc = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  if (doc.errors.length > 0) throw new ScenarioError(doc.errors.map((e) => yamlProblem(e, lines)).join('\n'));
  const cut = numbersCutOff(doc, lines);
  if (cut.length > 0) throw new ScenarioError(cut.join('\n'));
  const steps = isMap(doc.contents) ? doc.get('steps') : undefined;
  const offsets = isSeq(steps) ? steps.items.map((node) => rangeOf(node)) : [];
  const lineOf = (i: number): number => lines.linePos(offsets[i] ?? 0).line;

  const parsed = scenarioSchema.safeParse(doc.toJS());
  if (!parsed.success) {
    throw new ScenarioError(parsed.error.issues.map((i) => problem(i, lineOf)).join('\n'));
  }
  return {
    title: parsed.data.title,
    clock: parsed.data.clock,
    steps: parsed.data.steps.map((s, i) => toStep(s, i + 1, lineOf(i))),
  };
}

/** YAML takes ` #1` for a comment: `/查看 #1` without quotes would silently lose its number. */
function numbersCutOff(doc: Document, lines: LineCounter): string[] {
  const found: string[] = [];
  visit(doc, {
    Scalar: (_, node) => {
      if (!/^\d/u.test(node.comment ?? '')) return;
      const { line } = lines.linePos(node.range?.[0] ?? 0);
      found.push(`第${line}行：“#${node.comment}”会被当作注释。含 # 的文字请加引号。`);
    },
  });
  return found;
}

function rangeOf(node: unknown): number {
  const { range } = node as { range?: [number, number, number] | null };
  return range?.[0] ?? 0;
}

function yamlProblem(e: YAMLError, lines: LineCounter): string {
  return `第${lines.linePos(e.pos[0]).line}行：不是有效的 YAML（${e.message.split('\n')[0]}）`;
}

function problem(issue: z.core.$ZodIssue, lineOf: (step: number) => number): string {
  const [first, index, ...keys] = issue.path;
  const what = issue.code === 'unrecognized_keys' ? `不认识的项 ${issue.keys.join('、')}` : issue.message;
  if (first !== 'steps' || typeof index !== 'number') {
    return first === undefined ? `应为带 title、clock、steps 的对象：${what}` : `${String(first)}：${what}`;
  }
  const key = keys.length > 0 ? ` ${keys.join('.')}` : '';
  return `第${index + 1}步（第${lineOf(index)}行）${key}：${what}`;
}

function toStep(s: z.infer<typeof stepSchema>, number: number, line: number): Step {
  const act = toAct(s);
  // Where nothing is done, nothing new can be expected: what stands there counts.
  const expect = (s.expect ?? []).map((e) => (act ? e : { ...e, within: 'room' as const }));
  return {
    number,
    line,
    ...(s.who ? { who: s.who } : {}),
    ...(s.room ? { room: s.room } : {}),
    act,
    expect,
  };
}

function toAct(s: z.infer<typeof stepSchema>): Act | null {
  const card = s.card ? { card: s.card } : {};
  if (s.says !== undefined) return { type: 'says', text: s.says };
  if (s.clicks !== undefined) return { type: 'clicks', button: s.clicks, ...card };
  if (s.fills)
    return { type: 'fills', values: s.fills, ...(s.submits ? { button: s.submits } : {}), ...card };
  return s.wait === undefined ? null : { type: 'wait', ms: s.wait };
}
