import type { types } from '@slack/bolt';
import { cutCard, cutText } from '../../app/cut.ts';
import { type Action, type Block, type Card, cardText, type Form, type Tone } from '../../cards/card.ts';
import { formValue } from './form-value.ts';
import { richHeading, richList, richQuote } from './render-rich.ts';
import { escapeMarkup, mention, pieces, plain, shown } from './text.ts';

/** Draws a card as Block Kit, within all of Slack's limits. Nothing that people wrote is parsed by Slack. */

export interface Message {
  /** what notifications show */
  text: string;
  blocks: types.KnownBlock[];
  /** true where not all of the card is in it */
  cut: boolean;
}

/** Slack's documented limits; `json` is undocumented: 13 200 characters were refused as `msg_blocks_too_long`. */
const MAX = { blocks: 50, json: 12_500, text: 3000, field: 2000, header: 150, button: 75 } as const;
/** Characters that a button's value holds. */
export const MAX_VALUE = 2000;
/**
 * What stands around a card's body is never cut away by its length, so each piece has its own: together they fit into
 * `MAX.json` even where every character is escaped.
 */
const AROUND = { title: 600, subtitle: 500, note: 300, mentions: 100, formValues: 6000 } as const;
const FIELDS_PER_SECTION = 10;
const BUTTONS_PER_BLOCK = 25;
/** Short enough for chat.update's 4000 characters where every character has to be escaped. */
const NOTIFICATION = 700;

const MARKS: Record<Tone, string> = {
  red: '🔴',
  orange: '🟠',
  yellow: '🟡',
  blue: '🔵',
  green: '🟢',
  grey: '⚪',
};

/** Where the whole of a card stands that had to be cut. */
export const WHOLE_IN_THREAD = '全文见本消息下的附件。';
const WHOLE_BY_COMMAND = '完整内容请用 /incident 查看 命令在事件群里查阅。';

/**
 * @param options.mentions handles of people to notify
 * @param options.where a Chinese sentence that says where the whole of a long card stands
 */
export function renderCard(card: Card, options: { mentions?: string[]; where?: string } = {}): Message {
  const mentions = (options.mentions ?? [])
    .map(mention)
    .filter((m) => m !== '')
    .slice(0, AROUND.mentions);
  const fits = (c: Card): boolean => {
    const blocks = draw(c, mentions);
    return blocks.length <= MAX.blocks && JSON.stringify(blocks).length <= MAX.json;
  };
  const { card: whole, cut } = cutCard(card, fits, options.where ?? WHOLE_BY_COMMAND);
  const text = [...mentions.slice(0, 5), notification(cardText(whole))].join(' ');
  return { text, blocks: draw(whole, mentions), cut };
}

/** @returns a message of a few plain words */
export function renderText(text: string): Message {
  const blocks: Block[] = [{ type: 'text', text }];
  return { ...renderCard({ tone: 'grey', title: '', blocks, actions: [] }), text: notification(text) };
}

const notification = (text: string): string => escapeMarkup(cutText(text, NOTIFICATION));

function draw(card: Card, mentions: string[]): types.KnownBlock[] {
  const head = card.title === '' ? '' : `${MARKS[card.tone]} ${card.title}`;
  const { usable, lost } = buttonsOf(card);
  return [
    ...(head === '' ? [] : [{ type: 'header' as const, text: plain(head, MAX.header) }]),
    ...(head.length > MAX.header ? sections(cutText(card.title, AROUND.title)) : []),
    ...(mentions.length > 0
      ? [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: mentions.join(' ') } }]
      : []),
    ...note(cutText(card.subtitle ?? '', AROUND.subtitle)),
    ...card.blocks.flatMap(drawBlock),
    ...(card.form ? note(cutText(askedFor(card.form), AROUND.note)) : []),
    ...chunks(usable, BUTTONS_PER_BLOCK).map((elements) => ({ type: 'actions' as const, elements })),
    ...(lost.length > 0
      ? note(`${cutText(lost.join('、'), AROUND.note)}内容过长，不能用按钮办理，请改用命令。`)
      : []),
  ];
}

/** @returns the buttons, and the labels of those that Slack would not take */
function buttonsOf(card: Card): { usable: types.Button[]; lost: string[] } {
  const { form } = card;
  const forms = form ? form.submits.map((a, i) => formButton(form, a, i)) : [];
  const small = JSON.stringify(forms.map((b) => b.value)).length <= AROUND.formValues;
  const fits = (b: types.Button): boolean =>
    (b.value?.length ?? 0) <= MAX_VALUE && (small || !forms.includes(b));
  const all = [...card.actions.map((a, i) => lineButton(a, i)), ...forms];
  return { usable: all.filter(fits), lost: all.filter((b) => !fits(b)).map((b) => `“${b.text.text}”`) };
}

function drawBlock(block: Block): types.KnownBlock[] {
  switch (block.type) {
    case 'text':
      return sections(block.text);
    case 'heading':
      return shown(block.text).trim() === '' ? [] : [richHeading(block.text)];
    case 'quote':
      return shown(block.text).trim() === '' ? [] : [richQuote(block.text, block.marks ?? [])];
    case 'list': {
      const items = block.items.filter((item) => shown(item).trim() !== '');
      return items.length > 0 ? [richList(items)] : [];
    }
    case 'note':
      return note(block.text);
    case 'fields':
      return drawFields(block.fields.map((f) => `${f.label}：${f.value}`));
  }
}

/** Fields side by side; one that is too long for a field stands as text. */
function drawFields(lines: string[]): types.KnownBlock[] {
  const short = lines.filter((l) => l.length <= MAX.field);
  const long = lines.filter((l) => l.length > MAX.field);
  return [
    ...chunks(short, FIELDS_PER_SECTION).map((some) => ({
      type: 'section' as const,
      fields: some.map((l) => plain(l, MAX.field)),
    })),
    ...long.flatMap(sections),
  ];
}

/** Text in as many sections as it takes. */
function sections(text: string): types.KnownBlock[] {
  if (text.trim() === '') return [];
  return pieces(text, MAX.text).map((piece) => ({ type: 'section', text: plain(piece, MAX.text) }));
}

function note(text: string): types.KnownBlock[] {
  if (text.trim() === '') return [];
  return pieces(text, MAX.text).map((piece) => ({ type: 'context', elements: [plain(piece, MAX.text)] }));
}

function askedFor(form: Form): string {
  const labels = form.fields.map((f) => f.label).join('、');
  return `${form.title}${labels === '' ? '' : `（点击按钮后填写：${labels}）`}`;
}

function lineButton(action: Action, index: number): types.Button {
  return button(action, `line_${index}`, action.line);
}

function formButton(form: Form, action: Action, index: number): types.Button {
  // Asked in the dialog, which can also be closed.
  const { confirm: _, ...bare } = action;
  return button(bare, `form_${index}`, formValue(form, action));
}

function button(action: Action, id: string, value: string): types.Button {
  return {
    type: 'button',
    action_id: id,
    text: plain(action.label, MAX.button),
    value,
    ...(action.style === 'default' ? {} : { style: action.style }),
    ...(action.confirm ? { confirm: confirmation(action.confirm) } : {}),
  };
}

function confirmation(confirm: { title: string; text: string }): types.ConfirmationDialog {
  return {
    title: plain(confirm.title, 100),
    text: plain(confirm.text, 300),
    confirm: plain('确定', 30),
    deny: plain('取消', 30),
  };
}

function chunks<T>(items: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
