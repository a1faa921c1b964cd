// Buttons and forms of cards, the dialog of a form, and the question before a deed.

import { send, toast } from './send.js';

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

const formDialog = document.getElementById('form-dialog');
const confirmDialog = document.getElementById('confirm-dialog');

/** Asks before a deed. @returns whether the person agreed */
export function ask({ title, text, label, style }) {
  const heading = document.createElement('h2');
  heading.id = 'confirm-title';
  heading.textContent = title;
  const words = document.createElement('p');
  words.className = 'text';
  words.textContent = text;
  const actions = document.createElement('div');
  actions.className = 'actions';
  for (const [value, name, kind] of [
    ['no', '取消', 'default'],
    ['yes', label, style === 'danger' ? 'danger' : 'primary'],
  ]) {
    const made = document.createElement('button');
    made.type = 'button';
    made.addEventListener('click', () => confirmDialog.close(value));
    made.textContent = name;
    made.className = `button ${kind}`;
    actions.append(made);
  }
  confirmDialog.replaceChildren(heading, words, actions);
  confirmDialog.returnValue = '';
  confirmDialog.showModal();
  return new Promise((resolve) => {
    confirmDialog.addEventListener('close', () => resolve(confirmDialog.returnValue === 'yes'), {
      once: true,
    });
  });
}

/** Shows a form as a dialog, over the place of one that is open. `html`: drawn and escaped by the server. */
export function openForm(html, messageId) {
  formDialog.innerHTML = `<button type="button" class="close" data-close aria-label="关闭">×</button>${html}`;
  formDialog.dataset.message = messageId ?? '';
  if (!formDialog.open) formDialog.showModal();
  const wrong = formDialog.querySelector('[aria-invalid], .field-error');
  const first = wrong?.closest('.field') ?? formDialog.querySelector('.field');
  first?.querySelector('input, textarea, select')?.focus();
}

/** What the fields hold: several choices joined by commas. */
export function valuesOf(form) {
  const values = {};
  for (const field of form.querySelectorAll('[data-field]')) {
    const control = field.querySelector('input, textarea, select');
    values[field.dataset.field] = field.matches('fieldset')
      ? [...field.querySelectorAll('input:checked')].map((box) => box.value).join(',')
      : control.value;
  }
  return values;
}

/** @returns the time as `2026-11-22 03:05`, Asia/Shanghai, wherever the browser is */
function shanghaiNow() {
  return new Date(Date.now() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}

/** Takes a click on a card's button, or the sending of a form, to its answer. */
async function act(button, form) {
  const { line, confirmTitle, confirmText } = button.dataset;
  const style = button.classList.contains('danger') ? 'danger' : 'primary';
  const label = button.textContent.trim();
  const agreed =
    confirmTitle === undefined || (await ask({ title: confirmTitle, text: confirmText ?? '', label, style }));
  if (!agreed) return;
  const holder = button.closest('[data-message]');
  const messageId = holder?.dataset.message || null;
  const buttons = [...(holder ?? form).querySelectorAll('button[data-line]')];
  if (form) form.dataset.sending = '';
  for (const each of buttons) each.disabled = true;
  button.setAttribute('aria-busy', 'true');
  const values = form ? valuesOf(form) : {};
  const answer = await send('/api/act', { room: document.body.dataset.room, messageId, line, values });
  for (const each of buttons) each.disabled = false;
  button.removeAttribute('aria-busy');
  if (form) delete form.dataset.sending;
  if (answer) settle(answer, messageId, form);
}

function settle({ reply, dialog }, messageId, form) {
  if (dialog) openForm(dialog, messageId);
  else if (form?.closest('dialog')) formDialog.close();
  toast(reply?.text);
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-line][type=button]');
  if (button) act(button, null);
  const { now } = event.target.dataset;
  if (now) document.getElementById(now).value = shanghaiNow();
  if (event.target.closest('[data-close]')) event.target.closest('dialog').close();
});

document.addEventListener('submit', (event) => {
  const form = event.target.closest('[data-form]');
  if (!form) return;
  event.preventDefault();
  const button = event.submitter ?? form.querySelector('button[data-line]');
  if (!button.disabled) act(button, form);
});
