import { z } from 'zod';
import { type Action, type Form, formSchema } from '../../cards/card.ts';

/**
 * A form that stands in a card opens as a dialog at a click. The button carries the form, so that the dialog can open
 * at once, within the 3 seconds of the click's trigger, and without asking anybody.
 */

const valueSchema = z.object({ form: formSchema });

/** @returns the value of the button that sends the form to this action's command line */
export function formValue(form: Form, submit: Action): string {
  return JSON.stringify({ form: { ...form, submits: [submit] } });
}

/** @returns the form of a button's value; null where it holds none */
export function readFormValue(value: string): Form | null {
  if (!value.startsWith('{')) return null;
  try {
    return valueSchema.parse(JSON.parse(value)).form;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}
