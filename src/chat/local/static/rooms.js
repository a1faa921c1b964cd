// The list of rooms: counts of unread messages, the filter, and the tab's title that shows both at a distance.

const FLASH_MS = 1000;
const AIM_MS = 1500;

let aimed = Number.NEGATIVE_INFINITY;
let calling = null;

/** @returns the room's row in the list on the left */
export const rowOf = (room) => document.querySelector(`#rooms > [data-room="${CSS.escape(room)}"]`);

for (const name of ['pointermove', 'pointerdown']) {
  document.addEventListener(name, (event) => {
    if (event.target.closest('#rooms')) aimed = performance.now();
  });
}

/** Moves or replaces rows once nobody aims at them: else the press would hit another room, or none. */
export function whenStill(change) {
  const wait = aimed + AIM_MS - performance.now();
  if (wait <= 0) change();
  else setTimeout(() => whenStill(change), wait);
}

/** Shows which room is open. */
export function markCurrent(room) {
  for (const link of document.querySelectorAll('#rooms .room')) link.removeAttribute('aria-current');
  rowOf(room)?.querySelector('.room').setAttribute('aria-current', 'page');
}

/** Shows how many messages of the room were not read. */
export function setUnread(room, count) {
  const row = rowOf(room);
  if (!row) return;
  row.dataset.unread = String(count);
  row.querySelector('.unread').hidden = count === 0;
  row.querySelector('.unread-count').textContent = count > 99 ? '99+' : String(count);
  showTitle();
}

/** The tab's title: `(3) 应急 · 群`, or flashing while a call is unread. */
export function showTitle(flash = false) {
  const rows = [...document.querySelectorAll('#rooms > [data-unread]')];
  const unread = rows.reduce((sum, row) => sum + Number(row.dataset.unread), 0);
  if (unread === 0) {
    clearInterval(calling);
    calling = null;
  }
  const room = document.querySelector('.room-title h1')?.textContent;
  const count = unread > 0 ? `(${unread > 99 ? '99+' : unread}) ` : '';
  document.title =
    calling && flash ? '【呼叫】请立即查看' : `${count}应急${room && !calling ? ` · ${room}` : ''}`;
}

export function applyFilter() {
  const words = document.getElementById('room-filter').value.trim().toLowerCase();
  for (const row of document.querySelectorAll('#rooms > li')) {
    row.hidden = !row.querySelector('.room-name').textContent.toLowerCase().includes(words);
  }
}

/** Flashes the title until everything is read: somebody is being called. */
export function startCalling() {
  let flash = false;
  calling ??= setInterval(() => {
    flash = !flash;
    showTitle(flash);
  }, FLASH_MS);
}
