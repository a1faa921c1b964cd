import { z } from 'zod';
import { type Core, Refused } from '../core.ts';
import { LIMITS } from '../limits.ts';
import { post, toApp } from '../posts.ts';
import { fileJson } from '../wire.ts';
import type { Channel, SharedFile } from '../workspace.ts';
import { joinedChannel, json, list, messageBlocks, method } from './method.ts';

const completed = z.array(
  z.strictObject({ id: z.string(), title: z.string().optional(), highlight_type: z.string().optional() }),
);

/** Sending a file in three steps: ask for a URL, send the bytes there, complete. */
export const files = {
  'files.getUploadURLExternal': method(
    4,
    {
      filename: z.string().min(1),
      length: z.coerce.number().int().min(1),
      alt_txt: z.string().optional(),
      alt_text: z.string().optional(),
      snippet_type: z.string().optional(),
    },
    (args, core) => {
      const { filename: name, length } = args;
      const id = core.workspace.id('F');
      core.workspace.files.set(id, {
        id,
        name,
        title: name,
        user: core.workspace.bot.id,
        length,
        channels: [],
      });
      return { upload_url: `${core.origin}/upload/${id}`, file_id: id };
    },
  ),

  'files.completeUploadExternal': method(
    4,
    {
      files: json(completed.min(1)),
      channel_id: z.string().optional(),
      channels: list.optional(),
      initial_comment: z.string().max(LIMITS.postText).default(''),
      thread_ts: z.string().optional(),
      blocks: messageBlocks.optional(),
    },
    (args, core) => {
      const uploaded = args.files.map((f) => titled(core, f.id, f.title));
      const ids = [...(args.channel_id === undefined ? [] : [args.channel_id]), ...(args.channels ?? [])];
      for (const id of ids) {
        share(core, joinedChannel(core, id), uploaded, {
          user: core.workspace.bot.id,
          text: args.initial_comment,
          ...(args.blocks === undefined ? {} : { blocks: args.blocks }),
          ...(args.thread_ts === undefined ? {} : { threadTs: args.thread_ts }),
        });
      }
      return { files: uploaded.map((f) => fileJson(core, f)) };
    },
  ),
};

/** Posts files into a channel: one message with all of them, and one file_shared event each. */
export function share(core: Core, channel: Channel, shared: SharedFile[], draft: Parameters<typeof post>[2]) {
  for (const file of shared) file.channels.push(channel.id);
  const { message, deliveries } = post(core, channel, { ...draft, subtype: 'file_share', files: shared });
  const events = shared.flatMap((file) =>
    toApp(core, channel, {
      type: 'file_shared',
      file_id: file.id,
      file: { id: file.id },
      user_id: draft.user,
      channel_id: channel.id,
      event_ts: message.ts,
    }),
  );
  return { message, deliveries: [...deliveries, ...events] };
}

function titled(core: Core, id: string, title: string | undefined): SharedFile {
  const file = core.workspace.files.get(id);
  if (file === undefined) throw new Refused('file_not_found');
  if (file.bytes === undefined)
    throw new Refused('file_not_found', `file ${id} was completed before its bytes came`);
  if (title !== undefined) file.title = title;
  return file;
}
