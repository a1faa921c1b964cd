import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Inbound } from '../../app/chat.ts';
import type { Asker } from './answer.ts';
import { listenForClicks } from './clicks.ts';
import { listenForCommands } from './commands.ts';
import type { Desk } from './desk.ts';
import { HEARD_EVENTS, type Heard, hear } from './events/index.ts';
import { isWelcome, memberEvent } from './events/member.ts';
import type { Names } from './names.ts';
import { listenForSubmissions } from './submissions.ts';

const GREETING =
  '应急机器人已加入本频道。请系统管理员发送“/incident 绑定 单位名称”，将本频道绑定为值班频道；发送“/incident 帮助”查看全部命令。';

const eventBody = z.looseObject({ event_id: z.string() });
const renamed = z.looseObject({ channel: z.looseObject({ id: z.string(), name: z.string() }) });

/** Turns everything that Slack tells of into inputs: events, commands, clicks, shortcuts and sent dialogs. */
export function listen(app: App, desk: Desk, names: Names): void {
  listenForCommands(app, desk);
  listenForClicks(app, desk);
  listenForSubmissions(app, desk);

  app.event(HEARD_EVENTS, async ({ event, body, context }) => {
    const botUser = context.botUserId ?? '';
    const deliveryId = `event:${eventBody.parse(body).event_id}`;
    const heard = hear(event, botUser);
    if (!heard) {
      const arrived = memberEvent.safeParse(event).data;
      if (arrived && isWelcome(arrived, botUser) && desk.isFirst(deliveryId))
        desk.inBackground(greet(desk, deliveryId, arrived));
      return;
    }
    const asker = askerOf(deliveryId, heard, await desk.room(heard.channel));
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

function askerOf(deliveryId: string, { handle, input }: Heard, room: Inbound['room']): Asker {
  return {
    inbound: { platform: 'slack', deliveryId, handle, room, input },
    trigger: null,
    responseUrl: null,
  };
}

/** Says in a channel that is new to the bot what is to be done there first. */
async function greet(
  desk: Desk,
  deliveryId: string,
  arrived: { channel: string; user: string },
): Promise<void> {
  const { channel, user } = arrived;
  const heard: Heard = { handle: user, channel, input: { type: 'joined', handle: user } };
  await desk.answerer.give(askerOf(deliveryId, heard, await desk.room(channel)), {
    text: GREETING,
    audience: 'room',
  });
}
