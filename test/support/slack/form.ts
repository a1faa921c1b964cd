import { type Block, type InputElement, type Modal, optionsOf } from './block-kit.ts';
import type { Json } from './workspace.ts';

type InputBlock = Extract<Block, { type: 'input' }>;

/** What a person enters, by block_id or label: text, an option's label or value, ids, dates; arrays for many. */
export type Entries = Record<string, string | string[] | number>;

/** What one input holds, as it stands in `view.state.values`. */
type State = Json & { type: InputElement['type'] };

/**
 * Fills a modal in as a person would, and holds back what Slack's client holds back.
 * @returns the state to submit, by block_id and action_id, and the complaints by block_id: required but empty, too
 *   long, too short
 * @throws Error for an entry that the form has no place for: the test is wrong, or the form is
 */
export function fillIn(modal: Modal, entries: Entries): { values: Json; errors: Record<string, string> } {
  const inputs = modal.blocks.filter((b) => b.type === 'input');
  for (const key of Object.keys(entries)) {
    if (!inputs.some((b) => isNamed(b, key))) {
      const offered = inputs.map((b) => `${b.block_id}（${b.label.text}）`).join('、');
      throw new Error(`no input “${key}” in the modal “${modal.title.text}”; there are: ${offered}`);
    }
  }
  const values: Json = {};
  const errors: Record<string, string> = {};
  for (const input of inputs) {
    const key = Object.keys(entries).find((k) => isNamed(input, k));
    const entry = key === undefined ? undefined : entries[key];
    const state = entry === undefined ? initial(input.element) : entered(input.element, entry);
    values[input.block_id] = { [input.element.action_id]: state };
    const complaint = complain(input, state);
    if (complaint !== undefined) errors[input.block_id] = complaint;
  }
  return { values, errors };
}

/** The state of a modal that nobody has touched yet. */
export function untouched(modal: Modal): Json {
  const inputs = modal.blocks.filter((b) => b.type === 'input');
  return Object.fromEntries(inputs.map((b) => [b.block_id, { [b.element.action_id]: initial(b.element) }]));
}

/** The block_ids that field errors of an acknowledgement may name. */
export function inputIds(modal: Modal): string[] {
  return modal.blocks.filter((b) => b.type === 'input').map((b) => b.block_id);
}

/** The label of an input, or its block_id where the modal has no such input. */
export function labelOf(modal: Modal, blockId: string): string {
  const block = modal.blocks.find((b) => b.block_id === blockId);
  return block?.type === 'input' ? block.label.text : blockId;
}

function isNamed(input: InputBlock, key: string): boolean {
  return input.block_id === key || input.label.text === key;
}

function initial(element: InputElement): State {
  const { type } = element;
  switch (type) {
    case 'static_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null };
    case 'multi_static_select':
    case 'checkboxes':
      return { type, selected_options: element.initial_options ?? [] };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] };
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null };
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? null };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
    default:
      return { type, value: element.initial_value ?? null };
  }
}

function entered(element: InputElement, entry: string | string[] | number): State {
  const { type } = element;
  const many = [entry].flat().map(String);
  const one = String(entry);
  switch (type) {
    case 'static_select':
    case 'radio_buttons':
      return { type, selected_option: pick(element, one) };
    case 'multi_static_select':
    case 'checkboxes':
      return { type, selected_options: many.map((m) => pick(element, m)) };
    case 'users_select':
      return { type, selected_user: one };
    case 'multi_users_select':
      return { type, selected_users: many };
    case 'channels_select':
      return { type, selected_channel: one };
    case 'conversations_select':
      return { type, selected_conversation: one };
    case 'datepicker':
      return { type, selected_date: one };
    case 'timepicker':
      return { type, selected_time: one };
    case 'datetimepicker':
      return { type, selected_date_time: Number(entry) };
    default:
      return { type, value: one === '' ? null : one };
  }
}

function pick(element: InputElement, wanted: string) {
  const options = optionsOf(element);
  const found = options.find((o) => o.text.text === wanted || o.value === wanted);
  if (found === undefined) {
    throw new Error(`no option “${wanted}”; there are: ${options.map((o) => o.text.text).join('、')}`);
  }
  return found;
}

function complain(input: InputBlock, state: State): string | undefined {
  const { type, ...held } = state;
  const [value] = Object.values(held);
  const empty = value === null || (Array.isArray(value) && value.length === 0);
  if (empty) return input.optional ? undefined : 'Please complete this required field.';
  if (input.element.type !== 'plain_text_input') return undefined;
  const { length } = String(value);
  const { min_length = 0, max_length = Number.POSITIVE_INFINITY } = input.element;
  if (length < min_length) return `Please enter at least ${min_length} characters.`;
  if (length > max_length) return `Please enter at most ${max_length} characters.`;
  return undefined;
}
