import { roomIdOf } from '../app/chat.ts';
import type { EmbeddedChatStore } from '../app/embedded-chat.ts';
import type { Store } from '../app/store.ts';

/** Gives each organization its duty room in the embedded chat, with all of its people, and each person a direct room. */
export async function seedLocalRooms(store: Store, chat: EmbeddedChatStore): Promise<void> {
  const dir = await store.transaction((tx) => tx.directory());
  for (const org of dir.orgs()) {
    const people = dir.peopleOf(org.id);
    const id = `duty-${org.id}`;
    await chat.ensureRoom(
      { id, name: `${org.name}值班群`, topic: '' },
      people.map((p) => p.id),
    );
    for (const p of people)
      await chat.ensureRoom({ id: `dm-${p.id}`, name: '应急（私聊）', topic: '' }, [p.id]);
    await store.transaction(async (tx) => {
      const duty = { platform: 'local' as const, recordId: null, groupId: null, orgId: org.id };
      await tx.saveRoom({
        ...duty,
        id: roomIdOf('local', id),
        externalId: id,
        name: `${org.name}值班群`,
        purpose: 'duty',
      });
      for (const p of people) {
        const direct = `dm-${p.id}`;
        await tx.saveRoom({
          ...duty,
          id: roomIdOf('local', direct),
          externalId: direct,
          name: p.name,
          purpose: 'direct',
        });
      }
    });
  }
}
