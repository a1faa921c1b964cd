import { readFile } from 'node:fs/promises';
import { createFeishu } from '../../src/chat/feishu/index.ts';
import {
  type Answer,
  CannotDo,
  DIRECT_ROOM,
  type Dialog,
  type Driver,
  type News,
  type Seen,
} from '../../src/play/driver.ts';
import { formIn, plainButtons, type SeenForm } from './feishu/card-form.ts';
import type { ClickResult } from './feishu/clicks.ts';
import { FakeFeishu } from './feishu/index.ts';
import { dict, parseJson } from './feishu/values.ts';
import { BOT, type FakeMessage } from './feishu/world.ts';
import {
  ADMINISTRATOR,
  type Contact,
  dutyGroup,
  orgOf,
  peopleOf,
  roomNamed,
  type Side,
  type SideParts,
  type TenantOrg,
} from './scenario-side.ts';

/** Scenarios over Feishu: the fake with the directory's people in it, driven as its client is. */

/** Nothing fails here for being slow: a loaded machine is no fault of the bot. */
const PATIENT = { httpMs: 30_000, answerMs: 20_000, connectMs: 30_000, pauseMs: 20, pingTimeoutSec: 60 };
const ACK_MS = 25_000;

export interface FeishuSide extends Side {
  fake: FakeFeishu;
  /** open_ids by the ids of the directory */
  accounts: ReadonlyMap<string, string>;
}

/** @param has who is in Feishu; everybody where absent */
export async function feishuSide(
  tenant: TenantOrg[],
  { now, log }: SideParts,
  has: (person: Contact) => boolean = () => true,
): Promise<FeishuSide> {
  let calls = 0;
  const fake = await FakeFeishu.start({
    scopes: await documentedScopes(),
    now: () => now().getTime(),
    // The clock stands still while the bot sends: its rates have tests of their own.
    rateNow: () => {
      calls += 1;
      return calls * 60_000;
    },
  });
  fake.gateway.ackTimeoutMs = ACK_MS;
  const accounts = new Map<string, string>();
  for (const p of peopleOf(tenant).filter(has)) {
    accounts.set(p.id, fake.addUser({ name: p.name, mobile: p.phone, email: p.email }));
  }
  const administrator = peopleOf(tenant).find((p) => p.name === ADMINISTRATOR);
  const groups = tenant.filter((o) => o.people.some(has));
  for (const org of groups) {
    const staff = [...org.people, ...(administrator ? [administrator] : [])];
    const members = new Set(staff.flatMap((p) => accounts.get(p.id) ?? []));
    fake.addChat({ name: dutyGroup(org), members: [...members] });
  }
  return {
    platform: 'feishu',
    groups,
    fake,
    accounts,
    create: (receive, instance) =>
      createFeishu(
        { appId: fake.app.appId, appSecret: fake.app.appSecret, domain: fake.domain, webhook: null },
        { receive, log, now, instance, onState: () => undefined, timing: PATIENT, unlimited: true },
      ),
    connected: () => fake.gateway.whenConnected(),
    driver: createFeishuDriver(fake, tenant, accounts),
    quiet: () => fake.settled(),
    assertClean: () => fake.assertClean(),
    close: () => fake.close(),
  };
}

/** @returns what an administrator who follows the guide has granted: nothing may need more */
async function documentedScopes(): Promise<string[]> {
  const guide = await readFile(new URL('../../docs/feishu.md', import.meta.url), 'utf8');
  const { scopes } = JSON.parse(/```json\n([\s\S]*?)```/.exec(guide)?.[1] ?? '');
  return scopes.tenant;
}

function createFeishuDriver(
  fake: FakeFeishu,
  tenant: TenantOrg[],
  accounts: ReadonlyMap<string, string>,
): Driver {
  const { world } = fake;
  let told = 0;

  function account(who: string): string {
    const id = orgOf(tenant, who).people.find((p) => p.name === who)?.id ?? '';
    const found = accounts.get(id);
    if (found === undefined) throw new CannotDo(`${who}没有飞书账号。`);
    return found;
  }

  function chatId(who: string, room: string): string {
    const openId = account(who);
    if (room === DIRECT_ROOM) return fake.p2p(openId);
    const groups = [...world.chats.values()].filter((c) => c.mode === 'group' && c.members.has(openId));
    return roomNamed(
      groups.map((c) => ({ names: [c.name], id: c.chatId })),
      who,
      room,
    ).id;
  }

  const after = (count: number): FakeMessage[] => [...world.messages.values()].slice(count);
  const cardOf = (m: FakeMessage) => dict(parseJson(m.content));
  const textOf = (m: FakeMessage): string =>
    fake.transcript(m.chatId).find((l) => l.messageId === m.messageId)?.text ?? '';

  function dialogAt(m: FakeMessage): Dialog | null {
    const form = m.type === 'interactive' ? formIn(cardOf(m)) : null;
    return form?.alone ? { ...form, id: m.messageId, text: textOf(m) } : null;
  }

  /**
   * What the person sees besides the room: the note at the click, and what the bot answered them alone, which stands in
   * their direct chat; a form that opened stands in either.
   */
  function answer(who: string, room: string, before: number, click?: ClickResult): Answer {
    if (click?.error) throw new Error(`${who}的操作没有得到答复：${click.error}`);
    const direct = fake.p2p(account(who));
    const fresh = after(before).filter((m) => m.from === BOT);
    const aside = fresh.filter((m) => m.chatId === direct && room !== direct).map(textOf);
    const shown = fresh
      .filter((m) => m.chatId === direct || m.chatId === room)
      .flatMap((m) => dialogAt(m) ?? []);
    const notes = [...(click?.toast ? [click.toast] : []), ...aside];
    return { note: notes.length > 0 ? notes.join('\n') : null, dialog: shown.at(-1) ?? null };
  }

  function seen(messageId: string, author: string, text: string): Seen {
    const message = world.message(messageId);
    const card = message.type === 'interactive' && !message.deleted ? cardOf(message) : null;
    return {
      id: messageId,
      author,
      text,
      buttons: card ? plainButtons(card) : [],
      form: card ? formIn(card) : null,
    };
  }

  return {
    dutyRoom: async (who) => dutyGroup(orgOf(tenant, who)),

    async say(who, room, text) {
      const chat = chatId(who, room);
      const before = world.messages.size;
      await fake.say(account(who), chat, text);
      return answer(who, chat, before);
    },

    async click(who, room, message, button) {
      const before = world.messages.size;
      return answer(who, chatId(who, room), before, await fake.click(account(who), message, button));
    },

    async submit(who, room, place, values, button) {
      const id = 'dialog' in place ? place.dialog : place.message;
      const message = world.message(id);
      const form = formIn(cardOf(message));
      if (!form) throw new CannotDo('表单已不在。');
      const missing = form.fields.filter((f) => f.required && values[f.label]?.join('') === '');
      if (missing.length > 0)
        return heldBack(
          form,
          missing.map((f) => f.label),
          dialogAt(message),
        );
      const before = world.messages.size;
      const result = await fake.submit(account(who), id, button, byName(form, values));
      const given = answer(who, chatId(who, room), before, result);
      return { ...given, dialog: given.dialog ?? dialogAt(message) };
    },

    async read(who, room) {
      const lines = fake.transcript(chatId(who, room), account(who));
      return lines.map((l) => seen(l.messageId, l.from, l.text));
    },

    async news() {
      const fresh = after(told);
      told = world.messages.size;
      return fresh.map(newsOf);
    },
  };

  function newsOf(m: FakeMessage): News {
    const chat = world.chat(m.chatId);
    const direct = chat.mode === 'p2p' ? world.nameOf([...chat.members][0] ?? '') : null;
    return {
      at: new Date(m.at),
      room: chat.name,
      direct,
      author: m.from === BOT ? '应急' : world.nameOf(m.from),
      text: textOf(m),
      onlyFor: null,
    };
  }
}

/** The client sends no form that lacks what it must have. */
function heldBack(form: SeenForm, labels: string[], dialog: Dialog | null): Answer {
  return { note: `表单“${form.title}”未发送，必填：${labels.join('、')}`, dialog, held: true };
}

/** @throws Error for a field that the form doesn't have */
function byName(form: SeenForm, values: Record<string, string[]>): Record<string, string> {
  const unknown = Object.keys(values).filter((label) => !form.fields.some((f) => f.label === label));
  if (unknown.length > 0) throw new Error(`表单“${form.title}”没有 ${unknown.join('、')}`);
  return Object.fromEntries(
    form.fields.flatMap((f) => {
      const given = values[f.label];
      return given ? [[f.name, given.join(',')] as const] : [];
    }),
  );
}
