import { z } from 'zod';
import { applyAccounts } from '../src/app/accounts.ts';
import { roomIdOf } from '../src/app/chat.ts';
import { type Command, type CommandContext, defineCommand } from '../src/app/command.ts';
import { refuse } from '../src/domain/refusal.ts';

/** @returns why it can't be done here, in Chinese; null where it can */
function misplaced(type: 'bind_room' | 'unbind_room', { place, room }: CommandContext): string | null {
  if (place.direct) return '请在要绑定的群里发送本命令。';
  if (room?.recordId) return '事件的群不能绑定为值班群。';
  if (type === 'unbind_room' && !room?.orgId) return '本群尚未绑定单位。绑定请发送：/绑定 单位全称。';
  return null;
}

/** 绑定 and 解绑: which organization's duty room a group is. */
function binding(
  type: 'bind_room' | 'unbind_room',
  d: Pick<Command, 'id' | 'name' | 'aliases' | 'summary' | 'examples'>,
): Command {
  return defineCommand({
    ...d,
    group: 'general',
    record: 'none',
    keys: { 单位: 'org' },
    rest: 'org',
    args: z.object({ org: z.string().max(100, '单位名称过长').optional() }),
    async run(ctx, a) {
      const { place } = ctx;
      const wrong = misplaced(type, ctx);
      if (wrong !== null) return refuse('bad_input', null, { detail: wrong });
      const known = ctx.room?.orgId ? ctx.dir.org(ctx.room.orgId) : undefined;
      const typed = a.org ? ctx.dir.find(a.org).orgs : [known ?? ctx.org];
      const [org] = typed;
      if (typed.length !== 1 || !org) return refuse('no_such_person', null, { detail: a.org ?? '' });
      const id = roomIdOf(place.platform, place.externalId);
      const room = ctx.room ?? {
        id,
        platform: place.platform,
        externalId: place.externalId,
        name: place.name,
        purpose: 'duty' as const,
        orgId: null,
        recordId: null,
        groupId: null,
      };
      const denied = await applyAccounts(ctx.tx, org.id, { type, room: id, name: place.name }, ctx, room);
      if (denied) return denied;
      const done =
        type === 'bind_room' ? `本群已绑定为${org.name}的值班群，通知和呼叫将发到这里。` : '本群已解除绑定。';
      return { text: done, audience: 'room' };
    },
  });
}

export const bind = binding('bind_room', {
  id: 'bind',
  name: '绑定',
  aliases: ['bind'],
  summary: '将本群绑定为某单位的值班群（系统管理员）',
  examples: ['/绑定 四川省通信管理局'],
});

export const unbind = binding('unbind_room', {
  id: 'unbind',
  name: '解绑',
  aliases: ['unbind'],
  summary: '解除本群与单位的绑定（系统管理员）',
  examples: ['/解绑'],
});
