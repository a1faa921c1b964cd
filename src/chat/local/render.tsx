import { raw } from 'hono/html';
import type { LocalMessage, LocalUser } from '../../app/embedded-chat.ts';
import { formatShanghai } from '../../domain/time.ts';
import type { ChatCommand } from './commands.ts';
import { BOT } from './deliver.ts';
import type { People } from './people.ts';
import { Commands, SpeakerDialog } from './render-choices.tsx';
import { Avatar, MessageView } from './render-message.tsx';
import { RoomList, type RoomSummary } from './render-rooms.tsx';

interface PageState {
  speaker: LocalUser;
  people: People;
  rooms: RoomSummary[];
  room: (RoomSummary & { members: string[] }) | null;
  messages: LocalMessage[];
  /** there are older messages than these */
  more: boolean;
  pinned: LocalMessage[];
  commands: ChatCommand[];
  now: Date;
}

const STYLES = ['base', 'forms', 'rooms', 'room', 'messages', 'card', 'composer'];

const NOTICE = '仅供培训和试用，仅本机可访问：这里发出的一切都不会送达任何真实单位。';

/** The whole page for one speaker and one room. */
export function Page(state: PageState) {
  const { speaker, people, rooms, room, commands, now } = state;
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="zh-CN">
        <Head title={room ? `应急 · ${room.name}` : '应急'} />
        <body data-as={speaker.id} data-room={room?.id ?? ''} data-name={speaker.name}>
          <p class="notice">{NOTICE}</p>
          <p class="offline" id="offline" role="status" hidden>
            连接已断开，正在重新连接……
          </p>
          <div class={`app${room ? ' in-room' : ''}`} id="app">
            <aside class="side" aria-label="群">
              <Speaker speaker={speaker} />
              <input
                class="filter"
                id="room-filter"
                type="search"
                placeholder="筛选群"
                aria-label="筛选群"
                autocomplete="off"
              />
              <RoomList rooms={rooms} as={speaker.id} current={room?.id} now={now} />
              {rooms.length === 0 && <p class="empty">此人还不在任何群里。可点上方切换发言人。</p>}
            </aside>
            <main class="main" id="main">
              {room ? <Room {...state} room={room} /> : <p class="empty">请在左侧选择一个群。</p>}
            </main>
          </div>
          <SpeakerDialog people={people.all} current={speaker.id} />
          <Commands commands={commands} />
          <dialog class="dialog" id="form-dialog" aria-label="填写表单" />
          <dialog class="dialog confirm" id="confirm-dialog" aria-labelledby="confirm-title" />
          <div class="toasts" id="toasts" popover="manual" role="status" aria-live="polite" />
        </body>
      </html>
    </>
  );
}

/** What stands where there is nobody who could speak. */
export function EmptyPage() {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="zh-CN">
        <Head title="应急" />
        <body>
          <p class="notice">{NOTICE}</p>
          <p class="empty">通讯录是空的，没有可以发言的人。请先导入通讯录，再刷新本页。</p>
        </body>
      </html>
    </>
  );
}

function Head({ title }: { title: string }) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      {STYLES.map((name) => (
        <link rel="stylesheet" href={`/assets/${name}.css`} />
      ))}
      <script type="module" src="/assets/page.js" />
    </head>
  );
}

function Speaker({ speaker }: { speaker: LocalUser }) {
  return (
    <button type="button" class="speaker" id="speaker" aria-haspopup="dialog" aria-controls="speakers">
      <Avatar name={speaker.name} group={speaker.orgId} />
      <span class="speaker-who">
        <span class="visually-hidden">当前发言人：</span>
        <strong class="name">{speaker.name}</strong>
        <span class="org">{speaker.org}</span>
      </span>
      <span class="switch">切换</span>
    </button>
  );
}

function Room({
  room,
  people,
  speaker,
  messages,
  more,
  pinned,
  now,
}: PageState & { room: NonNullable<PageState['room']> }) {
  return (
    <>
      <header class="room-head" id="room-head">
        <a class="back" id="back" href="#rooms" aria-label="返回群列表">
          ‹
        </a>
        <div class="room-title">
          <h1 title={room.name}>{room.name}</h1>
          {room.topic && <p class="topic">{room.topic}</p>}
        </div>
        <details class="members">
          <summary>成员 {room.members.length}</summary>
          <ul>
            {room.members.map((id) => (
              <li>
                <strong class="name">{people.nameOf(id)}</strong>
                <span class="org">{people.orgOf(id)}</span>
              </li>
            ))}
          </ul>
        </details>
      </header>
      <PinnedBar pinned={pinned} people={people} />
      <section class="scroll" id="scroll" role="log" aria-label="消息">
        <button type="button" class="older" id="older" hidden={!more}>
          更早的消息
        </button>
        {messages.length === 0 && (
          <p class="empty" id="no-messages">
            还没有消息。在下面输入 / 可查看全部命令。
          </p>
        )}
        <ol
          class="messages"
          id="messages"
          data-unread={room.unread}
          data-today={formatShanghai(now).slice(0, 10)}
        >
          {messages.map((message) => (
            <MessageView message={message} viewer={speaker.id} people={people} />
          ))}
        </ol>
      </section>
      <button type="button" class="to-newest" id="to-newest" hidden>
        回到最新消息
      </button>
      <form class="composer" id="composer">
        <p class="hint" id="hint" hidden />
        <textarea
          id="box"
          rows={1}
          placeholder="发消息，输入 / 选择命令"
          aria-label="消息"
          role="combobox"
          aria-autocomplete="list"
          aria-controls="commands"
          aria-expanded="false"
          aria-describedby="keys"
        />
        <button type="submit" class="button primary">
          发送
        </button>
        <p class="keys" id="keys">
          以{speaker.name}的身份发言<span class="wide-only"> · Enter 发送，Shift+Enter 换行</span>
        </p>
      </form>
    </>
  );
}

function PinnedBar({ pinned, people }: { pinned: LocalMessage[]; people: People }) {
  return (
    <ul class="pins" id="pins" aria-label="置顶" hidden={pinned.length === 0}>
      {pinned.map((m) => (
        <li>
          <button type="button" class={`pin${m.card ? ` tone-${m.card.tone}` : ''}`} data-jump={m.id}>
            <span class="pin-title">
              {m.card?.title ?? m.file?.name ?? `${people.nameOf(m.author)}：${m.text}`}
            </span>
            {m.card?.subtitle && <span class="pin-subtitle">{m.card.subtitle}</span>}
            {m.author === BOT ? null : <span class="pin-subtitle">{formatShanghai(m.at)}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
