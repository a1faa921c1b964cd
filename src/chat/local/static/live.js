// What happens in the speaker's rooms, as the server tells it, and the state that is loaded anew after a gap.

import { isAtBottom, markRead, put } from './messages.js';
import { applyFilter, rowOf, setUnread, showTitle, startCalling, whenStill } from './rooms.js';
import { me } from './send.js';

const POLL_MS = 5000;

/** @returns the page at the address, drawn by the server */
export async function loadPage(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(String(response.status));
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}

/** Takes parts of a freshly loaded page into this one. */
export function take(page, ...ids) {
  for (const id of ids) {
    const fresh = page.getElementById(id);
    if (fresh) document.getElementById(id)?.replaceWith(document.adoptNode(fresh));
  }
  applyFilter();
  showTitle();
}

/** Loads the page at the address anew for some of its parts; not where the speaker went to another room meanwhile. */
async function reload(...ids) {
  const url = location.href;
  const page = await loadPage(url);
  if (url !== location.href) return undefined;
  take(page, ...ids);
  return page;
}

/** Loads the list of rooms anew: one came, left or got another name. */
const reloadRooms = () => whenStill(() => reload('rooms', 'room-head').catch(lost));

/** Reloads what may have changed while the page was not told: rooms, members, pins and messages. */
async function refresh() {
  const page = await reload('rooms', 'room-head', 'pins');
  if (!page) return;
  const rows = [...page.querySelectorAll('#messages > [data-id]')];
  const newest = Number(document.querySelector('#messages > [data-id]:last-of-type')?.dataset.id ?? 0);
  const gap = rows.length > 0 && newest > 0 && Number(rows[0].dataset.id) > newest;
  if (gap) take(page, 'messages', 'older');
  put(rows.map((row) => row.outerHTML).join(''));
  markRead();
}

function added({ room, own, call, time, html }) {
  const here = room === document.body.dataset.room;
  const seen = here && document.visibilityState === 'visible' && isAtBottom();
  const row = rowOf(room);
  if (!row) reloadRooms();
  else {
    row.querySelector('time').textContent = time;
    whenStill(() => document.getElementById('rooms').prepend(rowOf(room) ?? ''));
  }
  if (here) {
    put(html);
    document.getElementById('to-newest').hidden = isAtBottom();
  }
  if (own || !row) return;
  if (call && !seen) startCalling();
  setUnread(room, Number(row.dataset.unread) + 1);
  if (seen) markRead();
}

function changed({ room, id, html }) {
  if (room !== document.body.dataset.room) return;
  const wasPinned = document.getElementById(`m-${id}`)?.classList.contains('pinned');
  if (document.getElementById(`m-${id}`)) put(html);
  if (wasPinned || html.includes('pinned')) reload('pins');
}

let events = null;
let greeted = false;
let polling = null;

function lost() {
  document.getElementById('offline').hidden = false;
  document.body.dataset.live = 'no';
}

/** Opens the stream of events. The browser reconnects by itself; a second `hello` means that something was missed. */
function open() {
  clearInterval(polling);
  events = new EventSource(`/events?as=${encodeURIComponent(me)}`);
  events.addEventListener('hello', () => {
    document.getElementById('offline').hidden = true;
    document.body.dataset.live = 'yes';
    // Where even this fails, the connection is gone again, and the next `hello` comes by itself.
    if (greeted) refresh().catch(lost);
    greeted = true;
  });
  events.addEventListener('error', lost);
  events.addEventListener('added', (event) => added(JSON.parse(event.data)));
  events.addEventListener('changed', (event) => changed(JSON.parse(event.data)));
  events.addEventListener('read', (event) => setUnread(JSON.parse(event.data).room, 0));
  events.addEventListener('room', reloadRooms);
}

/** A hidden page asks for its counts now and then: browsers open six streams to one server, and no more. */
function rest() {
  events.close();
  polling = setInterval(async () => {
    const response = await fetch(`/api/rooms?as=${encodeURIComponent(me)}`).catch(() => null);
    if (!response?.ok) return;
    for (const room of (await response.json()).rooms) {
      const more = room.unread > Number(rowOf(room.id)?.dataset.unread ?? 0);
      if (more && room.id.startsWith('dm-')) startCalling();
      if (rowOf(room.id)) setUnread(room.id, room.unread);
      else reloadRooms();
    }
  }, POLL_MS);
}

/** Keeps the page current for as long as it is open. */
export function connect() {
  open();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') open();
    else rest();
  });
}
