import type { ChatPort, Receive, Reply } from '../../app/chat.ts';
import type { Action, Block, Card, Form } from '../../cards/card.ts';

/**
 * Cards tell people to type `/续报`. Slack sends such a line nowhere unless the workspace took the command's Chinese name,
 * so that here it reads `/incident 续报`, which always works. What people wrote (quotations, values) stays as it is.
 */
export interface Wording {
  receive(receive: Receive): Receive;
  port(port: ChatPort): ChatPort;
}

/** @param names of the commands, without their slash */
export function createWording(names: readonly string[]): Wording {
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}/_.-])/(?=${longestFirst.join('|')})`, 'gu');
  const say = (text: string): string => (names.length === 0 ? text : text.replace(pattern, '/incident '));

  function block(b: Block): Block {
    switch (b.type) {
      case 'quote':
      case 'fields':
        return b;
      case 'list':
        return { ...b, items: b.items.map(say) };
      default:
        return { ...b, text: say(b.text) };
    }
  }

  const action = (a: Action): Action =>
    a.confirm ? { ...a, confirm: { title: say(a.confirm.title), text: say(a.confirm.text) } } : a;

  const form = (f: Form): Form => ({
    ...f,
    ...(f.intro === undefined ? {} : { intro: say(f.intro) }),
    fields: f.fields.map((x) => ({
      ...x,
      ...(x.placeholder === undefined ? {} : { placeholder: say(x.placeholder) }),
      ...(x.error === undefined ? {} : { error: say(x.error) }),
    })),
    submits: f.submits.map(action),
  });

  const card = (c: Card): Card => ({
    ...c,
    title: say(c.title),
    ...(c.subtitle === undefined ? {} : { subtitle: say(c.subtitle) }),
    blocks: c.blocks.map(block),
    actions: c.actions.map(action),
    ...(c.form ? { form: form(c.form) } : {}),
  });

  const reply = (r: Reply): Reply => ({
    ...r,
    ...(r.text === undefined ? {} : { text: say(r.text) }),
    ...(r.card ? { card: card(r.card) } : {}),
    ...(r.redraw ? { redraw: card(r.redraw) } : {}),
    ...(r.form ? { form: form(r.form) } : {}),
  });

  return {
    receive: (receive) => async (inbound) => {
      const answer = await receive(inbound);
      return answer && reply(answer);
    },
    port: (port) => ({
      ...port,
      post: (key, room, c, mentions) => port.post(key, room, card(c), mentions),
      update: (key, room, messageId, c) => port.update(key, room, messageId, card(c)),
      page: (key, handle, c, means) => port.page(key, handle, card(c), means),
    }),
  };
}
