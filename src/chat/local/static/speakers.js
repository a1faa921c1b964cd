// The switch for who is speaking: a list that is filtered by typing and walked by arrow keys.

const dialog = document.getElementById('speakers');
const filter = document.getElementById('speaker-filter');
const rows = [...dialog.querySelectorAll('.choice-row')];

const shown = () => rows.filter((row) => !row.hidden);

function apply() {
  const words = filter.value.toLowerCase().split(/\s+/u).filter(Boolean);
  for (const row of rows) row.hidden = !words.every((word) => row.dataset.search.includes(word));
  for (const group of dialog.querySelectorAll('.speaker-group')) {
    group.hidden = group.querySelector('.choice-row:not([hidden])') === null;
  }
  document.getElementById('no-speaker').hidden = shown().length > 0;
  mark(shown()[0]);
}

function mark(row) {
  dialog.querySelector('.chosen')?.classList.remove('chosen');
  row?.classList.add('chosen');
  row?.scrollIntoView({ block: 'nearest' });
}

document.getElementById('speaker').addEventListener('click', () => {
  filter.value = '';
  dialog.showModal();
  apply();
  mark(dialog.querySelector('[aria-current]') ?? shown()[0]);
  filter.focus();
});

filter.addEventListener('input', apply);

filter.addEventListener('keydown', (event) => {
  const at = shown().indexOf(dialog.querySelector('.chosen'));
  if (event.isComposing) return;
  if (event.key === 'ArrowDown') mark(shown()[Math.min(at + 1, shown().length - 1)]);
  else if (event.key === 'ArrowUp') mark(shown()[Math.max(at - 1, 0)]);
  else if (event.key === 'Enter') dialog.querySelector('.chosen')?.click();
  else return;
  event.preventDefault();
});
