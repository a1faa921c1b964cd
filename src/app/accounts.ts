import { type AccountsCommand, type AccountsEvent, accountsId } from '../domain/accounts.ts';
import type { Context } from '../domain/context.ts';
import type { OrgId, PersonId } from '../domain/ids.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { accountRecords } from './account-records.ts';
import type { Platform } from './chat.ts';
import { job } from './job.ts';
import { append, load } from './records.ts';
import type { BotParts } from './scene.ts';
import type { Room, Tx } from './store.ts';
import { systemContext } from './system.ts';

/** Decides and writes; bound handles and rooms are in force at once. */
export async function applyAccounts(
  tx: Tx,
  org: OrgId,
  command: AccountsCommand,
  ctx: Context,
  room: Room | null,
): Promise<Refusal | null> {
  const id = accountsId(org);
  let from = await load(tx, accountRecords, id);
  const opening: AccountsEvent = { type: 'accounts_opened', org };
  if (!from.state) from = await append(tx, accountRecords, from, [opening], { ...ctx, actor: null }, null);
  const events = accountRecords.decide(from.state, command, ctx);
  if (isRefusal(events)) return events;
  if (events.length === 0) return null;
  await append(tx, accountRecords, from, events, ctx, room?.id ?? null);
  for (const e of events) await follow(tx, org, e, ctx);
  if (room && command.type === 'bind_room') await tx.saveRooms([{ ...room, purpose: 'duty', orgId: org }]);
  if (room && command.type === 'unbind_room') await tx.saveRooms([{ ...room, purpose: 'ops', orgId: null }]);
  await tx.enqueue([job('refresh', { record: id }, `record:${id}`, ctx.at, `coalesce:refresh:${id}`)]);
  return null;
}

async function follow(tx: Tx, org: OrgId, e: AccountsEvent, ctx: Context): Promise<void> {
  if (e.type === 'handle_bound') await tx.saveHandle(e.platform as Platform, e.handle, e.person);
  if (e.type === 'room_bound') {
    const platform = e.room.split(':')[0] as Platform;
    const payload = { platform, org };
    await tx.enqueue([
      job('match_people', payload, `match:${platform}`, ctx.at, `coalesce:match:${platform}:${org}`),
    ]);
  }
  if (e.type !== 'handle_claimed') return;
  const view = { kind: 'claim' as const, record: accountsId(org), claim: e.claim };
  for (const r of await administratorRooms(tx, org, ctx)) {
    await tx.enqueue([job('post', { room: r.id, view, pin: false, notice: null }, `room:${r.id}`, ctx.at)]);
  }
}

/** Where an administrator sees it who may confirm: in the organization's own duty rooms, else in 部应急办's. */
async function administratorRooms(tx: Tx, org: OrgId, ctx: Context): Promise<Room[]> {
  for (const host of [org, ...ctx.dir.orgsOf('ero').map((o) => o.id)]) {
    if (!ctx.dir.peopleOf(host).some((p) => p.posts.includes('admin'))) continue;
    const rooms = await tx.roomsOfOrg(host, 'duty');
    if (rooms.length > 0) return rooms;
  }
  return [];
}

/** The platform found a person by telephone number or e-mail: the account is theirs. */
export async function bindMatched(
  parts: BotParts,
  platform: Platform,
  found: { handle: string; person: PersonId }[],
): Promise<void> {
  await parts.store.transaction(async (tx) => {
    const ctx = await systemContext(parts, tx, null);
    for (const { handle, person } of found) {
      const org = ctx.dir.person(person)?.org;
      if (org) await applyAccounts(tx, org, { type: 'match', platform, handle, person }, ctx, null);
    }
  });
}
