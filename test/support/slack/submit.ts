import { z } from 'zod';
import { modal } from './block-kit.ts';
import type { Core } from './core.ts';
import { inputIds } from './form.ts';
import { closeModal, pushModal, updateModal } from './modals.ts';
import type { Json, OpenView } from './workspace.ts';

const nothing = z.strictObject({});
const action = z.discriminatedUnion('response_action', [
  z.strictObject({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string().min(1)) }),
  z.strictObject({ response_action: z.literal('update'), view: modal }),
  z.strictObject({ response_action: z.literal('push'), view: modal }),
  z.strictObject({ response_action: z.literal('clear') }),
]);

/**
 * Does to the person's modals what the acknowledgement of a submission asks for.
 * @returns the field errors, by block_id
 */
export function applySubmission(core: Core, view: OpenView, payload: Json): Record<string, string> {
  if (nothing.safeParse(payload).success) {
    closeModal(core, view.user, false);
    return {};
  }
  const parsed = action.safeParse(payload);
  if (!parsed.success) {
    core.violate(
      'view_submission',
      `acknowledged with what Slack cannot read: ${z.prettifyError(parsed.error)}`,
    );
    return {};
  }
  const { data } = parsed;
  switch (data.response_action) {
    case 'errors':
      return known(core, view, data.errors);
    case 'update':
      updateModal(core, view, data.view);
      return {};
    case 'push':
      pushModal(core, view.user, data.view);
      return {};
    case 'clear':
      closeModal(core, view.user, true);
      return {};
  }
}

function known(core: Core, view: OpenView, errors: Record<string, string>): Record<string, string> {
  const ids = inputIds(view.modal);
  const strangers = Object.keys(errors).filter((id) => !ids.includes(id));
  if (strangers.length > 0)
    core.violate('view_submission', `errors for no input block: ${strangers.join(', ')}`);
  return errors;
}
