import type { Child } from 'hono/jsx';
import type { LocalMessage } from '../../app/embedded-chat.ts';
import { formatShanghai, shanghaiDate } from '../../domain/time.ts';
import { BOT, isCall } from './deliver.ts';
import { opensInPage } from './files.ts';
import type { People } from './people.ts';
import { CardView } from './render-card.tsx';
import { lineOf } from './text.ts';

/** One message as the viewer sees it. The page's script adds the lines between days. */
export function MessageView({
  message,
  viewer,
  people,
}: {
  message: LocalMessage;
  viewer: string;
  people: People;
}) {
  const { id, author, deleted } = message;
  const time = formatShanghai(message.at);
  const kinds = [
    'message',
    author === viewer && 'own',
    author === BOT && 'bot',
    isCall(message) && 'call',
    message.onlyFor !== null && 'only',
    message.pinned && 'pinned',
    deleted && 'deleted',
  ];
  return (
    <li
      class={kinds.filter(Boolean).join(' ')}
      id={`m-${id}`}
      data-id={id}
      data-author={author}
      data-day={shanghaiDate(message.at)}
      data-at={message.at.getTime()}
    >
      <Avatar
        name={people.nameOf(author)}
        group={people.find(author)?.orgId ?? author}
        bot={author === BOT}
      />
      <div class="content">
        <p class="byline">
          <strong class="name">{people.nameOf(author)}</strong>
          {author === BOT ? (
            <span class="tag">机器人</span>
          ) : (
            <span class="org">{people.orgOf(author) || '已离开通讯录'}</span>
          )}
          <time datetime={message.at.toISOString()} title={`${time}（北京时间）`}>
            {time.slice(11)}
          </time>
          {message.editedAt && !deleted && (
            <span class="state" title={`${formatShanghai(message.editedAt)} 编辑`}>
              已编辑
            </span>
          )}
          {message.onlyFor !== null && <span class="tag only-tag">仅你可见</span>}
          {message.pinned && !deleted && <span class="tag pin-tag">置顶</span>}
        </p>
        {deleted ? <p class="gone">此消息已删除</p> : <Content message={message} viewer={viewer} />}
      </div>
      {!deleted && <Menu message={message} own={author === viewer} />}
    </li>
  );
}

function Content({ message, viewer }: { message: LocalMessage; viewer: string }) {
  const { id, text, card, file } = message;
  const command = message.author !== BOT && lineOf(text) !== null;
  return (
    <>
      {text !== '' && <p class={`text${command ? ' command' : ''}`}>{text}</p>}
      {card && <CardView card={card} messageId={id} />}
      {file && (
        <a
          class="file"
          href={`/files/${id}?as=${encodeURIComponent(viewer)}`}
          {...(opensInPage(file.mime) ? { target: '_blank' } : { download: file.name })}
        >
          <span class="file-name">{file.name}</span>
          <span class="file-size">
            {sizeOf(file.content)} · {opensInPage(file.mime) ? '打开' : '下载'}
          </span>
        </a>
      )}
    </>
  );
}

function Menu({ message, own }: { message: LocalMessage; own: boolean }) {
  const { id, onlyFor, pinned, text } = message;
  if (onlyFor !== null) return null;
  return (
    <fieldset class="menu" aria-label="消息操作">
      <MenuButton id={id} deed="mark" label="标为要点" sign={<Pushpin />} />
      <MenuButton id={id} deed={pinned ? 'unpin' : 'pin'} label={pinned ? '取消置顶' : '置顶'} />
      {own && lineOf(text) === null && (
        <>
          <MenuButton id={id} deed="edit" label="编辑" />
          <MenuButton id={id} deed="delete" label="删除" />
        </>
      )}
    </fieldset>
  );
}

function MenuButton({ id, deed, label, sign }: { id: number; deed: string; label: string; sign?: Child }) {
  return (
    <button type="button" data-deed={deed} data-message={id}>
      {sign}
      {label}
    </button>
  );
}

/** 📌 drawn here, because not every machine has a font for it. */
function Pushpin() {
  return (
    <svg class="pushpin" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M9.6 1.2 14.8 6.4 13 7l-2.6 2.6-.4 3.4-1.2.6L5.6 10.4 2 14l-.6.2L1.800 13.4 5.6 10.4 2.4 7.2 3 6l3.4-.4L9 3z" />
    </svg>
  );
}

const AVATAR_COLORS = 8;

/** A round sign with the name's last character, in a colour that the organization's people share. */
export function Avatar({ name, group, bot = false }: { name: string; group: string; bot?: boolean }) {
  const sum = [...group].reduce((n, c) => (n * 31 + (c.codePointAt(0) ?? 0)) % 9973, 7);
  return (
    <span class={`avatar ${bot ? 'avatar-bot' : `avatar-${sum % AVATAR_COLORS}`}`} aria-hidden="true">
      {bot ? '应' : [...name].at(-1)}
    </span>
  );
}

function sizeOf(content: string): string {
  const bytes = Buffer.byteLength(content);
  return bytes < 1000 ? `${bytes} 字节` : `${(bytes / 1000).toFixed(1)} kB`;
}
