import type { Action, Form, FormField } from '../../cards/card.ts';

/** Forms, in a card or in a dialog. Nothing is checked by the browser: the answer to a wrong value is the app's. */

/** A form as the body of a dialog. `values`: what was sent before, kept where the form says nothing of its own. */
export function DialogForm({ form, values }: { form: Form; values: Record<string, string> }) {
  return (
    <FormBody
      form={{
        ...form,
        fields: form.fields.map((f) => ({ ...f, value: f.value ?? values[f.name] ?? '' })),
      }}
      prefix="dialog"
    />
  );
}

/** @param props.prefix sets the ids of this form's fields apart from those of other forms on the page */
export function FormBody({ form, prefix }: { form: Form; prefix: string }) {
  return (
    <form class="form" novalidate data-form>
      <h3 class="form-title">{form.title}</h3>
      {form.intro && <p class="form-intro">{form.intro}</p>}
      {form.fields.map((field) => (
        <Field field={field} id={`${prefix}-${field.name}`} />
      ))}
      <div class="actions">
        {form.submits.map((action) => (
          <ActionButton action={action} submit />
        ))}
      </div>
    </form>
  );
}

/** A button carries its command line; the page's script sends it. */
export function ActionButton({ action, submit = false }: { action: Action; submit?: boolean }) {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class={`button ${action.style}`}
      data-line={action.line}
      data-confirm-title={action.confirm?.title}
      data-confirm-text={action.confirm?.text}
    >
      {action.label}
    </button>
  );
}

function Field({ field, id }: { field: FormField; id: string }) {
  const choices = field.kind === 'multiselect';
  const label = (
    <>
      {field.label}
      {field.required && (
        <span class="required" title="必填">
          *
        </span>
      )}
    </>
  );
  const error = field.error && (
    <p class="field-error" id={`${id}-error`} role="alert">
      {field.error}
    </p>
  );
  if (choices) {
    return (
      <fieldset class="field" data-field={field.name}>
        <legend>{label}</legend>
        <Choices field={field} />
        {error}
      </fieldset>
    );
  }
  return (
    <div class="field" data-field={field.name}>
      <label for={id}>{label}</label>
      <Control field={field} id={id} />
      {error}
    </div>
  );
}

function Control({ field, id }: { field: FormField; id: string }) {
  const value = field.value ?? '';
  const common = {
    id,
    name: field.name,
    'aria-required': field.required ? 'true' : undefined,
    'aria-invalid': field.error ? 'true' : undefined,
    'aria-describedby': field.error ? `${id}-error` : undefined,
  };
  if (field.kind === 'textarea') {
    return (
      <textarea {...common} rows={4} placeholder={field.placeholder}>
        {value}
      </textarea>
    );
  }
  if (field.kind === 'select') {
    return (
      <select {...common}>
        <option value="">{field.placeholder ?? '请选择'}</option>
        {field.options?.map((o) => (
          <option value={o.value} selected={o.value === value}>
            {o.label}
          </option>
        ))}
      </select>
    );
  }
  if (field.kind === 'datetime') {
    // Typed, because the browser's picker shows times in the order and with the AM and PM of its own language.
    return (
      <div class="time-field">
        <input {...common} type="text" value={value} placeholder="如 2026-11-22 03:05" autocomplete="off" />
        <button type="button" class="button default" data-now={id}>
          现在
        </button>
      </div>
    );
  }
  return <input {...common} type="text" value={value} placeholder={field.placeholder} autocomplete="off" />;
}

function Choices({ field }: { field: FormField }) {
  const chosen = new Set(field.value?.split(','));
  return (
    <div class="choices">
      {field.options?.map((o) => (
        <label class="choice">
          <input type="checkbox" name={field.name} value={o.value} checked={chosen.has(o.value)} />
          {o.label}
        </label>
      ))}
    </div>
  );
}
