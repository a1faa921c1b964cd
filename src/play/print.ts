import { formatDuration, formatShanghai } from '../domain/time.ts';
import type { Answer, News } from './driver.ts';

/** Writes the conversation as text. What many rooms get alike is written once. */
export interface Printer {
  title(title: string, at: Date): void;
  wait(ms: number, from: Date): void;
  /** @param p.on the text of the card or form that was pressed */
  press(p: Press): void;
  answer(who: string, answer: Answer): void;
  news(news: News[], at: Date): void;
}

export interface Press {
  who: string;
  room: string;
  button: string;
  on: string;
  values: Record<string, string[]>;
  confirm: string | null;
}

/**
 * @param out takes whole lines, without the line end
 * @param names of organizations and people: cards that differ only in whom they name are alike
 */
export function createPrinter(out: (line: string) => void, names: string[]): Printer {
  const named = new RegExp(
    [...names]
      .sort((a, b) => b.length - a.length)
      .map(escapeRegExp)
      .join('|') || '(?!)',
    'gu',
  );
  // From the card's title on: a call and the notice in the duty room show the same card.
  const likeness = (n: News): string => n.text.slice(Math.max(0, n.text.indexOf('【'))).replace(named, '〇');
  let room = '';

  /** A line that says where and when, whenever either has changed. */
  function place(where: string, at: Date): void {
    const here = `${formatShanghai(at)} ${where}`;
    if (here === room) return;
    room = here;
    out('');
    out(`── ${here}`);
  }

  function block(lead: string, text: string): void {
    const [first = '', ...rest] = text.split('\n');
    out(rest.length === 0 ? `${lead}：${first}` : `${lead}：`);
    for (const line of rest.length === 0 ? [] : [first, ...rest]) out(`    ${line}`);
  }

  function message(n: News, others: News[]): void {
    place(n.direct === null ? n.room : `私聊 ${n.direct}`, n.at);
    block(n.onlyFor === null ? n.author : `${n.author}（仅${n.onlyFor}可见）`, n.text);
    if (others.length > 0) out(`    （${alsoSent(others)}）`);
  }

  return {
    title: (title, at) => {
      out(`═══ ${title}（${formatShanghai(at)} 开始）═══`);
    },
    wait: (ms, from) => {
      out('');
      out(`…… 过了${formatDuration(ms)}，到 ${formatShanghai(new Date(from.getTime() + ms))}`);
    },
    press: ({ who, room: where, button, on, values, confirm }) => {
      out('');
      out(`▸ ${who}（${where}）在卡片${titleOf(on)}`);
      for (const [label, chosen] of Object.entries(values)) out(`    填写 ${label}：${chosen.join('、')}`);
      out(`    点击 [${button}]`);
      if (confirm !== null) out(`    确认：${confirm} —— 是`);
      room = '';
    },
    answer: (who, { note, dialog }) => {
      if (note !== null) block(`  应急（对${who}）`, note);
      if (dialog) block(`  表单（对${who}）`, dialog.text);
    },
    news: (news) => {
      const alike = groups(news, likeness);
      for (const [first, ...others] of alike) if (first) message(first, others);
    },
  };
}

/** Messages that are alike, in the order of the first of each. */
function groups(news: News[], likeness: (n: News) => string): News[][] {
  const byText = new Map<string, News[]>();
  for (const n of news) {
    const group = byText.get(likeness(n));
    if (group) group.push(n);
    else byText.set(likeness(n), [n]);
  }
  return [...byText.values()];
}

function alsoSent(others: News[]): string {
  const rooms = others.filter((n) => n.direct === null).map((n) => n.room);
  const people = others.flatMap((n) => n.direct ?? []);
  if (others.length <= 3) return `${[...rooms, ...people].join('、')}收到同样的消息`;
  const parts = [
    ...(rooms.length > 0 ? [`${rooms.length}个群`] : []),
    ...(people.length > 0 ? [`${people.length}人`] : []),
  ];
  return `另有${parts.join('、')}收到同样的消息`;
}

const titleOf = (text: string): string => /【[^】]*】/u.exec(text)?.[0] ?? '';
const escapeRegExp = (s: string): string => s.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
