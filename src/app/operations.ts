import type { Directory } from '../domain/directory.ts';
import type { Room, Tx } from './store.ts';

/** @returns where what is wrong with the bot itself is said: 部应急办's rooms for operations, else its duty rooms */
export async function operationsRooms(tx: Tx, dir: Directory): Promise<Room[]> {
  const ero = dir.orgsOf('ero')[0];
  if (!ero) return [];
  const ops = await tx.roomsOfOrg(ero.id, 'ops');
  return ops.length > 0 ? ops : tx.roomsOfOrg(ero.id, 'duty');
}
