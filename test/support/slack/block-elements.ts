import { z } from 'zod';
import { LIMITS } from './limits.ts';

let generated = 0;

/** A block_id or action_id; Slack makes one up where the app gave none. */
export const id = z
  .string()
  .min(1)
  .max(LIMITS.id)
  .default(() => {
    generated += 1;
    return `gen${generated}`;
  });

/** A plain_text object of 1 to `max` characters. */
export const plain = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });

const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });

/** A text object of either kind, of 1 to `max` characters. */
export const text = (max: number) => z.discriminatedUnion('type', [plain(max), mrkdwn(max)]);
export type Text = z.infer<ReturnType<typeof text>>;

const confirm = z
  .strictObject({
    title: plain(LIMITS.confirmTitle),
    text: text(LIMITS.confirmText),
    confirm: plain(LIMITS.confirmButton),
    deny: plain(LIMITS.confirmButton),
    style: z.enum(['primary', 'danger']).optional(),
  })
  .optional();

const option = z.strictObject({
  text: text(LIMITS.optionText),
  value: z.string().min(1).max(LIMITS.optionValue),
  description: text(LIMITS.optionText).optional(),
  url: z.string().max(LIMITS.url).optional(),
});

const options = (max: number) => z.array(option).min(1).max(max);
const optionGroups = z
  .array(z.strictObject({ label: plain(LIMITS.optionText), options: options(LIMITS.options) }))
  .min(1)
  .max(LIMITS.options);

const placeholder = plain(LIMITS.placeholder).optional();
const flag = z.boolean().optional();
const count = z.int().min(1).optional();
const filter = z
  .strictObject({
    include: z
      .array(z.enum(['im', 'mpim', 'private', 'public']))
      .min(1)
      .optional(),
    exclude_external_shared_channels: flag,
    exclude_bot_users: flag,
  })
  .optional();

const element = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), action_id: id, ...shape });

const chosen = { placeholder, confirm, focus_on_load: flag };
const many = { ...chosen, max_selected_items: count };
const typed = { placeholder, focus_on_load: flag, dispatch_action_config: z.json().optional() };
const inputLength = z.int().min(1).max(LIMITS.inputText).optional();

export const image = z.strictObject({
  type: z.literal('image'),
  image_url: z.string().max(LIMITS.url),
  alt_text: z.string().min(1).max(LIMITS.altText),
});

export const button = element('button', {
  text: plain(LIMITS.buttonText),
  value: z.string().max(LIMITS.buttonValue).optional(),
  url: z.string().max(LIMITS.url).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm,
  accessibility_label: z.string().max(LIMITS.buttonText).optional(),
});

const staticChoice = { options: options(LIMITS.options).optional(), option_groups: optionGroups.optional() };

/** Elements that a section, an actions block and an input block may hold alike. */
export const pickers = [
  element('static_select', { ...staticChoice, ...chosen, initial_option: option.optional() }),
  element('multi_static_select', {
    ...staticChoice,
    ...many,
    initial_options: z.array(option).min(1).optional(),
  }),
  element('users_select', { ...chosen, initial_user: z.string().optional() }),
  element('multi_users_select', { ...many, initial_users: z.array(z.string()).optional() }),
  element('channels_select', {
    ...chosen,
    initial_channel: z.string().optional(),
    response_url_enabled: flag,
  }),
  element('conversations_select', {
    ...chosen,
    initial_conversation: z.string().optional(),
    default_to_current_conversation: flag,
    response_url_enabled: flag,
    filter,
  }),
  element('checkboxes', {
    options: options(LIMITS.checkboxes),
    initial_options: z.array(option).min(1).optional(),
    confirm,
    focus_on_load: flag,
  }),
  element('radio_buttons', {
    options: options(LIMITS.checkboxes),
    initial_option: option.optional(),
    confirm,
    focus_on_load: flag,
  }),
  element('datepicker', { ...chosen, initial_date: z.iso.date().optional() }),
  element('timepicker', {
    ...chosen,
    initial_time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .optional(),
    timezone: z.string().optional(),
  }),
  element('datetimepicker', {
    initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
    confirm,
    focus_on_load: flag,
  }),
] as const;

export const overflow = element('overflow', { options: options(LIMITS.overflowOptions), confirm });

/** Elements that only an input block may hold. */
export const writers = [
  element('plain_text_input', {
    ...typed,
    initial_value: z.string().max(LIMITS.inputText).optional(),
    multiline: flag,
    min_length: z.int().min(0).max(LIMITS.inputText).optional(),
    max_length: inputLength,
  }),
  element('number_input', {
    ...typed,
    is_decimal_allowed: z.boolean(),
    initial_value: z.string().optional(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
  }),
  element('email_text_input', { ...typed, initial_value: z.string().optional() }),
  element('url_text_input', { ...typed, initial_value: z.string().optional() }),
] as const;
