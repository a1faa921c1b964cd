/** Card JSON 2.0: what each component may and must carry. 2.0 refuses properties that it doesn't know. */

export interface TagRule {
  required: string[];
  allowed: string[];
}

const COMMON = ['tag', 'element_id', 'margin'];
const LAYOUT = [
  'direction',
  'padding',
  'horizontal_spacing',
  'horizontal_align',
  'vertical_spacing',
  'vertical_align',
];
const CONTROL = ['name', 'width', 'required', 'disabled', 'disabled_tips', 'confirm', 'behaviors', 'value'];
const CHOICE = [...CONTROL, 'placeholder', 'options', 'type', 'fallback'];

const rule = (required: string[], allowed: string[] = []): TagRule => ({
  required,
  allowed: [...COMMON, ...required, ...allowed],
});

export const COMPONENTS: Record<string, TagRule> = {
  markdown: rule(['content'], ['text_align', 'text_size', 'icon', 'i18n_content']),
  div: rule(['text'], ['icon', 'width']),
  hr: rule([]),
  img: rule(['img_key', 'alt'], ['title', 'corner_radius', 'scale_type', 'size', 'transparent', 'preview']),
  person: rule(['user_id'], ['size', 'show_avatar', 'show_name', 'style']),
  person_list: rule(
    ['persons'],
    ['lines', 'show_name', 'show_avatar', 'size', 'drop_invalid_user_id', 'icon'],
  ),
  table: rule(
    ['columns', 'rows'],
    ['page_size', 'row_height', 'row_max_height', 'header_style', 'freeze_first_column'],
  ),
  column_set: rule(
    ['columns'],
    ['flex_mode', 'horizontal_spacing', 'horizontal_align', 'background_style', 'behaviors'],
  ),
  column: rule(['elements'], [...LAYOUT, 'width', 'weight', 'background_style', 'behaviors']),
  form: rule(['name', 'elements'], [...LAYOUT, 'confirm', 'fallback']),
  collapsible_panel: rule(
    ['header', 'elements'],
    [...LAYOUT, 'expanded', 'background_color', 'border', 'fallback'],
  ),
  interactive_container: rule(
    ['elements', 'behaviors'],
    [
      ...LAYOUT,
      ...CONTROL,
      'height',
      'background_style',
      'has_border',
      'border_color',
      'corner_radius',
      'hover_tips',
      'fallback',
    ],
  ),
  button: rule(['text'], [...CONTROL, 'type', 'size', 'icon', 'hover_tips', 'form_action_type', 'fallback']),
  input: rule(
    [],
    [
      ...CONTROL,
      'placeholder',
      'default_value',
      'max_length',
      'input_type',
      'rows',
      'auto_resize',
      'max_rows',
      'show_icon',
      'label',
      'label_position',
      'fallback',
    ],
  ),
  select_static: rule(['options'], [...CHOICE, 'initial_option', 'initial_index']),
  multi_select_static: rule(['options'], [...CHOICE, 'selected_values']),
  select_person: rule([], [...CHOICE, 'initial_option']),
  multi_select_person: rule([], [...CHOICE, 'selected_values']),
  date_picker: rule([], [...CONTROL, 'placeholder', 'initial_date', 'fallback']),
  picker_time: rule([], [...CONTROL, 'placeholder', 'initial_time', 'fallback']),
  picker_datetime: rule([], [...CONTROL, 'placeholder', 'initial_datetime', 'fallback']),
  checker: rule(
    ['text'],
    [...CONTROL, 'checked', 'overall_checkable', 'button_area', 'checked_style', 'hover_tips'],
  ),
  overflow: rule(['options'], [...CONTROL, 'fallback']),
};

/** Components that a person fills in. */
export const FIELDS = new Set([
  'input',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'checker',
]);

export const TEMPLATES = new Set(
  'blue wathet turquoise green yellow orange red carmine violet purple indigo grey default'.split(' '),
);
export const BUTTON_TYPES = new Set(
  'default primary danger text primary_text danger_text primary_filled danger_filled laser'.split(' '),
);
export const CONFIG = new Set(
  'streaming_mode streaming_config summary locales enable_forward update_multi width_mode use_custom_translation enable_forward_interaction style'.split(
    ' ',
  ),
);
export const HEADER = new Set(
  'title subtitle template text_tag_list i18n_text_tag_list icon padding'.split(' '),
);
export const BODY = new Set([...LAYOUT, 'elements']);

/** Forms of the initial values of pickers. */
export const INITIAL: Record<string, RegExp> = {
  initial_date: /^\d{4}-\d{2}-\d{2}$/,
  initial_time: /^\d{2}:\d{2}$/,
  initial_datetime: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/,
};
