// Wires the page: going between rooms, what can be done to a message, scrolling, keys.

import { keepDraft, restoreDraft, startEditing } from './composer.js';
import { ask } from './dialogs.js';
import { connect, loadPage, take } from './live.js';
import { isAtBottom, jumpTo, loadOlder, markRead, settle, toBottom } from './messages.js';
import { applyFilter, markCurrent, showTitle } from './rooms.js';
import { send, toast } from './send.js';
import './speakers.js';

const app = document.getElementById('app');

/** Takes the room at the address into the page, with no reload. */
async function openRoom(url) {
  const page = await loadPage(url);
  if (url !== location.href) return; // another room was opened meanwhile
  keepDraft();
  document.body.dataset.room = page.body.dataset.room;
  take(page, 'main');
  markCurrent(document.body.dataset.room);
  restoreDraft();
  arrive();
}

function arrive() {
  settle();
  showTitle();
  markRead();
  if (matchMedia('(hover: hover)').matches) document.getElementById('box')?.focus();
}

const deeds = {
  mark: async (messageId) => {
    const answer = await send('/api/mark', { messageId, on: true });
    const undo = { label: '撤销', run: () => send('/api/mark', { messageId, on: false }) };
    if (answer) toast(answer.reply?.text ?? '已标为要点', { undo });
  },
  pin: async (messageId) => toast((await send('/api/pin', { messageId, on: true }))?.reply?.text),
  unpin: async (messageId) => toast((await send('/api/pin', { messageId, on: false }))?.reply?.text),
  edit: async (messageId) => startEditing(messageId),
  delete: async (messageId) => {
    const text = '群里的人将看不到它；处置日志会记下删除。';
    if (!(await ask({ title: '删除这条消息？', text, label: '删除', style: 'danger' }))) return;
    toast((await send('/api/delete', { messageId }))?.reply?.text);
  },
};

document.addEventListener('click', (event) => {
  const room = event.target.closest('a.room');
  if (room && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    app.classList.add('in-room');
    history.pushState(null, '', room.href);
    openRoom(room.href).catch(() => location.assign(room.href));
  }
  const { deed, message } = event.target.closest('[data-deed]')?.dataset ?? {};
  if (deed) deeds[deed](message);
  const jump = event.target.closest('[data-jump]');
  if (jump) jumpTo(jump.dataset.jump);
  if (event.target.closest('#older')) loadOlder();
  if (event.target.closest('#to-newest')) toBottom();
  if (event.target.closest('#back')) {
    event.preventDefault();
    app.classList.remove('in-room');
  }
  const members = document.querySelector('details.members[open]');
  if (members && !members.contains(event.target)) members.open = false;
});

addEventListener('popstate', () => openRoom(location.href).catch(() => location.reload()));

// Scrolling doesn't bubble; it is caught on its way down.
document.addEventListener(
  'scroll',
  (event) => {
    if (event.target.id !== 'scroll') return;
    if (event.target.scrollTop < 40) loadOlder();
    document.getElementById('to-newest').hidden = isAtBottom();
    if (isAtBottom()) markRead();
  },
  true,
);

document.addEventListener('visibilitychange', () => {
  if (isAtBottom()) markRead();
});

document.getElementById('room-filter').addEventListener('input', applyFilter);

document.addEventListener('keydown', (event) => {
  const filter = document.getElementById('room-filter');
  if (event.key === 'k' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    filter.focus();
    filter.select();
  }
  if (event.key === 'Escape') document.querySelector('details.members[open]')?.removeAttribute('open');
  if (event.target !== filter) return;
  if (event.key === 'Enter') document.querySelector('#rooms > li:not([hidden]) a')?.click();
  if (event.key === 'Escape') {
    filter.value = '';
    applyFilter();
  }
});

connect();
arrive();
