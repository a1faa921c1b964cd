import type { App, types } from '@slack/bolt';
import { z } from 'zod';
import type { Reply } from '../../app/chat.ts';
import type { Asker } from './answer.ts';
import type { Desk, Taken } from './desk.ts';
import {
  errorsFor,
  FORM,
  readSubmission,
  renderForm,
  renderNotice,
  type SentView,
  type Submission,
  sentViewSchema,
} from './render-form.ts';

/** Dialogs that were sent: what is wrong is shown at its field, and what was typed stays. */

const submission = z.looseObject({
  user: z.looseObject({ id: z.string() }),
  trigger_id: z.string().optional(),
  view: sentViewSchema,
});

const AGAIN = '处理时出错，没有记录，内容仍在。请稍后再提交一次。';

type Answer =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update'; view: types.ModalView };

export function listenForSubmissions(app: App, desk: Desk): void {
  app.view({ type: 'view_closed', callback_id: /^/u }, async ({ ack }) => {
    await desk.acked(ack());
  });

  app.view({ type: 'view_submission', callback_id: /^/u }, async ({ ack, body }) => {
    const { user, trigger_id, view } = submission.parse(body);
    if (view.callback_id !== FORM) {
      await desk.acked(ack());
      return;
    }
    const sent = readSubmission(view);
    const { channel, messageId, line, values } = sent;
    const asker: Asker = {
      inbound: {
        platform: 'slack',
        deliveryId: `view:${trigger_id ?? `${view.id}:${user.id}`}`,
        handle: user.id,
        room: await desk.room(channel),
        input: { type: 'action', line, values, messageId },
      },
      trigger: null,
      responseUrl: null,
    };
    const taken = await desk.take(asker.inbound);
    if (taken.late) {
      await desk.acked(
        ack({ response_action: 'update', view: renderNotice('正在处理', '请稍候，尚未记录。') }),
      );
      const standing = { ...asker, dialog: Promise.resolve(view.id) };
      if (!taken.repeated) await desk.answerer.give(standing, await taken.reply);
      return;
    }
    const reply = await taken.reply;
    const answer = answerTo(taken, reply, view, sent);
    await desk.acked(answer ? ack(answer) : ack());
    if (!answer && !taken.repeated) await desk.answerer.give(asker, reply);
  });
}

/** @returns what keeps the dialog open; null where it has done its work */
function answerTo(taken: Taken, reply: Reply | null, view: SentView, sent: Submission): Answer | null {
  if (taken.failed()) {
    const [first] = view.blocks.filter((b) => b.type === 'input');
    return first?.block_id ? { response_action: 'errors', errors: { [first.block_id]: AGAIN } } : null;
  }
  if (!reply?.form) return null;
  const errors = errorsFor(reply.form, view);
  if (errors) return { response_action: 'errors', errors };
  return { response_action: 'update', view: renderForm(reply.form, sent, sent.values) };
}
