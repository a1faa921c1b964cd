import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Asker } from './answer.ts';
import { listenForClicks } from './clicks.ts';
import { listenForCommands } from './commands.ts';
import type { Desk } from './desk.ts';
import { HEARD_EVENTS, hear } from './events/index.ts';
import type { Names } from './names.ts';
import { listenForSubmissions } from './submissions.ts';

const eventBody = z.looseObject({ event_id: z.string() });
const renamed = z.looseObject({ channel: z.looseObject({ id: z.string(), name: z.string() }) });

/** Turns everything that Slack tells of into inputs: events, commands, clicks, shortcuts and sent dialogs. */
export function listen(app: App, desk: Desk, names: Names): void {
  listenForCommands(app, desk);
  listenForClicks(app, desk);
  listenForSubmissions(app, desk);

  app.event(HEARD_EVENTS, async ({ event, body, context }) => {
    const heard = hear(event, context.botUserId ?? '');
    if (!heard) return;
    const asker: Asker = {
      inbound: {
        platform: 'slack',
        deliveryId: `event:${eventBody.parse(body).event_id}`,
        handle: heard.handle,
        room: await desk.room(heard.channel),
        input: heard.input,
      },
      trigger: null,
      responseUrl: null,
    };
    const reply = await desk.takeEvent(asker.inbound);
    // Acknowledged when it is committed; the answer takes its time.
    desk.inBackground(desk.answerer.give(asker, reply));
  });

  app.event(/^(?:channel|group)_rename$/u, async ({ event }) => {
    const { channel } = renamed.parse(event);
    names.renamed(channel.id, channel.name);
  });

  // What a listener throws keeps its event from being acknowledged: it comes again.
  app.error(async (error) => {
    desk.log.error({ err: error }, 'an event of Slack failed');
    throw error;
  });
}
