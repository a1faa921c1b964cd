import type { Text } from './block-elements.ts';
import type { Action, Block, RichPart } from './block-kit.ts';
import type { Channel, Message, Workspace } from './workspace.ts';

/** One message as a person reads it. */
export interface Line {
  ts: string;
  /** the name of the person or bot who wrote it */
  from: string;
  /** header, sections, fields and texts, one per line; buttons as `[label]` */
  text: string;
  buttons: string[];
  edited: boolean;
  pinned: boolean;
  /** true where it notifies everybody in the channel, the workspace or a user group */
  broadcast: boolean;
  files: string[];
  reactions: string[];
  threadTs?: string;
  /** the name of the only person who sees it */
  ephemeralTo?: string;
}

const BROADCAST = /<!(channel|here|everyone|subteam\^)/;
const REMARK = /^(channel|group)_(join|leave|topic|purpose)$/;

/**
 * @param viewer a user's id: only what they see; absent: everything
 * @returns the channel from its first message on, without Slack's own lines
 */
export function transcript(workspace: Workspace, channel: Channel, viewer?: string): Line[] {
  const sees = (m: Message) =>
    viewer === undefined || m.ephemeralTo === undefined || m.ephemeralTo === viewer;
  if (viewer !== undefined && channel.kind !== 'public' && !channel.members.has(viewer)) return [];
  return channel.messages.filter((m) => sees(m) && !REMARK.test(m.subtype ?? '')).map(line);

  function line(message: Message): Line {
    const name = (id: string) => workspace.users.get(id)?.name ?? id;
    return {
      ts: message.ts,
      from: name(message.user),
      text: readable(workspace, message),
      buttons: buttonsIn(message.blocks).map((b) => b.text.text),
      edited: message.edited !== undefined,
      pinned: channel.pins.some((p) => p.ts === message.ts),
      broadcast: [message.text, ...parsedTexts(message.blocks)].some((t) => BROADCAST.test(t)),
      files: message.files.map((f) => f.name),
      reactions: message.reactions.map((r) => r.name),
      ...(message.threadTs === undefined ? {} : { threadTs: message.threadTs }),
      ...(message.ephemeralTo === undefined ? {} : { ephemeralTo: name(message.ephemeralTo) }),
    };
  }
}

/** Every button of a message or modal, in reading order, with the block that it stands in. */
export function buttonsIn(blocks: Block[]) {
  return blocks.flatMap((block) =>
    elementsOf(block).flatMap((e) => (e.type === 'button' ? [{ ...e, block_id: block.block_id }] : [])),
  );
}

/** The one button with this label. @throws Error when there is none, or more than one: a person could not tell */
export function buttonIn(blocks: Block[], label: string) {
  const [found, second] = buttonsIn(blocks).filter((b) => b.text.text === label);
  if (found === undefined || second !== undefined) {
    const labels = buttonsIn(blocks).map((b) => `[${b.text.text}]`);
    throw new Error(
      `${found === undefined ? 'no' : 'more than one'} button [${label}] among: ${labels.join(' ')}`,
    );
  }
  return found;
}

/** The text of a modal or message's blocks as people read it. */
export function readBlocks(workspace: Workspace, blocks: Block[]): string {
  return blocks.flatMap((b) => readBlock(workspace, b)).join('\n');
}

/** mrkdwn as people read it: mentions and links by their names, entities and bold marks resolved. */
export function readMrkdwn(workspace: Workspace, text: string): string {
  return text
    .replace(/<@(\w+)(?:\|[^>]*)?>/g, (_, id: string) => `@${workspace.users.get(id)?.name ?? id}`)
    .replace(/<#(\w+)(?:\|[^>]*)?>/g, (_, id: string) => `#${workspace.channels.get(id)?.name ?? id}`)
    .replace(/<!(channel|here|everyone)(?:\|[^>]*)?>/g, '@$1')
    .replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<[^|>]+\|([^>]*)>/g, '$1')
    .replace(/<((?:https?|mailto):[^>]*)>/g, '$1')
    .replace(/(^|[\s(（])\*([^*\n]+)\*(?![\p{L}\p{N}])/gu, '$1$2')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** The texts in which Slack looks for mentions: mrkdwn at any depth; never plain_text. */
function parsedTexts(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(parsedTexts);
  if (typeof part !== 'object' || part === null) return [];
  const parsed = 'type' in part && (part.type === 'mrkdwn' || part.type === 'markdown');
  if (parsed && 'text' in part && typeof part.text === 'string') return [part.text];
  return parsedTexts(Object.values(part));
}

function readable(workspace: Workspace, message: Message): string {
  if (message.blocks.length === 0) return readMrkdwn(workspace, message.text);
  return readBlocks(workspace, message.blocks);
}

function elementsOf(block: Block): Action[] {
  if (block.type === 'actions') return block.elements;
  if (block.type === 'section' && block.accessory && block.accessory.type !== 'image')
    return [block.accessory];
  return [];
}

function readBlock(workspace: Workspace, block: Block): string[] {
  const read = (text: Text) => (text.type === 'plain_text' ? text.text : readMrkdwn(workspace, text.text));
  const controls = elementsOf(block).map(labelOf);
  switch (block.type) {
    case 'header':
      return [block.text.text];
    case 'section': {
      const texts = [...(block.text ? [block.text] : []), ...(block.fields ?? [])].map(read);
      return controls.length > 0 ? [...texts, controls.join(' ')] : texts;
    }
    case 'actions':
      return [controls.join(' ')];
    case 'context':
      return [block.elements.map((e) => (e.type === 'image' ? e.alt_text : read(e))).join(' ')];
    case 'rich_text':
      return block.elements.map(readRich);
    case 'divider':
      return ['———'];
    case 'input':
      return [`${block.label.text}：`];
    case 'image':
      return [block.title?.text ?? block.alt_text];
    case 'markdown':
      return [block.text];
  }
}

/** Quotations and lists as they look; set-off words are not told apart. */
function readRich(part: RichPart): string {
  const words = (elements: { text: string }[]): string => elements.map((e) => e.text).join('');
  if (part.type === 'rich_text_list') return part.elements.map((s) => `· ${words(s.elements)}`).join('\n');
  return part.type === 'rich_text_quote' ? `“${words(part.elements)}”` : words(part.elements);
}

function labelOf(element: Action): string {
  if (element.type === 'button') return `[${element.text.text}]`;
  const placeholder = 'placeholder' in element ? element.placeholder?.text : undefined;
  return `[${placeholder ?? element.type}]`;
}
