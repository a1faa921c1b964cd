import { CannotDo, type Dialog, type FieldSeen, type FormSeen, type Seen } from './driver.ts';

/** Finds what a scenario names by its words. Spaces and line breaks don't count: platforms set them differently. */

const squeeze = (text: string): string => text.replace(/\s+/gu, '');

export function contains(text: string, words: string): boolean {
  return squeeze(text).includes(squeeze(words));
}

/** @returns the newest message with such a button, among those whose text contains `card` */
export function messageWithButton(seen: Seen[], button: string, card: string | undefined): Seen {
  const found = newest(seen, card).find((m) => buttonsOf(m).includes(button));
  if (found) return found;
  const there = [...new Set(newest(seen, card).flatMap(buttonsOf))];
  throw new CannotDo(`群里没有带按钮“${button}”的${cardWords(card)}。可用的按钮：${list(there)}`);
}

/** @returns the newest message whose form has all of the fields and the button */
export function messageWithForm(
  seen: Seen[],
  fields: string[],
  button: string | undefined,
  card: string | undefined,
): { message: Seen; form: FormSeen } {
  const forms = newest(seen, card).flatMap((message) =>
    message.form ? [{ message, form: message.form }] : [],
  );
  const found = forms.find(({ form }) => fits(form, fields, button));
  if (found) return found;
  const there = [...new Set(forms.flatMap(({ form }) => form.fields.map((f) => f.label)))];
  throw new CannotDo(`没有打开的表单，群里也没有可这样填写的${cardWords(card)}。可填的栏目：${list(there)}`);
}

/** @returns true where every field and the button are in the form */
export function fits(form: FormSeen, fields: string[], button: string | undefined): boolean {
  const labels = form.fields.map((f) => f.label);
  return (
    fields.every((f) => byWords(labels, f) !== null) &&
    (button === undefined || form.submits.some((s) => s.label === button))
  );
}

/**
 * @returns the values by the full labels of their fields, choices by the full labels of theirs
 * @throws CannotDo naming what the form does have
 */
export function fillIn(form: FormSeen | Dialog, values: Record<string, string[]>): Record<string, string[]> {
  const labels = form.fields.map((f) => f.label);
  return Object.fromEntries(
    Object.entries(values).map(([name, chosen]) => {
      const label = byWords(labels, name);
      const field = form.fields.find((f) => f.label === label);
      if (!field) throw new CannotDo(`表单“${form.title}”没有“${name}”一栏。可填的栏目：${list(labels)}`);
      return [field.label, chosen.map((value) => choiceOf(field, value))];
    }),
  );
}

function choiceOf(field: FieldSeen, value: string): string {
  if (field.options === null || value === '') return value;
  const found = byWords(field.options, value);
  if (found !== null) return found;
  throw new CannotDo(`“${field.label}”没有“${value}”这一项。可选：${list(field.options)}`);
}

/** The text itself, else the only one that contains the words. */
function byWords(texts: string[], words: string): string | null {
  if (texts.includes(words)) return words;
  const near = texts.filter((t) => contains(t, words));
  return near.length === 1 ? (near[0] ?? null) : null;
}

function newest(seen: Seen[], card: string | undefined): Seen[] {
  return seen.filter((m) => card === undefined || contains(m.text, card)).reverse();
}

const buttonsOf = (m: Seen): string[] => [...m.buttons, ...(m.form?.submits ?? [])].map((b) => b.label);
const cardWords = (card: string | undefined): string => (card === undefined ? '卡片' : `含“${card}”的卡片`);
const list = (words: string[]): string => (words.length > 0 ? `${words.join('、')}。` : '无。');
