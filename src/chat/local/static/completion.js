// The list of commands over the message box.

const list = document.getElementById('commands');
const options = [...list.querySelectorAll('[role=option]')];
const box = () => document.getElementById('box');

let chosen = null;

/** The command that is being typed: its letters without the slash; null once its arguments begin. */
function typed() {
  const match = /^[/／](\S*)$/u.exec(box().value);
  return match ? match[1].toLowerCase() : null;
}

function rank(option, word) {
  const names = option.dataset.names.split(' ');
  if (names.some((name) => name.startsWith(word))) return 0;
  if (names.some((name) => name.includes(word))) return 1;
  return option.textContent.toLowerCase().includes(word) ? 2 : null;
}

/** Shows what fits the letters, or the usage of the command whose arguments are being typed. */
export function suggest() {
  const word = typed();
  const fits = word === null ? [] : options.filter((o) => rank(o, word) !== null);
  fits.sort((a, b) => rank(a, word) - rank(b, word) || options.indexOf(a) - options.indexOf(b));
  for (const option of options) option.hidden = !fits.includes(option);
  list.append(...fits);
  if (fits.length > 0) document.getElementById('composer').prepend(list);
  list.hidden = fits.length === 0;
  box().setAttribute('aria-expanded', String(fits.length > 0));
  choose(fits[0] ?? null);
  showUsage();
}

function showUsage() {
  const name = /^[/／](\S+)\s/u.exec(box().value)?.[1]?.toLowerCase();
  const command = name && options.find((o) => o.dataset.names.split(' ').includes(name));
  const hint = document.getElementById('hint');
  if (document.getElementById('composer').dataset.editing) return;
  hint.hidden = !command;
  if (!command) return;
  const { usage, example } = command.dataset;
  hint.textContent = example ? `用法：${usage}　例：${example}` : `用法：${usage}`;
}

function choose(option) {
  chosen?.setAttribute('aria-selected', 'false');
  chosen = option;
  if (!option) {
    box().removeAttribute('aria-activedescendant');
    return;
  }
  option.setAttribute('aria-selected', 'true');
  option.scrollIntoView({ block: 'nearest' });
  box().setAttribute('aria-activedescendant', option.id);
}

function accept(option) {
  box().value = `/${option.dataset.name} `;
  box().focus();
  box().dispatchEvent(new Event('input', { bubbles: true }));
}

export function hide() {
  list.hidden = true;
  box()?.setAttribute('aria-expanded', 'false');
  choose(null);
}

/** Takes the list back to where it outlives a change of rooms. */
export function park() {
  hide();
  document.body.append(list);
}

/** @returns true where the key was for the list */
export function takeKey(event) {
  if (list.hidden || !chosen) return false;
  const shown = options.filter((o) => !o.hidden).sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
  const at = shown.indexOf(chosen);
  if (event.key === 'ArrowDown') choose(shown[(at + 1) % shown.length]);
  else if (event.key === 'ArrowUp') choose(shown.at(at - 1));
  else if (event.key === 'Escape') hide();
  else if (event.key === 'Tab' || (event.key === 'Enter' && !event.shiftKey)) {
    // A command that stands there whole is sent by Enter, not completed.
    if (event.key === 'Enter' && chosen.dataset.names.split(' ').includes(typed())) return false;
    accept(chosen);
  } else return false;
  event.preventDefault();
  return true;
}

list.addEventListener('pointerdown', (event) => {
  const option = event.target.closest('[role=option]');
  if (!option) return;
  event.preventDefault();
  accept(option);
});
