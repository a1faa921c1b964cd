import { fieldLabel } from './card-view.ts';
import { type Dict, dict, dicts, str } from './values.ts';

/** What the client makes of a form that a person filled in. */

/** The zone as the client appends it to dates. */
const ZONE = '+0800';

/**
 * @param fields the form's fields
 * @param values by element name; pickers read `2026-11-22 03:05`, several choices are joined by commas, choices may be
 *   given by value or by label
 * @returns `form_value` as it arrives in the callback
 * @throws Error where a person could not have filled it in so
 */
export function fill(fields: Dict[], values: Record<string, string>): Dict {
  const names = fields.map((f) => str(f.name));
  const unknown = Object.keys(values).filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`the form has no ${unknown.join()}; it has ${names.join()}`);
  const entries = fields.map((f) => [str(f.name), sent(f, values[str(f.name)] ?? initial(f))] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** @returns what the field holds before the person touches it */
function initial(field: Dict): string {
  const selected = Array.isArray(field.selected_values) ? field.selected_values.join(',') : '';
  return (
    str(field.default_value) ||
    str(field.initial_option) ||
    str(field.initial_date) ||
    str(field.initial_time) ||
    str(field.initial_datetime) ||
    selected ||
    (field.checked === true ? 'true' : '')
  );
}

function sent(field: Dict, value: string): unknown {
  const label = fieldLabel(field);
  if (value === '' && field.required === true) throw new Error(`${label} must be filled in`);
  switch (field.tag) {
    case 'input': {
      const max = typeof field.max_length === 'number' ? field.max_length : 1000;
      if (value.length > max) throw new Error(`${label} takes at most ${max} characters`);
      if (field.input_type !== 'multiline_text' && value.includes('\n'))
        throw new Error(`${label} takes one line`);
      return value;
    }
    case 'checker':
      return value === 'true';
    case 'date_picker':
    case 'picker_time':
    case 'picker_datetime':
      return value === '' ? undefined : `${checkedPick(field, value)} ${ZONE}`;
    case 'multi_select_static':
    case 'multi_select_person':
      return value === '' ? undefined : value.split(',').map((v) => choice(field, v.trim()));
    default:
      return value === '' ? undefined : choice(field, value);
  }
}

function checkedPick(field: Dict, value: string): string {
  const forms: Record<string, RegExp> = {
    date_picker: /^\d{4}-\d{2}-\d{2}$/,
    picker_time: /^\d{2}:\d{2}$/,
    picker_datetime: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/,
  };
  if (!forms[str(field.tag)]?.test(value)) throw new Error(`${fieldLabel(field)} cannot be set to ${value}`);
  return value;
}

/** People may be chosen freely where the card lists none. */
function choice(field: Dict, value: string): string {
  const options = dicts(field.options);
  if (options.length === 0) return value;
  const found = options.find((o) => o.value === value || str(dict(o.text).content) === value);
  if (!found) {
    const labels = options.map((o) => str(dict(o.text).content) || str(o.value));
    throw new Error(`${fieldLabel(field)} offers ${labels.join()}, not ${value}`);
  }
  return str(found.value);
}
