import { BODY, BUTTON_TYPES, COMPONENTS, CONFIG, FIELDS, HEADER, INITIAL, TEMPLATES } from './card-tags.ts';
import { bytes, type Dict, dict, dicts, isDict, parseJson, str } from './values.ts';

/** The largest card, in bytes of its JSON, and its most elements, texts included. */
export const CARD_BYTES = 30 * 1024;
const CARD_ELEMENTS = 200;

interface Walk {
  problems: string[];
  names: Set<string>;
  ids: Set<string>;
  tables: number;
}
interface Place {
  path: string;
  depth: number;
  inForm: boolean;
}

/**
 * Checks a card against the rules of JSON 2.0.
 * @param content the card as JSON text
 * @returns what is wrong, one sentence each; empty where the platform takes the card
 */
export function cardProblems(content: string): string[] {
  const card = parseJson(content);
  if (!isDict(card)) return ['the card is not a JSON object'];
  const walk: Walk = { problems: [], names: new Set(), ids: new Set(), tables: 0 };
  const say = (problem: string): number => walk.problems.push(problem);

  if (bytes(content) > CARD_BYTES)
    say(`the card has ${bytes(content)} bytes, at most ${CARD_BYTES} are allowed`);
  if (card.schema !== '2.0') say('schema is not "2.0"');
  unknownKeys(card, new Set(['schema', 'config', 'card_link', 'header', 'body']), 'card', walk);
  unknownKeys(dict(card.config), CONFIG, 'config', walk);
  if (card.header !== undefined) checkHeader(card.header, walk);

  const body = dict(card.body);
  unknownKeys(body, BODY, 'body', walk);
  if (!Array.isArray(body.elements)) say('body.elements is not a list');
  checkElements(body.elements, { path: 'body', depth: 0, inForm: false }, walk);

  const count = countTags(card.header) + countTags(card.body);
  if (count > CARD_ELEMENTS) say(`the card has ${count} elements, at most ${CARD_ELEMENTS} are allowed`);
  if (walk.tables > 5) say(`the card has ${walk.tables} tables, at most 5 are allowed`);
  return walk.problems;
}

function unknownKeys(of: Dict, allowed: Set<string>, where: string, walk: Walk): void {
  for (const key of Object.keys(of)) {
    if (!allowed.has(key)) walk.problems.push(`${where} has the unknown property ${key}`);
  }
}

function checkHeader(value: unknown, walk: Walk): void {
  const header = dict(value);
  unknownKeys(header, HEADER, 'header', walk);
  checkText(header.title, 'header.title', walk);
  if (header.subtitle !== undefined) checkText(header.subtitle, 'header.subtitle', walk);
  if (header.template !== undefined && !TEMPLATES.has(str(header.template))) {
    walk.problems.push(`header.template ${String(header.template)} is unknown`);
  }
  const tags = dicts(header.text_tag_list);
  if (tags.length > 3) walk.problems.push('header.text_tag_list has more than 3 tags');
  for (const tag of tags) {
    if (tag.tag !== 'text_tag') walk.problems.push('header.text_tag_list holds something else than text_tag');
    checkText(tag.text, 'text_tag.text', walk);
  }
}

function checkText(value: unknown, where: string, walk: Walk, tags = ['plain_text', 'lark_md']): void {
  const text = dict(value);
  if (!tags.includes(str(text.tag)) || typeof text.content !== 'string') {
    walk.problems.push(`${where} is not {tag: ${tags.join(' | ')}, content}`);
  }
}

function checkElements(value: unknown, place: Place, walk: Walk): void {
  if (!Array.isArray(value)) return;
  if (place.depth > 5) walk.problems.push(`${place.path} is nested deeper than 5 containers`);
  value.forEach((element: unknown, i) => {
    const path = `${place.path}[${i}]`;
    if (isDict(element)) checkElement(element, { ...place, path }, walk);
    else walk.problems.push(`${path} is not an object`);
  });
}

function checkElement(element: Dict, place: Place, walk: Walk): void {
  const tag = str(element.tag);
  const rule = Object.hasOwn(COMPONENTS, tag) ? COMPONENTS[tag] : undefined;
  const path = `${place.path} ${tag}`;
  const say = (problem: string): number => walk.problems.push(`${path} ${problem}`);
  if (!rule) {
    say('is not a component of card 2.0');
    return;
  }
  unknownKeys(element, new Set(rule.allowed), path, walk);
  for (const key of rule.required) if (element[key] === undefined) say(`lacks ${key}`);
  checkIdentity(element, place, path, walk);
  if (tag === 'table') {
    walk.tables += 1;
    if (place.inForm) say('stands in a form');
  }
  if (tag === 'markdown' && typeof element.content !== 'string') say('has a content that is not a string');
  if (tag === 'div') checkText(element.text, `${path}.text`, walk);
  if (tag === 'button') checkButton(element, place, path, walk);
  if (FIELDS.has(tag)) checkField(element, place, path, walk);
  checkConfirm(element.confirm, path, walk);
  checkBehaviors(element.behaviors, path, walk);
  if (tag === 'form') checkForm(element, place, walk);
  else checkElements(element.elements, { ...place, path, depth: place.depth + 1 }, walk);
  if (tag === 'column_set') checkElements(element.columns, { ...place, path }, walk);
}

/** element_id and, of what a person acts on, name are the card's own once. */
function checkIdentity(element: Dict, place: Place, path: string, walk: Walk): void {
  const tag = str(element.tag);
  unique(element.element_id, walk.ids, 'element_id', path, walk);
  if (element.element_id !== undefined && !/^[A-Za-z]\w{0,19}$/.test(str(element.element_id))) {
    walk.problems.push(`${path} has an element_id that is not a letter and up to 19 letters, digits or _`);
  }
  if (tag !== 'form' && tag !== 'button' && tag !== 'overflow' && !FIELDS.has(tag)) return;
  unique(element.name, walk.names, 'name', path, walk);
  if (place.inForm && str(element.name) === '')
    walk.problems.push(`${path} stands in a form and has no name`);
}

function unique(value: unknown, seen: Set<string>, what: string, path: string, walk: Walk): void {
  if (value === undefined) return;
  if (typeof value !== 'string') walk.problems.push(`${path} has a ${what} that is not a string`);
  else if (seen.has(value)) walk.problems.push(`${path} has the ${what} ${value} of another element`);
  else seen.add(value);
}

function checkForm(form: Dict, place: Place, walk: Walk): void {
  const path = `${place.path} form`;
  if (place.inForm || place.depth > 0) walk.problems.push(`${path} does not stand at the root of the card`);
  checkElements(form.elements, { path, depth: place.depth + 1, inForm: true }, walk);
  if (!descendants(form).some((e) => e.tag === 'button' && e.form_action_type === 'submit')) {
    walk.problems.push(`${path} has no button with form_action_type submit`);
  }
}

function checkButton(button: Dict, place: Place, path: string, walk: Walk): void {
  checkText(button.text, `${path}.text`, walk);
  if (button.type !== undefined && !BUTTON_TYPES.has(str(button.type))) {
    walk.problems.push(`${path} has the unknown type ${String(button.type)}`);
  }
  const action = button.form_action_type;
  if (action !== undefined && action !== 'submit' && action !== 'reset') {
    walk.problems.push(`${path} has the unknown form_action_type ${String(action)}`);
  }
  if (action !== undefined && !place.inForm)
    walk.problems.push(`${path} has form_action_type outside a form`);
  if (action === undefined && dicts(button.behaviors).length === 0)
    walk.problems.push(`${path} does nothing`);
}

function checkField(field: Dict, place: Place, path: string, walk: Walk): void {
  const say = (problem: string): number => walk.problems.push(`${path} ${problem}`);
  const max = field.max_length;
  if (max !== undefined && !(typeof max === 'number' && Number.isInteger(max) && max >= 1 && max <= 1000)) {
    say('has a max_length that is not within 1 and 1000');
  }
  if (str(field.default_value).length > (typeof max === 'number' ? max : 1000)) {
    say('has a default_value that is longer than max_length');
  }
  if (field.required === true && !place.inForm) say('is required outside a form');
  for (const key of ['placeholder', 'label']) {
    if (field[key] !== undefined) checkText(field[key], `${path}.${key}`, walk, ['plain_text']);
  }
  if (str(dict(field.placeholder).content).length > 100) say('has a placeholder of more than 100 characters');
  for (const [key, form] of Object.entries(INITIAL)) {
    if (field[key] !== undefined && !form.test(str(field[key]))) say(`has an ${key} in another form`);
  }
  if (field.tag === 'select_static' || field.tag === 'multi_select_static') checkOptions(field, path, walk);
  if (field.tag === 'checker') checkText(field.text, `${path}.text`, walk);
}

function checkOptions(field: Dict, path: string, walk: Walk): void {
  const options = dicts(field.options);
  if (options.length === 0) walk.problems.push(`${path} has no options`);
  const values = new Set<string>();
  for (const option of options) {
    checkText(option.text, `${path}.options.text`, walk, ['plain_text']);
    if (str(option.value) === '') walk.problems.push(`${path} has an option without a value`);
    unique(option.value, values, 'option value', path, walk);
  }
  const initial = [
    field.initial_option,
    ...(Array.isArray(field.selected_values) ? field.selected_values : []),
  ];
  for (const value of initial) {
    if (value !== undefined && !values.has(str(value)))
      walk.problems.push(`${path} begins with a value it hasn't`);
  }
}

function checkConfirm(value: unknown, path: string, walk: Walk): void {
  if (value === undefined) return;
  unknownKeys(dict(value), new Set(['title', 'text']), `${path}.confirm`, walk);
  checkText(dict(value).title, `${path}.confirm.title`, walk, ['plain_text']);
  checkText(dict(value).text, `${path}.confirm.text`, walk, ['plain_text']);
}

function checkBehaviors(value: unknown, path: string, walk: Walk): void {
  if (value === undefined) return;
  if (!Array.isArray(value)) walk.problems.push(`${path}.behaviors is not a list`);
  for (const behavior of dicts(value)) {
    const callback = behavior.type === 'callback' && isDict(behavior.value);
    const link = behavior.type === 'open_url' && /^https?:\/\//.test(str(behavior.default_url));
    if (!callback && !link) {
      walk.problems.push(
        `${path} has a behavior that is neither callback {value: object} nor open_url {default_url}`,
      );
    }
  }
}

/** @returns every element below this one, in the order in which they are seen */
export function descendants(of: Dict): Dict[] {
  const children = [...dicts(of.elements), ...(of.tag === 'column_set' ? dicts(of.columns) : [])];
  return children.flatMap((child) => [child, ...descendants(child)]);
}

/** The platform counts every object with a tag: components and the texts in them, not a callback's value. */
function countTags(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, v) => sum + countTags(v), 0);
  if (!isDict(value)) return 0;
  const own = typeof value.tag === 'string' ? 1 : 0;
  return Object.entries(value).reduce(
    (sum, [key, child]) => (key === 'behaviors' || key === 'value' ? sum : sum + countTags(child)),
    own,
  );
}
