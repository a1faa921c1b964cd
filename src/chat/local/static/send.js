// Requests to the chat, and the short notes that answer them.

export const me = document.body.dataset.as;

const RETRIES = 3;
const RETRY_MS = 700;
const TOAST_MS = 6000;

/**
 * Posts as the speaker. A lost connection is retried under the same delivery id, so that what arrived twice counts once.
 * @returns the answer's JSON, or null after the person was told why there is none
 */
export async function send(path, body) {
  const request = JSON.stringify({ as: me, deliveryId: crypto.randomUUID(), ...body });
  for (let tries = 0; ; tries += 1) {
    try {
      const response = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: request,
      });
      const answer = await response.json();
      if (response.ok) return answer;
      toast(answer.error, { bad: true });
      return null;
    } catch {
      if (tries === RETRIES) {
        toast('连不上服务，操作没有发出。请确认程序在运行，再试一次。', { bad: true });
        return null;
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS * (tries + 1)));
    }
  }
}

/** Shows a note for some seconds; while the pointer is on it, it stays. `undo`: a button's label and its deed. */
export function toast(text, { bad = false, undo } = {}) {
  if (!text) return;
  const note = document.createElement('div');
  note.className = bad ? 'toast bad' : 'toast';
  const words = document.createElement('p');
  words.textContent = text;
  note.append(words);
  const close = () => note.remove();
  const takeBack = () => {
    close();
    undo.run();
  };
  if (undo) note.append(button(undo.label, takeBack));
  note.append(button('×', close, '关闭'));
  const notes = document.getElementById('toasts');
  notes.append(note);
  // Shown anew, it comes to lie over a dialog that was opened since.
  notes.hidePopover();
  notes.showPopover();
  let timer = setTimeout(close, TOAST_MS);
  note.addEventListener('pointerenter', () => clearTimeout(timer));
  note.addEventListener('pointerleave', () => {
    timer = setTimeout(close, TOAST_MS / 2);
  });
}

function button(label, run, name = label) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.setAttribute('aria-label', name);
  made.addEventListener('click', run);
  return made;
}
