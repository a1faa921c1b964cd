import { roomIdOf } from '../app/chat.ts';
import type { EmbeddedChatStore, LocalRoom } from '../app/embedded-chat.ts';
import type { Room, Store, Tx } from '../app/store.ts';
import type { Org } from '../domain/directory.ts';
import type { OrgId } from '../domain/ids.ts';

const DIRECT_NAME = '应急（私聊）';

/**
 * Gives each organization its duty rooms in the embedded chat, as the directory names them, with all of its people, and
 * each person a direct room. Rooms and members that are there already cost one look.
 */
export async function seedLocalRooms(store: Store, chat: EmbeddedChatStore): Promise<void> {
  const wanted = await store.transaction(async (tx) => {
    const dir = await tx.directory();
    const rooms: { room: LocalRoom; members: string[] }[] = [];
    for (const org of dir.orgs()) {
      const people = dir.peopleOf(org.id).map((p) => p.id);
      for (const duty of await dutyRooms(tx, org)) {
        rooms.push({ room: { id: duty.externalId, name: duty.name, topic: '' }, members: people });
      }
      for (const p of dir.peopleOf(org.id)) {
        const direct = roomOf(org.id, `dm-${p.id}`, p.name, 'direct');
        if (!(await tx.room(direct.id))) await tx.saveRooms([direct]);
        rooms.push({ room: { id: direct.externalId, name: DIRECT_NAME, topic: '' }, members: [p.id] });
      }
    }
    return rooms;
  });
  for (const { room, members } of wanted) {
    const there = await chat.room(room.id);
    if (!there || members.some((m) => !there.members.includes(m))) await chat.ensureRoom(room, members);
  }
}

/** Those that the directory lists, else one that is named after the organization. */
async function dutyRooms(tx: Tx, org: Org): Promise<Room[]> {
  const listed = (await tx.roomsOfOrg(org.id, 'duty')).filter((r) => r.platform === 'local');
  if (listed.length > 0) return listed;
  const duty = roomOf(org.id, `duty-${org.id}`, `${org.name}值班群`, 'duty');
  await tx.saveRooms([duty]);
  return [duty];
}

function roomOf(orgId: OrgId, externalId: string, name: string, purpose: 'duty' | 'direct'): Room {
  return {
    id: roomIdOf('local', externalId),
    platform: 'local',
    externalId,
    name,
    purpose,
    orgId,
    recordId: null,
    groupId: null,
  };
}
