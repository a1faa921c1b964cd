import { roomIdOf } from '../app/chat.ts';
import type { JobPayloads } from '../app/job.ts';
import { incidents, load } from '../app/records.ts';
import type { Job, Room } from '../app/store.ts';
import type { PersonId } from '../domain/ids.ts';
import { roomMembers, roomTitle } from '../domain/incident/rooms.ts';
import { currentEdition } from '../plan/index.ts';
import type { JobParts, Result } from './parts.ts';

/** Opens the war room, or a working group's room, on every platform where its people are. */
export async function openRoom(p: JobPayloads['open_room'], j: Job, parts: JobParts): Promise<Result> {
  const plan = await parts.store.transaction(async (tx) => {
    const { state } = await load(tx, incidents, p.record);
    if (!state) return null;
    const dir = await tx.directory();
    const people = roomMembers(state, p.group, { dir, edition: currentEdition });
    const handles = new Map<PersonId, Awaited<ReturnType<typeof tx.handlesOf>>>();
    for (const id of people) handles.set(id, await tx.handlesOf(id));
    return { state, dir, people, handles };
  });
  if (!plan) return { ok: true };
  const { state, dir, people, handles } = plan;
  const title = roomTitle(state, p.group, currentEdition);
  for (const [platform, port] of parts.ports) {
    const members = people.flatMap((id) =>
      (handles.get(id) ?? []).filter((h) => h.platform === platform).map((h) => ({ id, handle: h.handle })),
    );
    if (members.length === 0) continue;
    const opened = await port.openRoom(`job:${j.id}:${platform}`, {
      title,
      slug: `inc-${state.number}${p.group ? `-${p.group.slice(0, 8)}` : ''}`,
      topic: state.title,
      members: members.map((m) => m.handle),
    });
    if (!opened.ok) {
      if (opened.kind === 'later') return opened;
      await parts.bot.system(p.record, {
        command: { type: 'room_failed', name: title, reason: opened.reason },
      });
      continue;
    }
    const room: Room = {
      id: roomIdOf(platform, opened.externalId),
      platform,
      externalId: opened.externalId,
      name: title,
      purpose: p.group ? 'group' : 'war',
      orgId: null,
      recordId: p.record,
      groupId: p.group,
    };
    const name = (handle: string): string => {
      const id = members.find((m) => m.handle === handle)?.id;
      return (id && dir.person(id)?.name) ?? handle;
    };
    const missed = opened.missed.map((m) => `${name(m.handle)}（${m.reason}）`);
    const command = { type: 'room_opened' as const, room: room.id, name: title, group: p.group, missed };
    await parts.bot.system(p.record, { rooms: [room], command });
  }
  return { ok: true };
}
