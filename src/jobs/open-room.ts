import type { ChatPort, Failure, Platform } from '../app/chat.ts';
import { roomIdOf } from '../app/chat.ts';
import type { JobPayloads } from '../app/job.ts';
import { incidents, load } from '../app/records.ts';
import type { Job, Room } from '../app/store.ts';
import type { PersonId } from '../domain/ids.ts';
import { roomMembers, roomTitle } from '../domain/incident/rooms.ts';
import type { Incident } from '../domain/incident/state.ts';
import { currentEdition } from '../plan/index.ts';
import { type JobParts, OK, type Result } from './parts.ts';

/** An incident's rooms on every platform where its people are: opened, and completed by those who come later. */

interface Member {
  id: PersonId;
  name: string;
  accounts: { platform: Platform; handle: string }[];
}

interface Scene {
  state: Incident;
  people: Member[];
}

/** Opens the war room, or a working group's room. */
export async function openRoom(p: JobPayloads['open_room'], j: Job, parts: JobParts): Promise<Result> {
  const scene = await sceneOf(p.record, parts, (state, ctx) => roomMembers(state, p.group, ctx));
  if (!scene) return OK;
  for (const [platform, port] of parts.ports) {
    const failure = await open(port, `job:${j.id}:${platform}`, p.group, scene, parts);
    if (failure) return failure;
  }
  return OK;
}

/** Invites people into the war room; on a platform that has none yet it is opened for them. */
export async function invite(p: JobPayloads['invite'], j: Job, parts: JobParts): Promise<Result> {
  const scene = await sceneOf(p.record, parts, (state) =>
    p.people.filter((id) => !state.gathered.includes(id)),
  );
  if (!scene || scene.people.length === 0) return OK;
  const missed = scene.people.filter((m) => m.accounts.length === 0).map((m) => `${m.name}（没有聊天账号）`);
  for (const [platform, port] of parts.ports) {
    const key = `job:${j.id}:${platform}`;
    const rooms = scene.state.rooms.filter((r) => r.group === null && r.room.startsWith(`${platform}:`));
    if (rooms.length === 0) {
      const failure = await open(port, key, null, scene, parts);
      if (failure) return failure;
    }
    const members = onPlatform(scene.people, platform);
    for (const { room } of members.length > 0 ? rooms : []) {
      const handles = members.map((m) => m.handle);
      const invited = await port.invite(key, room.slice(platform.length + 1), handles);
      if (!invited.ok && invited.kind === 'later') return invited;
      const failed = invited.ok
        ? invited.missed
        : handles.map((handle) => ({ handle, reason: invited.reason }));
      missed.push(...failed.map((m) => named(m, members)));
    }
  }
  const people = scene.people.map((m) => m.id);
  await parts.bot.system(p.record, { command: { type: 'people_invited', people, missed } });
  return OK;
}

async function sceneOf(
  record: JobPayloads['open_room']['record'],
  parts: JobParts,
  who: (state: Incident, ctx: Parameters<typeof roomMembers>[2]) => PersonId[],
): Promise<Scene | null> {
  return parts.store.transaction(async (tx) => {
    const { state } = await load(tx, incidents, record);
    if (!state) return null;
    const dir = await tx.directory();
    const people: Member[] = [];
    for (const id of who(state, { dir, edition: currentEdition }))
      people.push({ id, name: dir.person(id)?.name ?? id, accounts: await tx.handlesOf(id) });
    return { state, people };
  });
}

type Account = { handle: string; name: string };

function onPlatform(people: Member[], platform: Platform): Account[] {
  return people.flatMap(({ name, accounts }) =>
    accounts.filter((a) => a.platform === platform).map(({ handle }) => ({ handle, name })),
  );
}

/** @returns `四川省通信管理局值班员甲（不在本企业）` */
function named(missed: { handle: string; reason: string }, accounts: Account[]): string {
  const name = accounts.find((a) => a.handle === missed.handle)?.name ?? missed.handle;
  return `${name}（${missed.reason}）`;
}

/** @returns a failure that is to be tried again; what fails for good is said in the chronicle and the duty room */
async function open(
  port: ChatPort,
  key: string,
  group: string | null,
  { state, people }: Scene,
  parts: JobParts,
): Promise<Failure | null> {
  const { platform } = port;
  const members = onPlatform(people, platform);
  if (members.length === 0) return null;
  const name = roomTitle(state, group, currentEdition);
  const opened = await port.openRoom(key, {
    title: name,
    slug: `inc-${state.number}${group ? `-${group.slice(0, 8)}` : ''}`,
    topic: state.title,
    members: members.map((m) => m.handle),
  });
  const about = { name, group, people: people.map((m) => m.id) };
  if (!opened.ok) {
    if (opened.kind === 'later') return opened;
    await parts.bot.system(state.id, { command: { type: 'room_failed', reason: opened.reason, ...about } });
    return null;
  }
  const { externalId } = opened;
  const room: Room = {
    id: roomIdOf(platform, externalId),
    platform,
    externalId,
    name,
    purpose: group ? 'group' : 'war',
    orgId: null,
    recordId: state.id,
    groupId: group,
  };
  const missed = opened.missed.map((m) => named(m, members));
  const command = { type: 'room_opened' as const, room: room.id, missed, ...about };
  await parts.bot.system(state.id, { rooms: [room], command });
  return null;
}
