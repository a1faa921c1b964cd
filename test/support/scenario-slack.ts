import { COMMANDS } from '../../commands/index.ts';
import { readFormValue } from '../../src/chat/slack/form-value.ts';
import { createSlack, type Slack } from '../../src/chat/slack/index.ts';
import {
  type Answer,
  type Button,
  CannotDo,
  DIRECT_ROOM,
  type Dialog,
  type Driver,
  type FormSeen,
  type News,
  type Seen,
} from '../../src/play/driver.ts';
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
import { optionsOf } from './slack/block-kit.ts';
import { FakeSlack, type FillResult } from './slack/fake.ts';
import { buttonsIn, type Line, readBlocks } from './slack/render.ts';
import type { Channel, OpenView } from './slack/workspace.ts';
import { installedByManifest } from './slack-manifest.ts';

/** Scenarios over Slack: the fake with the directory's people in it, driven as its client is. */

/** Nothing fails here for being slow: a loaded machine is no fault of the bot. */
const PATIENT = { timeoutMs: 30_000, waitMs: 20_000, ackMs: 20_000, backoffMs: 20 };
const ACK_MS = 25_000;

/** The input by which a dialog with several buttons asks which of them is meant. */
const CHOICE = '办理';

export interface SlackSide extends Side {
  fake: FakeSlack;
  /** user ids by the ids of the directory */
  accounts: ReadonlyMap<string, string>;
}

/** @param has who is in Slack; everybody where absent */
export async function slackSide(
  tenant: TenantOrg[],
  { now, log }: SideParts,
  has: (person: Contact) => boolean = () => true,
): Promise<SlackSide> {
  // The clock stands still while the bot sends: the rates have tests of their own.
  const fake = await FakeSlack.start({
    installed: installedByManifest(),
    clock: { now: () => now().getTime() },
    rates: false,
  });
  fake.ackTimeoutMs = ACK_MS;
  const accounts = new Map<string, string>();
  for (const p of peopleOf(tenant).filter(has)) {
    accounts.set(p.id, fake.addUser({ name: p.name, email: p.email }));
  }
  const administrator = peopleOf(tenant).find((p) => p.name === ADMINISTRATOR);
  const groups = tenant.filter((o) => o.people.some(has));
  for (const org of groups) {
    const staff = [...org.people, ...(administrator ? [administrator] : [])];
    const members = [...new Set(staff.flatMap((p) => accounts.get(p.id) ?? []))];
    const id = fake.addChannel({ name: `duty-${org.id}`, members, isPrivate: true });
    const channel = fake.workspace.channels.get(id);
    if (channel) channel.topic = dutyGroup(org);
  }
  let slack: Slack | null = null;
  const settled = async (): Promise<void> => slack?.settled();
  return {
    platform: 'slack',
    groups,
    fake,
    accounts,
    create(receive, instance) {
      slack = createSlack(
        {
          botToken: fake.tokens.bot,
          apiUrl: fake.apiUrl,
          inbound: { type: 'socket', appToken: fake.tokens.app },
        },
        {
          receive,
          log,
          now,
          instance,
          commands: COMMANDS.map((c) => c.name),
          timing: PATIENT,
          unlimited: true,
        },
      );
      return slack;
    },
    connected: async () =>
      void (await fake.waitFor('a connection', () => fake.socket.connections > 0, ACK_MS)),
    driver: createSlackDriver(fake, tenant, accounts, settled),
    quiet: quietness(fake, settled),
    assertClean: () => fake.assertClean(),
    close: () => fake.stop(),
  };
}

/** @returns waits until the bot has taken in everything, the events that its own deeds raise among it */
function quietness(fake: FakeSlack, settled: () => Promise<void>): () => Promise<void> {
  const { deliveries } = fake.socket;
  let done = 0;
  return async () => {
    await settled();
    while (done < deliveries.length) {
      const fresh = deliveries.slice(done);
      done = deliveries.length;
      await Promise.all(fresh.map((d) => fake.socket.acknowledgement(d, ACK_MS)));
      await settled();
    }
  };
}

function createSlackDriver(
  fake: FakeSlack,
  tenant: TenantOrg[],
  accounts: ReadonlyMap<string, string>,
  settled: () => Promise<void>,
): Driver {
  const { workspace } = fake;
  const told = new Map<string, number>();

  function account(who: string): string {
    const id = orgOf(tenant, who).people.find((p) => p.name === who)?.id ?? '';
    const found = accounts.get(id);
    if (found === undefined) throw new CannotDo(`${who}没有 Slack 账号。`);
    return found;
  }

  /** Channels have ASCII names: people know them by their topics. */
  function channelId(who: string, room: string): string {
    const user = account(who);
    if (room === DIRECT_ROOM) return fake.dm(user);
    const joined = [...workspace.channels.values()].filter((c) => c.name !== '' && c.members.has(user));
    return roomNamed(
      joined.map((c) => ({ names: [c.topic, c.name], id: c.id })),
      who,
      room,
    ).id;
  }

  const topView = (user: string): OpenView | undefined => workspace.modals.get(user)?.at(-1);

  /** What opened, if anything, once the bot has done with what the person did. */
  async function answer(user: string): Promise<Answer> {
    await settled();
    const view = topView(user);
    return { note: null, dialog: view ? dialogOf(view) : null };
  }

  /** Whoever goes on with something else closes what stands open. */
  async function leaveDialog(user: string): Promise<void> {
    if (topView(user)) await fake.closeModal(user);
  }

  function dialogOf(view: OpenView, errors: Record<string, string> = {}): Dialog {
    const { modal } = view;
    const inputs = modal.blocks.filter((b) => b.type === 'input');
    const choice = inputs.find((b) => b.label.text === CHOICE);
    const submits = choice ? optionsOf(choice.element).map((o) => o.text.text) : [modal.submit?.text ?? ''];
    const lines = modal.blocks.map((b) => {
      const hint = b.type === 'input' ? (b.hint?.text ?? '') : '';
      const wrong = b.type === 'input' ? errors[b.label.text] : undefined;
      return [readBlocks(workspace, [b]), hint.replace('⚠', '✗'), wrong === undefined ? '' : `✗${wrong}`]
        .filter((t) => t !== '')
        .join(' ');
    });
    return {
      id: view.id,
      title: modal.title.text,
      fields: inputs
        .filter((b) => b !== choice)
        .map((b) => {
          const options = optionsOf(b.element).map((o) => o.text.text);
          return { label: b.label.text, options: options.length > 0 ? options : null };
        }),
      submits: submits.map((label) => ({ label, confirm: null })),
      text: asNamed([`【${modal.title.text}】`, ...lines].join('\n')),
    };
  }

  async function fill(user: string, values: Record<string, string[]>, button: string): Promise<Answer> {
    const view = topView(user);
    if (!view) throw new CannotDo('表单没有打开。');
    const several = dialogOf(view).submits.length > 1;
    const entries = Object.entries(values).map(([label, given]) => [label, entered(view, label, given)]);
    const result = await fake.fill(
      user,
      Object.fromEntries([...entries, ...(several ? [[CHOICE, button]] : [])]),
    );
    await settled();
    return result.closed ? answer(user) : stillOpen(user, result);
  }

  /** The bot's complaints stand at the fields; the client's own, in English, are of what it doesn't send. */
  function stillOpen(user: string, { errors }: FillResult): Answer {
    const view = topView(user);
    const dialog = view ? dialogOf(view, errors) : null;
    const all = Object.values(errors);
    if (all.length > 0 && all.every((e) => e.startsWith('Please '))) {
      return { note: `未发送：${Object.keys(errors).join('、')}`, dialog, held: true };
    }
    return { note: null, dialog };
  }

  return {
    dutyRoom: async (who) => dutyGroup(orgOf(tenant, who)),

    async say(who, room, text) {
      const user = account(who);
      await leaveDialog(user);
      const channel = channelId(who, room);
      if (/^[/／]/u.test(text)) {
        const ack = await fake.slash(user, channel, '/incident', text.slice(1));
        if (!ack) throw new Error(`${who}的命令没有得到答复：${text}`);
      } else await fake.say(user, channel, text);
      return answer(user);
    },

    async click(who, room, message, button) {
      const user = account(who);
      await leaveDialog(user);
      const ack = await fake.click(user, channelId(who, room), message, button);
      if (!ack) throw new Error(`${who}的操作没有得到答复：${button}`);
      return answer(user);
    },

    async submit(who, room, place, values, button) {
      const user = account(who);
      if ('dialog' in place) return fill(user, values, button);
      await leaveDialog(user);
      await fake.click(user, channelId(who, room), place.message, button);
      await settled();
      return fill(user, values, button);
    },

    async read(who, room) {
      const channel = workspace.channels.get(channelId(who, room));
      if (!channel) return [];
      return fake.transcript(channel.id, account(who)).map((line) => seen(channel, line));
    },

    async news() {
      const fresh: (News & { ts: string })[] = [];
      for (const channel of workspace.channels.values()) {
        const lines = fake.transcript(channel.id);
        fresh.push(...lines.slice(told.get(channel.id) ?? 0).map((line) => newsOf(channel, line)));
        told.set(channel.id, lines.length);
      }
      return fresh.sort((a, b) => a.ts.localeCompare(b.ts));
    },
  };

  function newsOf(channel: Channel, line: Line): News & { ts: string } {
    const [person] = [...channel.members].filter((m) => m !== workspace.bot.id);
    return {
      ts: line.ts,
      at: new Date(Number(line.ts) * 1000),
      room: channel.topic || channel.name,
      direct: channel.kind === 'im' ? (workspace.users.get(person ?? '')?.name ?? '') : null,
      author: line.from === workspace.bot.name ? '应急' : line.from,
      text: withFiles(line),
      onlyFor: line.ephemeralTo ?? null,
    };
  }
}

/** Choices as their labels; one text for a field that takes one. */
function entered(view: OpenView, label: string, given: string[]): string | string[] {
  const input = view.modal.blocks.find((b) => b.type === 'input' && b.label.text === label);
  const many =
    input?.type === 'input' &&
    (input.element.type === 'checkboxes' || input.element.type === 'multi_static_select');
  return many ? given.filter((g) => g !== '') : given.join(',');
}

function seen(channel: Channel, line: Line): Seen {
  const message = channel.messages.find((m) => m.ts === line.ts);
  const all = buttonsIn(message?.blocks ?? []);
  const buttonSeen = (b: (typeof all)[number]): Button => {
    const { title, text } = b.confirm ?? {};
    return { label: b.text.text, confirm: b.confirm ? `${title?.text ?? ''}${text?.text ?? ''}` : null };
  };
  const forms = all.flatMap((b) => {
    const form = readFormValue(b.value ?? '');
    return form ? [{ form, button: buttonSeen(b) }] : [];
  });
  const [first] = forms;
  const form: FormSeen | null = first
    ? {
        title: first.form.title,
        fields: first.form.fields.map((f) => ({
          label: f.label,
          options: f.options?.map((o) => o.label) ?? null,
        })),
        submits: forms.map((f) => f.button),
      }
    : null;
  const buttons = all.filter((b) => readFormValue(b.value ?? '') === null).map(buttonSeen);
  return { id: line.ts, author: line.from, text: withFiles(line), buttons, form };
}

/** Commands are told as they are typed here; scenarios know them by their own names. */
const asNamed = (text: string): string => text.replaceAll('/incident ', '/');

const withFiles = ({ text, files }: Line): string =>
  [asNamed(text), ...files.map((f) => `〔文件〕${f}`)].filter((t) => t !== '').join('\n');
