import type { Ack, Delivery } from './deliveries.ts';
import { type Entries, fillIn, labelOf } from './form.ts';
import * as interactions from './interactions.ts';
import { share } from './methods/files.ts';
import { pin } from './methods/marks.ts';
import { join, leave } from './methods/members.ts';
import { closeModal, topModal } from './modals.ts';
import { change, messageAt, post, react, remove, toApp } from './posts.ts';
import { buttonIn, buttonsIn, type Line, readBlocks, transcript } from './render.ts';
import { respond } from './respond.ts';
import { type Options, SlackServer } from './server.ts';
import { applySubmission } from './submit.ts';
import { toRefused } from './web-api.ts';
import { messageJson } from './wire.ts';
import type { Channel, Json, Message } from './workspace.ts';

/** The modal that a person sees. */
export interface SeenModal {
  id: string;
  callbackId: string;
  title: string;
  text: string;
  /** the labels of the inputs, and of the buttons */
  inputs: string[];
  buttons: string[];
}

export interface FillResult {
  /** true where no modal is open any more */
  closed: boolean;
  /** what is complained of, by the input's label */
  errors: Record<string, string>;
}

/**
 * A fake Slack with people in it. Channels are given by id or name, people by id. Every deed is what a real client
 * sends, and waits for the app's acknowledgement; what the app then does is awaited with `waitFor`.
 */
export class FakeSlack extends SlackServer {
  static async start(options: Options = {}): Promise<FakeSlack> {
    const fake = new FakeSlack(options);
    await fake.listen(options.port);
    return fake;
  }

  /** @returns the user's id */
  addUser({ name, email = '', flags = {} }: { name: string; email?: string; flags?: Json }): string {
    return this.workspace.addUser(name, email, flags).id;
  }

  /** @param bot whether the app is a member, as it is unless told otherwise. @returns the channel's id */
  addChannel(given: { name: string; members: string[]; isPrivate?: boolean; bot?: boolean }): string {
    const { name, members, isPrivate = false, bot = true } = given;
    const all = bot ? [...members, this.workspace.bot.id] : members;
    const kind = isPrivate ? 'private' : 'public';
    return this.workspace.addChannel(name, kind, all[0] ?? this.workspace.bot.id, all).id;
  }

  /** @returns the id of the person's conversation with the app */
  dm(user: string): string {
    return this.workspace.direct([user]).id;
  }

  /**
   * Writes a message; `@name` of anybody becomes a mention, as a client makes it one.
   * @param thread the ts of the message to reply to
   * @returns the message's ts
   */
  async say(user: string, channel: string, text: string, thread?: string): Promise<string> {
    const to = this.#joined(user, channel);
    const draft = { user, text: this.#typed(text), ...(thread === undefined ? {} : { threadTs: thread }) };
    const { message, deliveries } = post(this, to, draft);
    const mentioned = message.text.includes(`<@${this.workspace.bot.id}>`) && to.kind !== 'im';
    await this.#settle([...deliveries, ...(mentioned ? this.#appMention(to, message) : [])]);
    return message.ts;
  }

  /** Writes a message that begins with a mention of the app. */
  mention(user: string, channel: string, text: string): Promise<string> {
    return this.say(user, channel, `@${this.workspace.bot.name} ${text}`);
  }

  /** @returns the acknowledgement; undefined where the person sees that the command failed */
  async slash(user: string, channel: string, command: string, text: string): Promise<Ack | undefined> {
    const from = this.#seen(user, channel);
    const ack = await this.#send(
      'slash_commands',
      interactions.slashCommand(this, user, from, command, text),
    );
    if (ack !== undefined && Object.keys(ack.payload).length > 0) {
      this.#guarded('slash_commands', () => respond(this, { channel: from.id, user }, ack.payload));
    }
    return ack;
  }

  /** Presses a button of a message by its label, and confirms where it asks. */
  async click(user: string, channel: string, messageTs: string, label: string): Promise<Ack | undefined> {
    const from = this.#seen(user, channel);
    const message = messageAt(from, messageTs, user);
    const pressed = buttonIn(message.blocks, label);
    return this.#send('interactive', interactions.messageClick(this, user, from, message, pressed));
  }

  /** Presses a button inside the modal that the person sees. */
  async clickInModal(user: string, label: string): Promise<Ack | undefined> {
    const view = this.#modal(user);
    return this.#send('interactive', interactions.modalClick(this, view, buttonIn(view.modal.blocks, label)));
  }

  /** Chooses a message shortcut from a message's menu. */
  async shortcut(
    user: string,
    channel: string,
    messageTs: string,
    callbackId: string,
  ): Promise<Ack | undefined> {
    const from = this.#seen(user, channel);
    const message = messageAt(from, messageTs, user);
    return this.#send('interactive', interactions.messageShortcut(this, user, from, message, callbackId));
  }

  /** The modal that the person sees, if any; wait for one with `waitFor`. */
  modal(user: string): SeenModal | undefined {
    const view = topModal(this, user);
    if (view === undefined) return undefined;
    const { blocks, title, callback_id } = view.modal;
    return {
      id: view.id,
      callbackId: callback_id,
      title: title.text,
      text: readBlocks(this.workspace, blocks),
      inputs: blocks.flatMap((b) => (b.type === 'input' ? [b.label.text] : [])),
      buttons: buttonsIn(blocks).map((b) => b.text.text),
    };
  }

  /** Fills the open modal in, by label or block_id, and submits it; what the client checks itself is not sent. */
  async fill(user: string, entries: Entries): Promise<FillResult> {
    const view = this.#modal(user);
    if (view.modal.submit === undefined)
      throw new Error(`the modal “${view.modal.title.text}” cannot be submitted`);
    const { modal } = view;
    const labelled = (errors: Record<string, string>): FillResult => ({
      closed: topModal(this, user) === undefined,
      errors: Object.fromEntries(Object.entries(errors).map(([id, text]) => [labelOf(modal, id), text])),
    });
    const { values, errors } = fillIn(modal, entries);
    if (Object.keys(errors).length > 0) return labelled(errors);
    const ack = await this.#send('interactive', interactions.submission(this, view, values));
    if (ack === undefined)
      return { closed: false, errors: { '': 'We had some trouble connecting. Try again?' } };
    return labelled(this.#guarded('view_submission', () => applySubmission(this, view, ack.payload)) ?? {});
  }

  /** Closes the open modal without submitting it. */
  async closeModal(user: string): Promise<void> {
    const view = this.#modal(user);
    const all = view.modal.clear_on_close;
    closeModal(this, user, all);
    if (view.modal.notify_on_close) await this.#send('interactive', interactions.closing(this, view, all));
  }

  async edit(user: string, channel: string, ts: string, text: string): Promise<void> {
    const { from, message } = this.#own(user, channel, ts);
    await this.#settle(change(this, from, message, user, { text: this.#typed(text) }));
  }

  async del(user: string, channel: string, ts: string): Promise<void> {
    const { from, message } = this.#own(user, channel, ts);
    await this.#settle(remove(this, from, message));
  }

  /** @param emoji its name, as `white_check_mark` */
  async react(user: string, channel: string, ts: string, emoji: string): Promise<void> {
    const from = this.#joined(user, channel);
    await this.#settle(react(this, from, messageAt(from, ts, user), user, emoji));
  }

  async pin(user: string, channel: string, ts: string): Promise<void> {
    const from = this.#joined(user, channel);
    await this.#settle(pin(this, from, messageAt(from, ts, user), user));
  }

  /** Posts a file. @returns the message's ts */
  async shareFile(user: string, channel: string, file: { name: string; content: string }): Promise<string> {
    const to = this.#joined(user, channel);
    const bytes = Buffer.from(file.content);
    const { name } = file;
    const shared = {
      id: this.workspace.id('F'),
      name,
      title: name,
      user,
      length: bytes.length,
      bytes,
      channels: [],
    };
    this.workspace.files.set(shared.id, shared);
    const { message, deliveries } = share(this, to, [shared], { user, text: '' });
    await this.#settle(deliveries);
    return message.ts;
  }

  /** A member brings somebody in: a person, or the app by `workspace.bot.id`. */
  async invite(user: string, channel: string, invited: string): Promise<void> {
    await this.#settle(join(this, this.#joined(user, channel), invited, user));
  }

  async leave(user: string, channel: string): Promise<void> {
    await this.#settle(leave(this, this.#joined(user, channel), user));
  }

  /** The channel as `viewer` reads it, or all of it. */
  transcript(channel: string, viewer?: string): Line[] {
    return transcript(this.workspace, this.#channel(channel), viewer);
  }

  #channel(key: string): Channel {
    const channel = this.workspace.findChannel(key);
    if (channel === undefined) throw new Error(`no channel ${key}`);
    return channel;
  }

  #seen(user: string, key: string): Channel {
    const channel = this.#channel(key);
    if (channel.kind !== 'public' && !channel.members.has(user)) throw new Error(`${user} cannot see ${key}`);
    return channel;
  }

  #joined(user: string, key: string): Channel {
    const channel = this.#channel(key);
    if (!channel.members.has(user)) throw new Error(`${user} is not in ${key}`);
    if (channel.archived) throw new Error(`${key} is archived`);
    return channel;
  }

  #own(user: string, key: string, ts: string): { from: Channel; message: Message } {
    const from = this.#joined(user, key);
    const message = messageAt(from, ts, user);
    if (message.user !== user) throw new Error(`message ${ts} is not ${user}'s`);
    return { from, message };
  }

  #modal(user: string) {
    const view = topModal(this, user);
    if (view === undefined) throw new Error(`${user} has no modal open`);
    return view;
  }

  /** What Slack stores of typed text: entities escaped, mentions by id. */
  #typed(text: string): string {
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const users = [...this.workspace.users.values()].sort((a, b) => b.name.length - a.name.length);
    return users.reduce((s, u) => s.replaceAll(`@${u.name}`, `<@${u.id}>`), escaped);
  }

  #appMention(channel: Channel, message: Message): Delivery[] {
    const event = messageJson(this, message, false);
    return toApp(this, channel, { ...event, type: 'app_mention', channel: channel.id, event_ts: message.ts });
  }

  async #settle(deliveries: Delivery[]): Promise<void> {
    await Promise.all(deliveries.map((d) => this.socket.acknowledgement(d, this.ackTimeoutMs)));
  }

  #send(type: 'slash_commands' | 'interactive', payload: Json): Promise<Ack | undefined> {
    return this.socket.acknowledgement(this.socket.send(type, payload), this.ackTimeoutMs);
  }

  /** Carries out what an acknowledgement asks for; what Slack would refuse is a violation. */
  #guarded<T>(where: string, act: () => T): T | undefined {
    try {
      return act();
    } catch (error) {
      const { code, violation } = toRefused(error);
      this.violate(where, `${code}: ${violation ?? ''}`);
      return undefined;
    }
  }
}
