import { cutCard, cutText } from '../../app/cut.ts';
import type { Block, Card, Form } from '../../cards/card.ts';
import { button, type Element, markdown, note, plain, row, text } from './elements.ts';
import { escapeMarkdown, escapeMarked, mentionsOf, quoted } from './markdown.ts';
import { formElement } from './render-form.ts';

/** Cards as the platform's card 2.0, within its limits: 30 KB and 200 elements, both with a little room. */

const BYTES_MAX = 29 * 1024;
const ELEMENTS_MAX = 190;
const TITLE_MAX = 200;
const WHERE_WHOLE = '发送 /查看 或 /时间线，可分段查看全部内容。';

export interface Drawn {
  json: string;
  /** not all of the card is in it */
  cut: boolean;
}

export interface DrawOptions {
  /** open_ids of people whom the card calls */
  mentions?: string[];
  /** where a card that is too long stands whole */
  where?: string;
  /** id of its first element, by which it is found again */
  mark?: string;
}

/** Draws a card; what doesn't fit is cut and says where the whole is. */
export function renderCard(card: Card, options: DrawOptions = {}): Drawn {
  const draw = (c: Card): string => JSON.stringify(cardJson(c, options));
  const shown = cutCard(card, (c) => fits(draw(c)), options.where ?? WHERE_WHOLE);
  return { json: draw(shown.card), cut: shown.cut };
}

/** A form in a card of its own. @param room the room that it belongs to, where it is shown in a direct chat */
export function renderForm(form: Form, room?: string): string {
  const more = { form: cutText(form.title, 60), ...(room === undefined ? {} : { room }) };
  const draw = (f: Form): string =>
    JSON.stringify(
      frame(
        { title: plain(cutText(f.title, TITLE_MAX)), template: 'blue' },
        [...(f.intro ? [text(f.intro)] : []), formElement(f, more)],
        f.title,
      ),
    );
  const json = draw(form);
  if (fits(json)) return json;
  // The intro and what is filled in already are what can be long.
  const short = form.fields.map((f) => ({
    ...f,
    ...(f.value === undefined ? {} : { value: cutText(f.value, 100) }),
  }));
  return draw({ ...form, intro: cutText(form.intro ?? '', 500), fields: short });
}

/** A few words without a title. */
export function renderText(words: string): string {
  const { json } = renderCard({
    tone: 'grey',
    title: '',
    blocks: [{ type: 'text', text: words }],
    actions: [],
  });
  return json;
}

function cardJson(card: Card, { mentions = [], mark }: DrawOptions): object {
  const called = mentionsOf(mentions);
  const elements: Element[] = [
    ...(called === '' ? [] : [markdown(called)]),
    ...card.blocks.map(blockElement),
    ...(card.form ? [formTitle(card.form, card), formElement(card.form)].flat() : []),
    ...(card.actions.length > 0
      ? [row(card.actions.map((action, i) => button(action, `_button_${i}`, { line: action.line })))]
      : []),
  ];
  const subtitle = card.subtitle ? { subtitle: plain(cutText(card.subtitle, TITLE_MAX)) } : {};
  const header =
    card.title === ''
      ? null
      : { title: plain(cutText(card.title, TITLE_MAX)), ...subtitle, template: card.tone };
  const [first = text(''), ...rest] = elements;
  const marked = mark === undefined ? first : { ...first, element_id: mark };
  return frame(header, [marked, ...rest], summaryOf(card));
}

/** `update_multi` lets the card be redrawn for everybody; the summary is what notifications show. */
const frame = (header: object | null, elements: Element[], summary: string): object => ({
  schema: '2.0',
  config: { update_multi: true, summary: { content: cutText(summary.replace(/\s+/g, ' '), 80) } },
  ...(header ? { header } : {}),
  body: { elements },
});

function summaryOf(card: Card): string {
  const first = card.blocks.find((b) => 'text' in b);
  return card.title || (first && 'text' in first ? first.text : '') || '消息';
}

function formTitle(form: Form, card: Card): Element[] {
  const heading = form.title === card.title ? [] : [markdown(`**${escapeMarkdown(form.title)}**`)];
  return form.intro ? [...heading, text(form.intro)] : heading;
}

function blockElement(block: Block): Element {
  switch (block.type) {
    case 'text':
      return text(block.text);
    case 'note':
      return note(block.text);
    case 'heading':
      return markdown(`**${escapeMarkdown(block.text.trim()) || ' '}**`);
    case 'quote':
      return markdown(quoted(escapeMarked(block.text, block.marks ?? [])));
    case 'fields':
      return markdown(
        block.fields.map((f) => `**${escapeMarkdown(f.label)}**：${escapeMarkdown(f.value)}`).join('\n'),
      );
    case 'list':
      return text(block.items.map((item) => `· ${item}`).join('\n'));
  }
}

const fits = (json: string): boolean =>
  Buffer.byteLength(json) <= BYTES_MAX && countElements(JSON.parse(json)) <= ELEMENTS_MAX;

/** The platform counts every object with a tag, texts included; what a button carries back doesn't count. */
function countElements(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, v) => sum + countElements(v), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const own = 'tag' in value ? 1 : 0;
  return Object.entries(value).reduce(
    (sum, [key, child]) => (key === 'behaviors' ? sum : sum + countElements(child)),
    own,
  );
}
