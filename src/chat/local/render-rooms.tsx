import type { EmbeddedChatStore } from '../../app/embedded-chat.ts';
import { formatShanghai, shanghaiDate } from '../../domain/time.ts';
import { isDirect } from './deliver.ts';
import { Avatar } from './render-message.tsx';

export type RoomSummary = Awaited<ReturnType<EmbeddedChatStore['roomsOf']>>[number];

export const pageUrl = (as: string, room?: string): string =>
  `/?${new URLSearchParams(room === undefined ? { as } : { as, room })}`;

/** The person's rooms, latest activity first. */
export function RoomList({
  rooms,
  as,
  current,
  now,
}: {
  rooms: RoomSummary[];
  as: string;
  current: string | undefined;
  now: Date;
}) {
  return (
    <ul class="rooms" id="rooms">
      {rooms.map((room) => (
        <li data-room={room.id} data-unread={room.unread}>
          <a class="room" href={pageUrl(as, room.id)} aria-current={room.id === current ? 'page' : undefined}>
            <Avatar
              name={initialOf(room.name)}
              group={isDirect(room.id) ? 'bot' : room.id}
              bot={isDirect(room.id)}
            />
            <span class="room-name">{room.name}</span>
            <time>{room.lastAt && shortTime(room.lastAt, now)}</time>
            <Unread count={room.unread} />
          </a>
        </li>
      ))}
    </ul>
  );
}

function Unread({ count }: { count: number }) {
  return (
    <span class="unread" hidden={count === 0}>
      <span class="visually-hidden">未读 </span>
      <span class="unread-count">{count > 99 ? '99+' : count}</span>
    </span>
  );
}

/** @returns the first letter of the name, past a number in brackets */
function initialOf(name: string): string {
  return /[\p{L}\p{N}]/u.exec(name.replace(/^【[^】]*】/u, ''))?.[0] ?? '群';
}

/** @returns the time of today, the date of this year, or the whole date */
function shortTime(at: Date, now: Date): string {
  const day = shanghaiDate(at);
  const today = shanghaiDate(now);
  if (day === today) return formatShanghai(at).slice(11);
  return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day;
}
