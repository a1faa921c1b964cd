import { z } from 'zod';

/** A card as plain data; every platform draws it in its own way. Text is plain: adapters escape it. */

export const toneSchema = z.enum(['red', 'orange', 'yellow', 'blue', 'green', 'grey']);
export type Tone = z.infer<typeof toneSchema>;

/** A button. Its value is a command line, so that a click and a typed command take one path. */
export const actionSchema = z.object({
  label: z.string(),
  line: z.string(),
  style: z.enum(['primary', 'danger', 'default']).default('default'),
  /** asked before the click counts */
  confirm: z.object({ title: z.string(), text: z.string() }).optional(),
});
export type Action = z.infer<typeof actionSchema>;

export const fieldSchema = z.object({
  /** key of the command's argument */
  name: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'textarea', 'select', 'multiselect', 'datetime']),
  /** datetime values read `2026-11-22 03:05`, Asia/Shanghai; multiselect values are joined by commas */
  value: z.string().optional(),
  placeholder: z.string().optional(),
  required: z.boolean().default(false),
  options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
  /** what is wrong with the value that was sent */
  error: z.string().optional(),
});
export type FormField = z.infer<typeof fieldSchema>;

/** Fields and the buttons that send them, each to its own command line. */
export const formSchema = z.object({
  title: z.string(),
  intro: z.string().optional(),
  fields: z.array(fieldSchema),
  submits: z.array(actionSchema).min(1),
});
export type Form = z.infer<typeof formSchema>;

/** Part of a card's body. `marks` are parts of the text to set off, as the words that a fact came from. */
export const blockSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({
    type: z.literal('quote'),
    text: z.string(),
    marks: z.array(z.object({ start: z.number(), end: z.number() })).optional(),
  }),
  z.object({ type: z.literal('heading'), text: z.string() }),
  z.object({
    type: z.literal('fields'),
    fields: z.array(z.object({ label: z.string(), value: z.string() })),
  }),
  z.object({ type: z.literal('list'), items: z.array(z.string()) }),
  z.object({ type: z.literal('note'), text: z.string() }),
]);
export type Block = z.infer<typeof blockSchema>;

export const cardSchema = z.object({
  tone: toneSchema,
  title: z.string(),
  subtitle: z.string().optional(),
  blocks: z.array(blockSchema),
  actions: z.array(actionSchema).default([]),
  /** a form that stands in the card; where a platform can't, each submit opens it as a dialog */
  form: formSchema.optional(),
});
export type Card = z.infer<typeof cardSchema>;

/**
 * A card as plain text: the fallback of every platform, and what `play` prints.
 * @returns lines: title, body, `[button]`s, `〔form field〕`s
 */
export function cardText(card: Card): string {
  const lines = [`【${card.title}】${card.subtitle ? ` ${card.subtitle}` : ''}`];
  for (const b of card.blocks) {
    if (b.type === 'fields') lines.push(...b.fields.map((f) => `${f.label}：${f.value}`));
    else if (b.type === 'list') lines.push(...b.items.map((i) => `· ${i}`));
    else if (b.type === 'heading') lines.push(`—— ${b.text} ——`);
    else if (b.type === 'quote') lines.push(`“${b.text}”`);
    else lines.push(b.text);
  }
  if (card.form) lines.push(...formText(card.form));
  if (card.actions.length > 0) lines.push(card.actions.map((a) => `[${a.label}]`).join(' '));
  return lines.join('\n');
}

/** @returns the form as plain-text lines */
export function formText(form: Form): string[] {
  const value = (f: FormField): string =>
    f.options?.find((o) => o.value === f.value)?.label ?? f.value ?? f.placeholder ?? '';
  return [
    ...form.fields.map(
      (f) => `〔${f.label}${f.required ? '*' : ''}：${value(f)}〕${f.error ? ` ✗${f.error}` : ''}`,
    ),
    form.submits.map((s) => `[${s.label}]`).join(' '),
  ];
}
