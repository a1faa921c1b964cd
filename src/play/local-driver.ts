import { z } from 'zod';
import type { Store } from '../app/store.ts';
import { type Card, cardSchema, cardText, type Form, formSchema, formText } from '../cards/card.ts';
import type { Directory } from '../domain/directory.ts';
import {
  type Answer,
  CannotDo,
  DIRECT_ROOM,
  type Dialog,
  type Driver,
  type FormSeen,
  type News,
  type Seen,
} from './driver.ts';

/** The embedded chat, driven by its own API in the process, as its page does. */

export interface LocalDriverOptions {
  /** the chat's app: takes a path and a request, as `app.request` of hono */
  request(path: string, init?: RequestInit): Response | Promise<Response>;
  store: Store;
  directory: Directory;
  /** @returns the chat's messages with greater ids, in order */
  messagesAfter(id: number): Promise<StoredMessage[]>;
}

/** A message of the chat, with the name of its room. */
export interface StoredMessage {
  id: number;
  room: string;
  /** the person whose direct room it is */
  direct: string | null;
  author: string;
  text: string;
  card: Card | null;
  file: { name: string } | null;
  onlyFor: string | null;
  at: Date;
}

const roomsSchema = z.object({ rooms: z.array(z.object({ id: z.string(), name: z.string() })) });
const messageSchema = z.object({
  id: z.number(),
  name: z.string(),
  text: z.string(),
  card: cardSchema.nullable(),
  file: z.object({ name: z.string() }).nullable(),
  deleted: z.boolean(),
});
const messagesSchema = z.object({ messages: z.array(messageSchema) });
type Message = z.infer<typeof messageSchema>;
const replySchema = z.object({
  reply: z.object({ text: z.string().optional(), form: formSchema.optional() }).nullable(),
});
const errorSchema = z.object({ error: z.string() });

/** A dialog with what is needed to send it. */
interface Open {
  form: Form;
  room: string;
  message: string | null;
}

const BOT_NAME = '应急';

export function createLocalDriver(o: LocalDriverOptions): Driver {
  const people = new Map(
    o.directory.orgs().flatMap((org) => o.directory.peopleOf(org.id).map((p) => [p.name, p] as const)),
  );
  const dialogs = new Map<string, Open>();
  let deliveries = 0;
  let lastSeen = 0;

  function person(name: string) {
    const found = people.get(name);
    if (found) return found;
    const near = [...people.keys()].filter((n) => n.includes(name)).slice(0, 5);
    throw new CannotDo(
      `通讯录中没有“${name}”，请写人员全名${near.length > 0 ? `，如：${near.join('、')}` : ''}。`,
    );
  }

  async function call<S extends z.ZodType>(schema: S, path: string, body?: object): Promise<z.infer<S>> {
    const headers = { 'content-type': 'application/json' };
    const res = await o.request(path, body && { method: 'POST', headers, body: JSON.stringify(body) });
    const data: unknown = await res.json();
    if (!res.ok) throw new CannotDo(errorSchema.parse(data).error);
    return schema.parse(data);
  }

  /** The room by its name, or the only one of the person's rooms whose name contains it. */
  async function roomId(who: string, name: string): Promise<string> {
    const { id } = person(who);
    if (name === DIRECT_ROOM) return `dm-${id}`;
    const { rooms } = await call(roomsSchema, `/api/rooms?as=${encodeURIComponent(id)}`);
    const exact = rooms.filter((r) => r.name === name);
    const found = exact.length > 0 ? exact : rooms.filter((r) => r.name.includes(name));
    if (found.length === 1 && found[0]) return found[0].id;
    throw new CannotDo(`${who}不在“${name}”群。所在的群：${rooms.map((r) => r.name).join('、')}。`);
  }

  async function messages(who: string, room: string): Promise<Message[]> {
    const query = `as=${encodeURIComponent(person(who).id)}&room=${encodeURIComponent(room)}`;
    const found = await call(messagesSchema, `/api/messages?${query}`);
    return found.messages.filter((m) => !m.deleted);
  }

  async function post(
    who: string,
    room: string,
    path: string,
    body: object,
    message: string | null,
  ): Promise<Answer> {
    deliveries += 1;
    const base = { as: person(who).id, room, deliveryId: `play-${deliveries}` };
    const { reply } = await call(replySchema, path, { ...base, ...body });
    // The text that answers a typed line stands in the room.
    const note = path === '/api/say' ? null : (reply?.text ?? null);
    return { note, dialog: reply?.form ? opened({ form: reply.form, room, message }) : null };
  }

  function opened(open: Open): Dialog {
    const id = `dialog-${dialogs.size + 1}`;
    dialogs.set(id, open);
    const text = [`【${open.form.title}】`, open.form.intro, ...formText(open.form)]
      .filter(Boolean)
      .join('\n');
    return { ...formSeen(open.form), id, text };
  }

  async function act(who: string, open: Omit<Open, 'form'>, line: string, values: object): Promise<Answer> {
    return post(who, open.room, '/api/act', { messageId: open.message, line, values }, open.message);
  }

  async function cardAt(who: string, room: string, message: string): Promise<Card> {
    const found = (await messages(who, room)).find((m) => String(m.id) === message);
    if (!found?.card) throw new CannotDo('这条消息已不在，或没有卡片。');
    return found.card;
  }

  return {
    async dutyRoom(who) {
      const { org } = person(who);
      const rooms = await o.store.transaction((tx) => tx.roomsOfOrg(org, 'duty'));
      const duty = rooms.find((r) => r.platform === 'local');
      if (!duty) throw new CannotDo(`${who}的单位没有值班群。`);
      return duty.name;
    },

    async say(who, room, text) {
      return post(who, await roomId(who, room), '/api/say', { text }, null);
    },

    async click(who, room, message, button) {
      const id = await roomId(who, room);
      const action = (await cardAt(who, id, message)).actions.find((a) => a.label === button);
      if (!action) throw new CannotDo(`卡片上已没有按钮“${button}”。`);
      return act(who, { room: id, message }, action.line, {});
    },

    async submit(who, room, place, values, button) {
      const open = 'dialog' in place ? dialogs.get(place.dialog) : await standing(who, room, place.message);
      const submit = open?.form.submits.find((s) => s.label === button);
      if (!open || !submit) throw new CannotDo(`表单已不在，或没有按钮“${button}”。`);
      return act(who, open, submit.line, typed(open.form, values));
    },

    async read(who, room) {
      return (await messages(who, await roomId(who, room))).map(toSeen);
    },

    async news() {
      const found = await o.messagesAfter(lastSeen);
      lastSeen = found.at(-1)?.id ?? lastSeen;
      return found.map(toNews);
    },
  };

  async function standing(who: string, room: string, message: string): Promise<Open | undefined> {
    const id = await roomId(who, room);
    const { form } = await cardAt(who, id, message);
    return form && { form, room: id, message };
  }

  function toNews(m: StoredMessage): News {
    const nameOf = (id: string): string => (id === 'bot' ? BOT_NAME : (personById(id) ?? id));
    return {
      at: m.at,
      room: m.room,
      direct: m.direct === null ? null : nameOf(m.direct),
      author: nameOf(m.author),
      text: textOf(m),
      onlyFor: m.onlyFor === null ? null : nameOf(m.onlyFor),
    };
  }

  function personById(id: string): string | undefined {
    return [...people.values()].find((p) => p.id === id)?.name;
  }
}

function textOf(m: { text: string; card: Card | null; file: { name: string } | null }): string {
  return [m.text, m.card && cardText(m.card), m.file && `［文件：${m.file.name}］`]
    .filter(Boolean)
    .join('\n');
}

function toSeen(m: Message): Seen {
  return {
    id: String(m.id),
    author: m.name,
    text: textOf(m),
    buttons: (m.card?.actions ?? []).map(buttonSeen),
    form: m.card?.form ? formSeen(m.card.form) : null,
  };
}

function buttonSeen({ label, confirm }: Form['submits'][number]) {
  return { label, confirm: confirm ? `${confirm.title}${confirm.text}` : null };
}

function formSeen(form: Form): FormSeen {
  return {
    title: form.title,
    fields: form.fields.map((f) => ({ label: f.label, options: f.options?.map((x) => x.label) ?? null })),
    submits: form.submits.map(buttonSeen),
  };
}

/** What the page sends: each field as it is shown, or as it was filled in; choices by their values, joined by commas. */
function typed(form: Form, values: Record<string, string[]>): Record<string, string> {
  return Object.fromEntries(
    form.fields.map((f) => {
      const given = values[f.label];
      const chosen = given?.map((label) => f.options?.find((x) => x.label === label)?.value ?? label);
      return [f.name, chosen?.join(',') ?? f.value ?? ''];
    }),
  );
}
