import { descendants } from './card-check.ts';
import { FIELDS } from './card-tags.ts';
import { type Dict, dict, dicts, str } from './values.ts';

/** A card as a person sees it: plain text, its buttons and its form. */

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal: string, hex: string, name: string) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return ENTITIES[name] ?? whole;
  });

/** @returns mentions as `@name`; @param nameOf name of an open_id */
export const plainMentions = (text: string, nameOf: (openId: string) => string): string =>
  text.replace(/<at (?:user_id|id)="?([\w]+)"?>[^<]*<\/at>/g, (_, id: string) =>
    id === 'all' ? '@所有人' : `@${nameOf(id)}`,
  );

/** @returns markdown without its marks, as it reads on the screen */
function plainMarkdown(markdown: string, nameOf: (openId: string) => string): string {
  const plain = plainMentions(markdown, nameOf)
    .replace(/<\/?(?:font|text_tag|strong|b|i|u)\b[^>]*>/g, '')
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|~~)(?=\S)([\s\S]*?\S)\1/g, '$2')
    .replace(/(?<![*\w])\*(?=\S)([^*\n]*\S)\*(?![*\w])/g, '$1')
    .replace(/^#{1,6} /gm, '')
    .replace(/^> ?/gm, '')
    .replace(/`([^`\n]+)`/g, '$1');
  return decodeEntities(plain.replace(/\\([\\`*_{}[\]()#+\-.!~>|])/g, '$1'));
}

const textOf = (value: unknown, nameOf: (id: string) => string): string => {
  const text = dict(value);
  return text.tag === 'lark_md' ? plainMarkdown(str(text.content), nameOf) : str(text.content);
};

/** @returns what stands on a button */
export const buttonLabel = (button: Dict): string => str(dict(button.text).content);

/** @returns what names a field to the person: its label, else its placeholder, else its name */
export const fieldLabel = (field: Dict): string =>
  str(dict(field.label).content) ||
  str(dict(field.text).content) ||
  str(dict(field.placeholder).content) ||
  str(field.name);

/** @returns the card's elements in the order in which they are seen, containers included */
export const elementsOf = (card: Dict): Dict[] => descendants(dict(card.body));

/** @returns lines: title, body, `[button]`, `〔form field〕` */
export function cardView(card: Dict, nameOf: (openId: string) => string): string {
  const header = dict(card.header);
  const title = [textOf(header.title, nameOf), textOf(header.subtitle, nameOf)]
    .filter((t) => t !== '')
    .join(' ');
  const tags = dicts(header.text_tag_list).map((t) => `【${textOf(t.text, nameOf)}】`);
  const first = [title, ...tags].filter((t) => t !== '').join(' ');
  return [first, ...linesOf(dict(card.body), nameOf)].filter((line) => line !== '').join('\n');
}

function linesOf(container: Dict, nameOf: (openId: string) => string): string[] {
  const lines: string[] = [];
  let buttons: string[] = [];
  const endButtons = (): void => {
    if (buttons.length > 0) lines.push(buttons.join(' '));
    buttons = [];
  };
  for (const element of dicts(container.tag === 'column_set' ? container.columns : container.elements)) {
    if (element.tag === 'button') {
      buttons.push(`[${buttonLabel(element)}]`);
      continue;
    }
    const own = elementLines(element, nameOf);
    const onlyButtons = element.tag === 'column' && own.length === 1 && /^\[.*\]$/.test(own[0] ?? '');
    if (onlyButtons) buttons.push(...own);
    else {
      endButtons();
      lines.push(...own);
    }
  }
  endButtons();
  return lines;
}

function elementLines(element: Dict, nameOf: (openId: string) => string): string[] {
  const tag = str(element.tag);
  if (tag === 'markdown') return plainMarkdown(str(element.content), nameOf).split('\n');
  if (tag === 'div') return textOf(element.text, nameOf).split('\n');
  if (tag === 'hr') return ['————'];
  if (tag === 'person') return [`@${nameOf(str(element.user_id))}`];
  if (tag === 'person_list')
    return [
      dicts(element.persons)
        .map((p) => `@${nameOf(str(p.id))}`)
        .join(' '),
    ];
  if (tag === 'img') return [`〔图片〕${textOf(element.alt, nameOf)}`];
  if (tag === 'table') return tableLines(element);
  if (FIELDS.has(tag)) return [`〔${fieldLabel(element)}〕`];
  const header = textOf(dict(element.header).title, nameOf);
  return [...(header === '' ? [] : [header]), ...linesOf(element, nameOf)];
}

function tableLines(table: Dict): string[] {
  const columns = dicts(table.columns);
  const head = columns.map((c) => str(c.display_name) || str(c.name)).join(' | ');
  return [
    head,
    ...dicts(table.rows).map((row) => columns.map((c) => String(row[str(c.name)] ?? '')).join(' | ')),
  ];
}
