import { z } from 'zod';
import { button, id, image, overflow, pickers, plain, text, writers } from './block-elements.ts';
import { LIMITS } from './limits.ts';

const accessory = z.discriminatedUnion('type', [button, image, overflow, ...pickers]);
const action = z.discriminatedUnion('type', [button, overflow, ...pickers]);
const input = z.discriminatedUnion('type', [...pickers, ...writers]);

export type Button = z.infer<typeof button>;
export type Action = z.infer<typeof action>;
export type InputElement = z.infer<typeof input>;

const section = z
  .strictObject({
    type: z.literal('section'),
    block_id: id,
    text: text(LIMITS.sectionText).optional(),
    fields: z.array(text(LIMITS.fieldText)).min(1).max(LIMITS.sectionFields).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((s) => s.text !== undefined || s.fields !== undefined, 'a section needs text or fields');

const actions = z
  .strictObject({
    type: z.literal('actions'),
    block_id: id,
    elements: z.array(action).min(1).max(LIMITS.actionsElements),
  })
  .refine((b) => unique(b.elements.map((e) => e.action_id)), 'duplicate action_id in one actions block');

const richText = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1).max(LIMITS.sectionText),
  style: z.strictObject({ bold: z.boolean().optional(), italic: z.boolean().optional() }).optional(),
});
const richElements = z.array(richText).min(1);
const richSection = z.strictObject({ type: z.literal('rich_text_section'), elements: richElements });
const richPart = z.discriminatedUnion('type', [
  richSection,
  z.strictObject({ type: z.literal('rich_text_quote'), elements: richElements }),
  z.strictObject({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    elements: z.array(richSection).min(1),
  }),
]);
export type RichPart = z.infer<typeof richPart>;

/** Structure and limits of one block; fields that Slack does not know are refused. */
export const block = z.discriminatedUnion('type', [
  section,
  actions,
  z.strictObject({ type: z.literal('header'), block_id: id, text: plain(LIMITS.headerText) }),
  z.strictObject({ type: z.literal('divider'), block_id: id }),
  z.strictObject({ type: z.literal('rich_text'), block_id: id, elements: z.array(richPart).min(1) }),
  z.strictObject({
    type: z.literal('context'),
    block_id: id,
    elements: z
      .array(z.union([text(LIMITS.sectionText), image]))
      .min(1)
      .max(LIMITS.contextElements),
  }),
  z.strictObject({
    type: z.literal('input'),
    block_id: id,
    label: plain(LIMITS.inputLabel),
    element: input.superRefine(initialAmongOptions),
    hint: plain(LIMITS.inputLabel).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('image'),
    block_id: id,
    image_url: z.string().max(LIMITS.url),
    alt_text: z.string().min(1).max(LIMITS.altText),
    title: plain(LIMITS.altText).optional(),
  }),
  z.strictObject({
    type: z.literal('markdown'),
    block_id: id,
    text: z.string().min(1).max(LIMITS.markdown),
  }),
]);
export type Block = z.infer<typeof block>;

/** The blocks of a message or of a modal (`max` 50 or 100). */
export const blocksUpTo = (max: number) =>
  z
    .array(block)
    .max(max)
    .refine((blocks) => unique(blocks.map((b) => b.block_id)), 'duplicate block_id');

const title = plain(LIMITS.viewTitle);

export const modal = z
  .strictObject({
    type: z.literal('modal'),
    title,
    blocks: blocksUpTo(LIMITS.modalBlocks),
    submit: title.optional(),
    close: title.optional(),
    callback_id: z.string().max(LIMITS.id).default(''),
    private_metadata: z.string().max(LIMITS.privateMetadata).default(''),
    external_id: z.string().max(LIMITS.id).optional(),
    clear_on_close: z.boolean().default(false),
    notify_on_close: z.boolean().default(false),
    submit_disabled: z.boolean().optional(),
  })
  .refine((v) => v.submit !== undefined || v.blocks.every((b) => b.type !== 'input'), {
    path: ['submit'],
    message: 'a modal with input blocks needs submit',
  });
export type Modal = z.infer<typeof modal>;

/** The options that an element offers, groups flattened; none for elements without options. */
export function optionsOf(element: Action | InputElement) {
  if (element.type === 'static_select' || element.type === 'multi_static_select') {
    return [...(element.options ?? []), ...(element.option_groups ?? []).flatMap((g) => g.options)];
  }
  return 'options' in element ? element.options : [];
}

function initialAmongOptions(element: InputElement, context: z.RefinementCtx): void {
  const initial = [
    ...('initial_option' in element && element.initial_option ? [element.initial_option] : []),
    ...('initial_options' in element && element.initial_options ? element.initial_options : []),
  ];
  const offered = optionsOf(element).map((o) => JSON.stringify(o));
  if (initial.some((o) => !offered.includes(JSON.stringify(o)))) {
    context.addIssue({ code: 'custom', message: 'an initial option is not exactly one of the options' });
  }
  const choice = element.type === 'static_select' || element.type === 'multi_static_select';
  if (choice && (element.options === undefined) === (element.option_groups === undefined)) {
    context.addIssue({ code: 'custom', message: 'a static select needs either options or option_groups' });
  }
}

function unique(values: string[]): boolean {
  return new Set(values).size === values.length;
}
