import type { LocalUser } from '../../app/embedded-chat.ts';
import type { ChatCommand } from './commands.ts';
import { Avatar } from './render-message.tsx';
import { pageUrl } from './render-rooms.tsx';

/** Lists that the page's script filters: who speaks, and which command. */

/** Everybody in the directory by organization; choosing one is following a link. */
export function SpeakerDialog({ people, current }: { people: LocalUser[]; current: string }) {
  const orgs = new Map<string, LocalUser[]>();
  for (const user of people) orgs.set(user.orgId, [...(orgs.get(user.orgId) ?? []), user]);
  return (
    <dialog class="dialog speakers" id="speakers" aria-labelledby="speakers-title">
      <header class="dialog-head">
        <h2 id="speakers-title">切换发言人</h2>
        <button type="button" class="close" data-close aria-label="关闭">
          ×
        </button>
      </header>
      <input
        class="filter"
        id="speaker-filter"
        type="search"
        placeholder="按姓名、单位或岗位查找，↑↓ 选择，Enter 确定"
        aria-label="按姓名、单位或岗位查找"
        autocomplete="off"
      />
      <div class="speaker-list" id="speaker-list">
        {[...orgs.values()].map((group) => (
          <section class="speaker-group" aria-label={group[0]?.org}>
            <h3>{group[0]?.org}</h3>
            {group.map((user) => (
              <a
                class="choice-row"
                href={pageUrl(user.id)}
                data-search={`${user.name} ${user.org} ${user.posts.join(' ')}`.toLowerCase()}
                aria-current={user.id === current ? 'true' : undefined}
              >
                <Avatar name={user.name} group={user.orgId} />
                <span class="name">{user.name}</span>
              </a>
            ))}
          </section>
        ))}
      </div>
      <p class="empty" id="no-speaker" hidden>
        没有找到，请换一个词。
      </p>
    </dialog>
  );
}

/** The commands that the message box offers; it stands outside of the room, so that changing rooms keeps it. */
export function Commands({ commands }: { commands: ChatCommand[] }) {
  return (
    <div class="commands" id="commands" role="listbox" aria-label="命令" hidden>
      {commands.map((c, n) => (
        <div
          role="option"
          id={`command-${n}`}
          aria-selected="false"
          tabIndex={-1}
          data-name={c.name}
          data-names={[c.name, ...c.aliases].join(' ').toLowerCase()}
          data-usage={c.usage}
          data-example={c.examples[0]}
        >
          <span class="command-name">/{c.name}</span>
          <span class="command-summary">{c.summary}</span>
          {c.examples[0] && <span class="command-example">例：{c.examples[0]}</span>}
        </div>
      ))}
    </div>
  );
}
