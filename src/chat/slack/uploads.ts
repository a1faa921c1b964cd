import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Sent } from '../../app/chat.ts';
import { type Api, nothing, type Outcome } from './api.ts';
import { failureOf, later } from './failures.ts';
import { createOnce } from './once.ts';
import { messageIdOf, timeOf } from './posts.ts';
import { inert } from './text.ts';

/** Files by Slack's external upload: ask for a URL, send the bytes, complete. Only the last step shows anything. */

export interface UploadFile {
  name: string;
  content: string;
}

export interface Uploads {
  /** @param thread the ts of the message below which it is to stand */
  upload(key: string, channel: string, file: UploadFile, thread?: string): Promise<Sent>;
}

const urlSchema = z.looseObject({ upload_url: z.url(), file_id: z.string() });
const historySchema = z.looseObject({
  messages: z.array(
    z.looseObject({
      ts: z.string(),
      text: z.string().optional(),
      files: z.array(z.looseObject({ id: z.string() })).optional(),
    }),
  ),
});

const NEWEST = 100;
const MAX_NAME = 200;
/** Slack shows the file a moment after it has said that it is complete. */
const LOOKS_MS = [0, 500, 1500];

export function createUploads(api: Api, instance: string, timeoutMs: number): Uploads {
  const once = createOnce<Sent>((sent) => sent.ok);

  /** Finds the message that shows the file: by the key's mark, which stands in the message's text. */
  async function find(mark: string, channel: string, thread?: string): Promise<Outcome<string | null>> {
    const where = thread === undefined ? { channel } : { channel, ts: thread };
    const method = thread === undefined ? 'conversations.history' : 'conversations.replies';
    const read = await api.call(method, { ...where, limit: NEWEST }, historySchema, { repeatable: true });
    if (!read.ok) return read.kind === 'refused' ? { ok: true, data: null } : read;
    const found = read.data.messages.find((m) => m.files !== undefined && m.text?.includes(mark));
    return { ok: true, data: found?.ts ?? null };
  }

  async function send(url: string, content: Buffer): Promise<Outcome<null>> {
    try {
      const body = new Uint8Array(content);
      const answer = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(timeoutMs) });
      return answer.ok ? { ok: true, data: null } : later(`Slack 没有收下文件（${answer.status}）`);
    } catch (error) {
      if (error instanceof TypeError || error instanceof DOMException) return later('连不上 Slack');
      throw error;
    }
  }

  /** Brings the bytes to Slack, where nobody sees them yet. @returns the file's id */
  async function bring(file: UploadFile): Promise<Outcome<string>> {
    const content = Buffer.from(file.content);
    const asked = { filename: inert(file.name, MAX_NAME), length: content.length };
    const ready = await api.call('files.getUploadURLExternal', asked, urlSchema, { repeatable: true });
    if (!ready.ok) return ready;
    const bytes = await send(ready.data.upload_url, content);
    return bytes.ok ? { ok: true, data: ready.data.file_id } : bytes;
  }

  async function attempt(key: string, channel: string, file: UploadFile, thread?: string): Promise<Sent> {
    const mark = `文件编号 ${createHash('sha256').update(`${instance}/${key}`).digest('hex').slice(0, 10)}`;
    const sent = (ts: string): Sent => ({ ok: true, messageId: messageIdOf(channel, ts), at: timeOf(ts) });
    const before = await find(mark, channel, thread);
    if (!before.ok) return failureOf(before);
    if (before.data !== null) return sent(before.data);

    const brought = await bring(file);
    if (!brought.ok) return failureOf(brought);
    const args = {
      files: [{ id: brought.data, title: inert(file.name, MAX_NAME) }],
      channel_id: channel,
      initial_comment: mark,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    };
    const completed = await api.call('files.completeUploadExternal', args, nothing);
    if (!completed.ok && !completed.ambiguous) return failureOf(completed);
    for (const ms of LOOKS_MS) {
      await wait(ms);
      const after = await find(mark, channel, thread);
      if (after.ok && after.data !== null) return sent(after.data);
    }
    if (!completed.ok) return failureOf(completed);
    // The file is there, its message not yet: known by the file's own id.
    return { ok: true, messageId: `file:${brought.data}`, at: new Date() };
  }

  return {
    upload: (key, channel, file, thread) => once.run(key, () => attempt(key, channel, file, thread)),
  };
}
