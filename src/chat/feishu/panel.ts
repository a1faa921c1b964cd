import type { Client } from '@larksuiteoapi/node-sdk';
import { cutText } from '../../app/cut.ts';
import type { Log } from '../common/redact.ts';
import type { Call } from './api.ts';

/** The command panel of recent clients: an extra, as a chosen command arrives as ordinary text. */

export interface PanelCommand {
  /** without slash and spaces */
  name: string;
  summary: string;
}

const URL = '/open-apis/application/v7/app_slash_commands';
const COMMANDS_MAX = 100;
const DESCRIPTION_MAX = 100;

interface Listed {
  command_id: string;
  command: string;
  description?: { default_value?: string };
}
interface Page {
  data?: { items?: Listed[]; page_token?: string; has_more?: boolean };
}

/** Makes the panel list the commands: adds what is missing and mends descriptions; what others added stays. */
export async function syncPanel(
  client: Client,
  call: Call,
  commands: PanelCommand[],
  log: Log,
): Promise<void> {
  const listed = await list(client, call);
  if (!listed) return;
  const room = Math.max(0, COMMANDS_MAX - listed.size);
  const wanted = commands.map((c) => ({ command: c.name, text: cutText(c.summary, DESCRIPTION_MAX) }));
  const missing = wanted.filter((c) => !listed.has(c.command)).slice(0, room);
  const changed = wanted.filter((c) => listed.has(c.command) && listed.get(c.command)?.text !== c.text);
  for (const { command, text } of missing) {
    const data = { command, description: { default_value: text } };
    const made = await call('slash.create', null, () => client.request({ method: 'POST', url: URL, data }));
    if (!made.ok) return;
  }
  for (const { command, text } of changed) {
    const url = `${URL}/${listed.get(command)?.id}`;
    const data = { description: { default_value: text } };
    const mended = await call('slash.update', null, () => client.request({ method: 'PATCH', url, data }));
    if (!mended.ok) return;
  }
  log.info({ added: missing.length, changed: changed.length }, '飞书命令面板已更新');
}

/** @returns the panel's commands by name; null where it could not be read, as without the scope */
async function list(client: Client, call: Call): Promise<Map<string, { id: string; text: string }> | null> {
  const found = new Map<string, { id: string; text: string }>();
  let token = '';
  do {
    const params = { page_size: 50, ...(token === '' ? {} : { page_token: token }) };
    const page = await call('slash.list', null, () =>
      client.request<Page>({ method: 'GET', url: URL, params }),
    );
    if (!page.ok) return null;
    const { items = [], page_token = '', has_more = false } = page.data.data ?? {};
    for (const c of items)
      found.set(c.command, { id: c.command_id, text: c.description?.default_value ?? '' });
    token = has_more ? page_token : '';
  } while (token !== '');
  return found;
}
