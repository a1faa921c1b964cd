import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Form, FormField } from '../../cards/card.ts';
import { plain } from './text.ts';

/** Draws a form as a modal, and reads what was sent of it. */

/** What a modal keeps of where it came from. */
export interface Origin {
  /** the channel that the form belongs to */
  channel: string;
  /** the message whose button opened it */
  messageId: string | null;
}

export const FORM = 'form';

const MAX = {
  title: 24,
  label: 2000,
  input: 3000,
  option: 75,
  optionValue: 150,
  hint: 2000,
  metadata: 3000,
} as const;
const OPTIONS_PER_GROUP = 100;
const MOST_CHECKBOXES = 10;
/** The block that asks which of several buttons is meant; no field can have this name. */
const CHOICE = '::submit';
const VALUE = 'v';

const metadataSchema = z.object({
  channel: z.string(),
  messageId: z.string().nullable(),
  lines: z.array(z.string()).min(1),
});

/**
 * @param values what was sent before, kept where the form says nothing of its own
 * @throws RangeError where the form's command lines are too long for Slack to keep (3000 characters)
 */
export function renderForm(form: Form, origin: Origin, values: Record<string, string> = {}): types.ModalView {
  const [first] = form.submits;
  const several = form.submits.length > 1;
  const metadata = JSON.stringify({ ...origin, lines: form.submits.map((s) => s.line) });
  if (metadata.length > MAX.metadata)
    throw new RangeError(`form “${form.title}” has command lines too long for a modal`);
  const asked = form.submits.flatMap((s) => (s.confirm ? [`${s.confirm.title}：${s.confirm.text}`] : []));
  const intro = [form.title.length > MAX.title ? form.title : '', form.intro ?? '', ...asked].filter(
    (t) => t !== '',
  );
  return {
    type: 'modal',
    callback_id: FORM,
    private_metadata: metadata,
    title: plain(form.title, MAX.title),
    submit: plain(several || !first ? '提交' : first.label, MAX.title),
    close: plain('取消', MAX.title),
    blocks: [
      ...intro.map((text) => ({ type: 'section' as const, text: plain(text, MAX.input) })),
      ...form.fields.map((field) => input({ ...field, value: field.value ?? values[field.name] })),
      ...(several ? [choice(form)] : []),
    ],
  };
}

/** A modal that only says something. */
export function renderNotice(title: string, text: string): types.ModalView {
  return {
    type: 'modal',
    title: plain(title, MAX.title),
    close: plain('关闭', MAX.title),
    blocks: [{ type: 'section', text: plain(text, MAX.input) }],
  };
}

type Shown = Omit<FormField, 'value'> & { value?: string | undefined };

function input(field: Shown): types.InputBlock {
  const long = (field.value?.length ?? 0) > MAX.input && !field.options;
  const hints = [
    ...(field.error ? [`⚠ ${field.error}`] : []),
    ...(field.kind === 'datetime' ? ['北京时间，如 2026-11-22 03:05'] : []),
    ...(long ? [`原内容超过${MAX.input}字，这里只有开头部分，提交后以这里的为准。`] : []),
  ];
  return {
    type: 'input',
    block_id: field.name,
    optional: !field.required,
    label: plain(field.label, MAX.label),
    element: element(field),
    ...(hints.length > 0 ? { hint: plain(hints.join('；'), MAX.hint) } : {}),
  };
}

function element(field: Shown): types.InputBlock['element'] {
  const placeholder = field.placeholder ? { placeholder: plain(field.placeholder, 150) } : {};
  if (field.kind === 'select' || field.kind === 'multiselect') {
    const options = optionsOf(field);
    if (options.length > 0) return choose(field, options, placeholder);
  }
  return {
    type: 'plain_text_input',
    action_id: VALUE,
    multiline: field.kind === 'textarea',
    ...(field.value ? { initial_value: field.value.slice(0, MAX.input) } : {}),
    ...placeholder,
  };
}

function choose(
  field: Shown,
  options: types.PlainTextOption[],
  placeholder: { placeholder?: types.PlainTextElement },
): types.InputBlock['element'] {
  if (field.kind === 'select') {
    const initial = options.find((o) => o.value === field.value);
    const chosen = initial ? { initial_option: initial } : {};
    return { type: 'static_select', action_id: VALUE, ...offered(options), ...chosen, ...placeholder };
  }
  const values = new Set(field.value?.split(','));
  const initial = options.filter((o) => values.has(o.value ?? ''));
  const chosen = initial.length > 0 ? { initial_options: initial } : {};
  if (options.length <= MOST_CHECKBOXES) return { type: 'checkboxes', action_id: VALUE, options, ...chosen };
  return { type: 'multi_static_select', action_id: VALUE, ...offered(options), ...chosen, ...placeholder };
}

function optionsOf(field: Shown): types.PlainTextOption[] {
  return (field.options ?? [])
    .filter((o) => o.value !== '' && o.value.length <= MAX.optionValue)
    .map((o) => ({ text: plain(o.label, MAX.option), value: o.value }));
}

/** More than 100 options stand in groups of 100. */
function offered(
  options: types.PlainTextOption[],
):
  | { options: types.PlainTextOption[] }
  | { option_groups: { label: types.PlainTextElement; options: types.PlainTextOption[] }[] } {
  if (options.length <= OPTIONS_PER_GROUP) return { options };
  const starts = Array.from(
    { length: Math.ceil(options.length / OPTIONS_PER_GROUP) },
    (_, i) => i * OPTIONS_PER_GROUP,
  );
  return {
    option_groups: starts.map((start) => {
      const some = options.slice(start, start + OPTIONS_PER_GROUP);
      return { label: plain(`第 ${start + 1} 至 ${start + some.length} 项`, MAX.option), options: some };
    }),
  };
}

/** A modal has one button: which of the form's is meant, the person says here. */
function choice(form: Form): types.InputBlock {
  return {
    type: 'input',
    block_id: CHOICE,
    label: plain('办理', MAX.label),
    element: {
      type: 'radio_buttons',
      action_id: VALUE,
      options: form.submits
        .slice(0, 10)
        .map((s, i) => ({ text: plain(s.label, MAX.option), value: String(i) })),
    },
  };
}

/** What one input of a sent modal holds. */
const stateSchema = z.looseObject({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
});

export const sentViewSchema = z.object({
  id: z.string(),
  callback_id: z.string(),
  private_metadata: z.string(),
  blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), stateSchema)) }),
});
export type SentView = z.infer<typeof sentViewSchema>;

/** A form as it was sent: the command line, its values, and where the form came from. */
export interface Submission extends Origin {
  line: string;
  values: Record<string, string>;
}

/** @throws ZodError for a modal that is none of renderForm's */
export function readSubmission(view: SentView): Submission {
  const { lines, ...origin } = metadataSchema.parse(JSON.parse(view.private_metadata));
  const all = Object.entries(view.state.values).map(
    ([name, held]) => [name, sentValue(held[VALUE])] as const,
  );
  const chosen = Number(all.find(([name]) => name === CHOICE)?.[1] ?? 0);
  return {
    ...origin,
    line: lines[chosen] ?? lines[0] ?? '',
    values: Object.fromEntries(all.filter(([name]) => name !== CHOICE)),
  };
}

function sentValue(state: z.infer<typeof stateSchema> | undefined): string {
  if (state?.selected_options) return state.selected_options.map((o) => o.value).join(',');
  return state?.selected_option?.value ?? state?.value ?? '';
}

/**
 * @returns the form's complaints by field, for an open modal to show; null where the modal has no such field or the
 *   form complains of nothing, so that it has to be drawn anew
 */
export function errorsFor(form: Form, view: SentView): Record<string, string> | null {
  const inputs = new Set(view.blocks.filter((b) => b.type === 'input').map((b) => b.block_id));
  const errors = form.fields.flatMap((f) => (f.error ? [[f.name, f.error] as const] : []));
  const shown = errors.length > 0 && form.fields.every((f) => inputs.has(f.name));
  return shown ? Object.fromEntries(errors) : null;
}
