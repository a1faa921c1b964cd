// The message box: sending, editing an own message, a draft for every room.

import * as completion from './completion.js';
import { openForm } from './dialogs.js';
import { toBottom } from './messages.js';
import { send } from './send.js';

const drafts = new Map();
const form = () => document.getElementById('composer');
const box = () => document.getElementById('box');

/** Makes the box as high as its text. CSS caps it. */
function fitBox() {
  box().rows = Math.min(8, box().value.split('\n').length);
}

function setText(text) {
  box().value = text;
  fitBox();
  completion.suggest();
}

export function keepDraft() {
  if (box() && !form().dataset.editing) drafts.set(document.body.dataset.room, box().value);
  completion.park();
}

export function restoreDraft() {
  if (!box()) return;
  setText(drafts.get(document.body.dataset.room) ?? '');
  completion.hide();
}

/** Takes an own message into the box; Enter saves it, Escape leaves it as it was. */
export function startEditing(id) {
  keepDraft();
  form().dataset.editing = id;
  setText(document.querySelector(`#m-${id} .content > .text`).textContent);
  const hint = document.getElementById('hint');
  hint.textContent = '正在编辑消息：Enter 保存，Esc 取消';
  hint.hidden = false;
  box().focus();
}

function stopEditing() {
  delete form().dataset.editing;
  document.getElementById('hint').hidden = true;
  restoreDraft();
}

async function submit() {
  const text = box().value;
  const room = document.body.dataset.room;
  const editing = form().dataset.editing;
  if (text.trim() === '' || form().hasAttribute('aria-busy')) return;
  const sender = form();
  sender.setAttribute('aria-busy', 'true');
  completion.hide();
  const answer = editing
    ? await send('/api/edit', { messageId: editing, text })
    : await send('/api/say', { room, text });
  sender.removeAttribute('aria-busy');
  if (!answer) return;
  drafts.delete(editing ? '' : room);
  if (room !== document.body.dataset.room) return;
  if (editing) stopEditing();
  else {
    setText('');
    toBottom();
  }
  if (answer.dialog) openForm(answer.dialog, null);
}

document.addEventListener('input', (event) => {
  if (event.target !== box()) return;
  fitBox();
  completion.suggest();
});

document.addEventListener('keydown', (event) => {
  // An input method's Enter ends its word, not the message.
  if (event.target !== box() || event.isComposing || completion.takeKey(event)) return;
  if (event.key === 'Escape' && form().dataset.editing) stopEditing();
  if (event.key !== 'Enter' || event.shiftKey) return;
  event.preventDefault();
  submit();
});

document.addEventListener('submit', (event) => {
  if (event.target !== form()) return;
  event.preventDefault();
  submit();
});
