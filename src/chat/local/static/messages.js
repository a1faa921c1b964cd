// The list of messages of the open room: adding, replacing in place, lines between days, and the place of reading.

import { setUnread } from './rooms.js';
import { me, send } from './send.js';

const NEAR_BOTTOM_PX = 80;
const GROUP_MS = 5 * 60_000;
const FOLD_PX = 640;
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

const list = () => document.getElementById('messages');
const scroller = () => document.getElementById('scroll');

export function isAtBottom() {
  const box = scroller();
  return !box || box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_BOTTOM_PX;
}

export function toBottom() {
  const box = scroller();
  box.scrollTop = box.scrollHeight;
}

/** Does `work` on the list so that the reader's eye keeps its place: at the newest message, or where it was. */
function inPlace(work) {
  const box = scroller();
  const stick = isAtBottom();
  const top = box.getBoundingClientRect().top;
  const anchor = [...list().children].find((li) => li.dataset.id && li.getBoundingClientRect().bottom > top);
  const before = anchor?.getBoundingClientRect().top ?? 0;
  work();
  tidy();
  if (stick) toBottom();
  else if (anchor) box.scrollTop += document.getElementById(anchor.id).getBoundingClientRect().top - before;
}

function parse(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return [...template.content.children];
}

/** Adds or replaces messages by their ids. `html`: drawn and escaped by the server. @returns how many were new */
export function put(html) {
  let added = 0;
  inPlace(() => {
    for (const item of parse(html)) {
      const old = document.getElementById(item.id);
      if (old) replace(old, item);
      else {
        const next = [...list().querySelectorAll('[data-id]')].find(
          (li) => +li.dataset.id > +item.dataset.id,
        );
        list().insertBefore(item, next ?? null);
        added += 1;
      }
    }
    document.getElementById('no-messages')?.remove();
  });
  return added;
}

/** Puts a message in another's place, with what the person has typed into its form, and the focus. */
function replace(old, item) {
  const sending = old.querySelector('[data-sending]') !== null;
  for (const control of old.querySelectorAll('[data-field] :is(input, textarea, select)')) {
    const twin = item.querySelector(`#${CSS.escape(control.id || '-')}`) ?? boxLike(item, control);
    if (!twin || (sending && !item.querySelector('.field-error'))) continue;
    if (control.type === 'checkbox') twin.checked = control.checked;
    else if (control.value !== (control.defaultValue ?? '')) twin.value = control.value;
  }
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  if (old.classList.contains('unfolded')) item.classList.add('unfolded');
  old.replaceWith(item);
  if (!focused) return;
  const { line, deed } = focused.dataset;
  const same = focused.id
    ? document.getElementById(focused.id)
    : [...item.querySelectorAll('button')].find((b) => b.dataset.line === line && b.dataset.deed === deed);
  (same ?? document.getElementById('box')).focus({ preventScroll: true });
}

function boxLike(item, control) {
  const boxes = [...item.querySelectorAll('input[type=checkbox]')];
  return boxes.find((box) => box.name === control.name && box.value === control.value);
}

/** Draws what depends on neighbours: lines between days, grouping by author, folding of long cards. */
export function tidy() {
  for (const line of list().querySelectorAll('.day')) line.remove();
  let last = null;
  for (const item of [...list().querySelectorAll('[data-id]')]) {
    if (item.dataset.day !== last?.dataset.day) item.before(dayLine(item.dataset.day));
    const follows =
      last?.dataset.author === item.dataset.author &&
      last.dataset.day === item.dataset.day &&
      item.dataset.at - last.dataset.at < GROUP_MS &&
      item.previousElementSibling === last &&
      !item.matches('.only, .call') &&
      !last.matches('.only, .call');
    item.classList.toggle('follows', follows);
    fold(item);
    last = item;
  }
}

function dayLine(day) {
  const line = document.createElement('li');
  line.className = 'day';
  const [year, month, date] = day.split('-').map(Number);
  const weekday = WEEKDAYS[new Date(Date.UTC(year, month - 1, date)).getUTCDay()];
  const today = day === list().dataset.today ? '今天 · ' : '';
  line.textContent = `${today}${year}年${month}月${date}日 星期${weekday}`;
  return line;
}

/** Shortens a very long text until it is asked for; forms and buttons stay in sight. */
function fold(item) {
  const body = item.querySelector('.card-body') ?? item.querySelector('.content > .text');
  if (!body || item.querySelector('.unfold')) return;
  if (body.scrollHeight < FOLD_PX) return;
  body.classList.add('folds');
  const more = document.createElement('button');
  more.type = 'button';
  more.className = 'unfold';
  body.after(more);
  const show = () => {
    const open = item.classList.contains('unfolded');
    more.textContent = open ? '收起' : '展开全部';
    more.setAttribute('aria-expanded', String(open));
  };
  more.addEventListener('click', () => {
    item.classList.toggle('unfolded');
    show();
  });
  show();
}

/** Loads the page of messages before the oldest that is shown. */
export async function loadOlder() {
  const more = document.getElementById('older');
  if (!more || more.hidden || more.disabled) return;
  more.disabled = true;
  const { room } = document.body.dataset;
  const before = list().querySelector('[data-id]')?.dataset.id;
  const response = await fetch(`/older?${new URLSearchParams({ as: me, room, before })}`);
  if (room !== document.body.dataset.room) return;
  more.disabled = false;
  if (!response.ok) return;
  const page = await response.json();
  inPlace(() => list().prepend(...parse(page.html)));
  more.hidden = !page.more;
}

/** After a room was opened: draws the list, and goes to the first message that wasn't read. */
export function settle() {
  if (!list()) return;
  tidy();
  const unread = Number(list().dataset.unread);
  const others = [...list().querySelectorAll('[data-id]:not(.own)')];
  const first = unread > 0 ? (others.at(-unread) ?? others[0]) : undefined;
  toBottom();
  if (first) {
    const line = document.createElement('li');
    line.className = 'new-line';
    line.textContent = '以下为新消息';
    first.before(line);
    line.scrollIntoView({ block: 'start' });
    scroller().scrollTop -= 60;
  }
}

/** Tells the chat that the newest shown message was read, where a person can see it. */
export async function markRead() {
  const { room } = document.body.dataset;
  const upTo = Number(list()?.querySelector('[data-id]:last-of-type')?.dataset.id ?? 0);
  const inSight = document.visibilityState === 'visible' && list()?.checkVisibility();
  if (!inSight || upTo <= Number(list().dataset.read ?? 0)) return;
  list().dataset.read = String(upTo);
  setUnread(room, 0);
  await send('/api/read', { room, upTo });
}

/** Goes to a message, as from the bar of pinned ones. Loads older messages until it is there. */
export async function jumpTo(id) {
  while (!document.getElementById(`m-${id}`) && document.getElementById('older')?.hidden === false)
    await loadOlder();
  const item = document.getElementById(`m-${id}`);
  if (!item) return;
  item.scrollIntoView({ block: 'center' });
  item.classList.remove('flash');
  requestAnimationFrame(() => item.classList.add('flash'));
}
