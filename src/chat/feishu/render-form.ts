import { cutText } from '../../app/cut.ts';
import type { Form, FormField } from '../../cards/card.ts';
import { button, type Element, markdown, note, plain, problem, row } from './elements.ts';
import { escapeMarkdown } from './markdown.ts';

/** Forms as the card's form element. Field names are those of the command's arguments. */

/** The most that an input takes, and the most choices that leave room for the rest of the card. */
const INPUT_MAX = 1000;
const CHOICES_MAX = 60;
const PLACEHOLDER_MAX = 100;

/** @param more what the buttons carry besides their line */
export function formElement(form: Form, more: { form?: string; room?: string } = {}): Element {
  const buttons = form.submits.map((action, i) =>
    button(action, `_submit_${i}`, { line: action.line, ...more }, { form_action_type: 'submit' }),
  );
  return {
    tag: 'form',
    name: '_form',
    elements: [...form.fields.flatMap(fieldElements), row(buttons)],
  };
}

function fieldElements(field: FormField): Element[] {
  const label = markdown(
    `**${escapeMarkdown(field.label)}**${field.required ? " <font color='red'>*</font>" : ''}`,
  );
  const wrong = field.error ? [problem(field.error)] : [];
  const cut = (field.value?.length ?? 0) > INPUT_MAX && isInput(field);
  const told = cut
    ? [note(`原内容超过 ${INPUT_MAX} 字，这里只带出前 ${INPUT_MAX} 字；提交后以这里填写的为准。`)]
    : [];
  return [label, ...wrong, ...told, control(field)];
}

/** Choices beyond what a card bears are typed instead. */
const isInput = (f: FormField): boolean =>
  f.kind === 'text' || f.kind === 'textarea' || (f.kind !== 'datetime' && !choicesFit(f));
const choicesFit = (f: FormField): boolean => {
  const count = f.options?.length ?? 0;
  return count > 0 && count <= CHOICES_MAX;
};

function control(field: FormField): Element {
  const { name, value = '' } = field;
  const placeholder = cutText(field.placeholder ?? '', PLACEHOLDER_MAX);
  const common = {
    name,
    required: field.required,
    width: 'fill',
    ...(placeholder === '' ? {} : { placeholder: plain(placeholder) }),
  };
  if (isInput(field)) return input(field, common);
  if (field.kind === 'datetime') {
    const initial = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/.test(value) ? { initial_datetime: value } : {};
    return { tag: 'picker_datetime', ...common, ...initial };
  }
  const offered = field.options ?? [];
  const options = offered.map((o) => ({ text: plain(o.label), value: o.value }));
  const known = (v: string): boolean => offered.some((o) => o.value === v);
  if (field.kind === 'select') {
    return { tag: 'select_static', ...common, options, ...(known(value) ? { initial_option: value } : {}) };
  }
  const selected = value
    .split(',')
    .map((v) => v.trim())
    .filter(known);
  return {
    tag: 'multi_select_static',
    ...common,
    options,
    ...(selected.length > 0 ? { selected_values: selected } : {}),
  };
}

function input(field: FormField, common: Record<string, unknown>): Element {
  const many = field.kind === 'textarea';
  const value = many ? (field.value ?? '') : (field.value ?? '').replace(/\s*\n\s*/g, ' ');
  return {
    tag: 'input',
    ...common,
    max_length: INPUT_MAX,
    ...(many ? { input_type: 'multiline_text', rows: 3, auto_resize: true, max_rows: 8 } : {}),
    ...(value === '' ? {} : { default_value: value.slice(0, INPUT_MAX) }),
  };
}
