import { descendants } from './card-check.ts';
import { FIELDS } from './card-tags.ts';
import { buttonLabel, cardView, elementsOf, fieldLabel } from './card-view.ts';
import { type Dict, dict, dicts, str } from './values.ts';

/** A card's form as a person fills it in: fields by what is written above them. */

export interface SeenField {
  name: string;
  label: string;
  required: boolean;
  /** labels of the choices; null: free text */
  options: string[] | null;
}

export interface SeenButton {
  label: string;
  confirm: string | null;
}

export interface SeenForm {
  title: string;
  fields: SeenField[];
  submits: SeenButton[];
  /** it opened before one person, and is no part of a card that says something else */
  alone: boolean;
}

/** @returns the form that stands in the card; null where there is none */
export function formIn(card: Dict): SeenForm | null {
  const form = elementsOf(card).find((e) => e.tag === 'form');
  if (!form) return null;
  const submits = descendants(form).filter((e) => e.form_action_type === 'submit');
  const fields: SeenField[] = [];
  let above = '';
  for (const element of dicts(form.elements)) {
    if (FIELDS.has(str(element.tag))) {
      fields.push(fieldSeen(element, above));
      above = '';
    } else if (above === '') above = plain(element);
  }
  return {
    title: str(dict(dict(card.header).title).content),
    fields,
    submits: submits.map(buttonSeen),
    alone: submits.some((b) => 'form' in carried(b)),
  };
}

/** @returns the card's buttons that send no form */
export const plainButtons = (card: Dict): SeenButton[] =>
  elementsOf(card)
    .filter((e) => e.tag === 'button' && e.form_action_type !== 'submit')
    .map(buttonSeen);

function fieldSeen(element: Dict, above: string): SeenField {
  const options = dicts(element.options).map((o) => str(dict(o.text).content));
  return {
    name: str(element.name),
    label: above === '' ? fieldLabel(element) : above,
    required: element.required === true,
    options: options.length > 0 ? options : null,
  };
}

/** Text without the mark of a field that must be filled in. */
const plain = (element: Dict): string =>
  cardView({ body: { elements: [element] } }, (id) => id)
    .replace(/\s*\*$/, '')
    .trim();

function buttonSeen(button: Dict): SeenButton {
  const { title, text } = dict(button.confirm);
  const asked = `${str(dict(title).content)}${str(dict(text).content)}`;
  return { label: buttonLabel(button), confirm: asked === '' ? null : asked };
}

const carried = (button: Dict): Dict =>
  dict(dicts(button.behaviors).find((b) => b.type === 'callback')?.value);
